import { curl, type LessonText, leaf, openssl, uncheckedTls } from './writing.js';

export const wrongHost: LessonText = {
  title: 'The certificate belongs to another name',
  broken:
    'The certificate may be good, but none of its subject alternative names (SAN) is the name or address that was dialled. The common name does not count any more (RFC 9525), and an IP address needs a SAN of its own.',
  symptom:
    'The connection is refused although chain and dates are right. It often appears after a move, a new subdomain, a call by IP address or by the internal name of a container.',
  confirm: [
    openssl(leaf('-ext subjectAltName'), 'A list without the name that you dial.'),
    curl(
      'curl -sv https://HOST:PORT/ -o /dev/null',
      '"no alternative certificate subject name matches", exit code 60.',
    ),
  ],
  fix: {
    server:
      'Issue a certificate whose SAN lists every name, and every IP address, that clients dial. A wildcard covers one label only: `*.example.com` fits neither `example.com` nor `a.b.example.com`.',
    client:
      'Dial a name that the certificate carries. If you must connect to another address, keep the name for TLS: `curl --connect-to`, `servername` in Node.js, `server_hostname` in Python.',
  },
  never: {
    do: [...uncheckedTls, 'checkServerIdentity: () => undefined', 'check_hostname = False', 'NoopHostnameVerifier'],
    why: 'Whoever owns a valid certificate for any name at all could then pose as this server. The name is the half of the check that ties a certificate to your peer.',
  },
  retry: { helps: 'no', why: 'The same certificate comes again, unless only one node of several is wrong.' },
  answer: {
    status: 502,
    title: 'Upstream certificate is for another host',
    log: 'The name that was dialled and the SAN list that came back.',
  },
};

export const sniProblem: LessonText = {
  title: 'The server did not find a certificate for this name',
  broken:
    'One address serves many names, and picks the certificate by the name in the ClientHello (SNI). The name was missing, unknown or different from the Host header, so a foreign certificate or the alert unrecognized_name came back.',
  symptom:
    'A certificate of another tenant or a placeholder ("Kubernetes Ingress Controller Fake Certificate"), the alert 112 `unrecognized_name`, or HTTP 421. Browsers may work while scripts and old clients do not.',
  confirm: [
    openssl(
      leaf('-subject -ext subjectAltName'),
      'The right certificate only with -servername; run it again with -noservername in its place.',
    ),
    curl('curl -sv https://HOST:PORT/ -o /dev/null', '"unrecognized name", or the names of another tenant.'),
  ],
  fix: {
    server:
      'Add a virtual host, Ingress rule or certificate for this name, and make sure that the default one is what you want strangers to see. Behind a proxy pass the name on (`proxy_ssl_server_name on` in nginx).',
    client:
      'Dial by name, not by address, and set the TLS name to the Host header when they are set by hand (`servername`, `server_hostname`, `-servername`). Replace clients that send no SNI.',
  },
  never: {
    do: uncheckedTls,
    why: "You would talk to another tenant's server, and hand it your requests and tokens.",
  },
  retry: {
    helps: 'no',
    why: 'The same name leads to the same answer. After HTTP 421 a new connection may help (RFC 9110 §15.5.20).',
  },
  answer: {
    status: 502,
    title: 'Upstream does not know this host name',
    log: 'The SNI name that was sent, the Host header, and the subject that came back.',
  },
};
