import { curl, type LessonText, leaf, openssl, tool, uncheckedTls } from './writing.js';

const chain = 'openssl s_client -connect HOST:PORT -servername HOST -showcerts </dev/null';

export const selfSignedLeaf: LessonText = {
  title: 'The certificate signed itself',
  broken:
    'The server shows a single certificate that no CA stands behind: its issuer is itself. Anyone can make one in a second, so it proves nothing.',
  symptom:
    'The connection is refused with "self-signed certificate". Typical for development servers, appliances, databases and load balancers that still have the certificate they were installed with.',
  confirm: [
    openssl(leaf('-subject -issuer'), 'Subject and issuer are the same.'),
    curl('curl -sv https://HOST:PORT/ -o /dev/null', '"self-signed certificate", exit code 60.'),
  ],
  fix: {
    server:
      'Get a certificate from a CA: a public one (ACME) for public names, the company CA or a local one (mkcert, step-ca) for the rest.',
    client:
      'If the certificate is meant to be so, obtain it over a safe way, compare its fingerprint with the owner, and trust exactly this one certificate (`--cacert`, `ca:`, `verify="FILE"`).',
  },
  never: {
    do: uncheckedTls,
    why: 'A self-signed certificate of an attacker looks the same. Without the check you cannot tell them apart.',
  },
  retry: { helps: 'no', why: 'It stays untrusted until the server or the trust store changes.' },
  answer: {
    status: 502,
    title: 'Upstream certificate is self-signed',
    log: 'Subject, issuer and SHA-256 fingerprint of the certificate.',
  },
};

export const untrustedRoot: LessonText = {
  title: 'The root is not trusted',
  broken:
    'The chain is complete, but it ends in a root that this client does not know: a private CA, a new public CA in an old trust store, or a container without a CA bundle.',
  symptom:
    'One machine or one language fails while others, that have the CA installed, work. Messages speak of an unknown authority or issuer, or of a self-signed certificate *in the chain*.',
  confirm: [
    openssl(chain, 'The last issuer (i:) is a CA that you do not have; "Verify return code: 19" or 20.'),
    curl('curl -sv --cacert ROOT.pem https://HOST:PORT/ -o /dev/null', 'Success once the right root is given.'),
  ],
  fix: {
    server:
      'For public clients use a public CA. For private ones publish the root where its users find it, and send the whole chain except the root.',
    client:
      'Get the root from its owner over a safe way and add it to the trust store that this client really reads; each language has its own. Update ca-certificates, certifi or the JDK when the CA is public.',
  },
  never: {
    do: [...uncheckedTls, 'copying the root out of the failing connection itself'],
    why: 'A man in the middle would give you his own root the same way, and from then on every check would pass.',
  },
  retry: { helps: 'no', why: 'It stays untrusted until the trust store or the chain changes.' },
  answer: {
    status: 502,
    title: 'Upstream certificate is not trusted',
    log: 'The issuer at the end of the chain, and which trust store was used.',
  },
};

export const incompleteChain: LessonText = {
  title: 'The server leaves out an intermediate',
  broken:
    'The server sends its own certificate without the intermediate that issued it, so the client cannot build the way to the root. The server was given cert.pem where it needs fullchain.pem.',
  symptom:
    'Browsers work, because they remember or fetch intermediates; curl, Node.js, Python, Java and Android fail with "unable to get local issuer certificate" or "unable to verify the first certificate".',
  confirm: [
    openssl(chain, 'Only certificate 0, and "Verify return code: 21 (unable to verify the first certificate)".'),
    curl(
      'curl -sv https://HOST:PORT/ -o /dev/null',
      '"unable to get local issuer certificate" while a browser is content.',
    ),
  ],
  fix: {
    server:
      'Serve the leaf followed by its intermediates (`fullchain.pem`; `ssl_certificate` in nginx, `SSLCertificateFile` in Apache), without the root. Check that leaf and intermediate belong together after each renewal.',
    client:
      'Until the server is fixed, add the missing intermediate to your bundle (`--cacert`, `NODE_EXTRA_CA_CERTS`, `REQUESTS_CA_BUNDLE`). Its address stands in the certificate under Authority Information Access.',
  },
  never: {
    do: uncheckedTls,
    why: 'The repair is one file on the server; unchecked TLS gives away the protection for all connections.',
  },
  retry: { helps: 'no', why: 'The chain stays incomplete until the server is given the right file.' },
  answer: {
    status: 502,
    title: 'Upstream certificate chain is incomplete',
    log: 'Number of certificates received, and the issuer of the last one.',
  },
};

export const proxyInterception: LessonText = {
  title: 'A proxy or security product stands in between',
  broken:
    'The certificate does not come from the server: a corporate proxy, antivirus or cloud gateway opens TLS and signs again with its own CA, or a CONNECT proxy refuses the tunnel. The client does not trust that CA, or the product breaks the rules.',
  symptom:
    'It fails in the office or on one laptop and works at home. The issuer is the company or a product (Zscaler, Netskope, Fortinet, Kaspersky …); or the proxy answers 403, 407 or 502 to CONNECT.',
  confirm: [
    openssl(leaf('-issuer'), 'A company or product as issuer; another issuer from another network.'),
    curl('curl -sv https://HOST:PORT/ -o /dev/null', '"CONNECT tunnel failed", or an issuer that is not a public CA.'),
    tool('env', 'env | grep -i _proxy', 'A proxy that is set for this process.'),
  ],
  fix: {
    server: 'Nothing to fix on this side.',
    client:
      'Ask the network team for the CA certificate of the proxy and add it to the trust store of this client, or have the address exempted from inspection. For 407 give the proxy credentials; for the rest set NO_PROXY.',
  },
  never: {
    do: uncheckedTls,
    why: 'You could no longer tell the proxy of your company from a stranger in the same Wi-Fi.',
  },
  retry: { helps: 'no', why: 'The proxy does the same each time, except when it was itself overloaded (502, 503).' },
  answer: {
    status: 502,
    title: 'Connection to upstream is intercepted',
    log: 'The issuer that came back, the proxy in use, and the status that it answered.',
  },
};

export const pinningFailure: LessonText = {
  title: 'The key is not the pinned one',
  broken:
    'The chain is trusted, but this client only accepts certain keys (pins), and the key of the server is none of them. Either the server changed its key without a backup pin in the client, or someone intercepts.',
  symptom:
    'One app or one script stops working after a renewal, while browsers are content. On phones it lasts until people update the app.',
  confirm: [
    openssl(
      `${leaf('-pubkey')} | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64`,
      'A value that is not in the list of pins.',
    ),
    curl('curl -sv --pinnedpubkey "sha256//PIN" https://HOST:PORT/ -o /dev/null', 'Exit code 90.'),
  ],
  fix: {
    server:
      'Renew with the same key, or go back to a key that is pinned. Announce key changes early enough for clients to ship the new pin.',
    client:
      'Compare the new key with the owner over another way, then update the pins. Always ship a backup pin, pin an intermediate or root rather than the leaf, and give pins a last day.',
  },
  never: {
    do: [...uncheckedTls, 'taking over the new key without asking anyone'],
    why: 'The pin exists to stop exactly this: a valid certificate with a foreign key.',
  },
  retry: { helps: 'no', why: 'The key stays the same until one of both sides changes.' },
  answer: {
    status: 502,
    title: 'Upstream key is not the expected one',
    log: 'The SHA-256 of the public key that was presented, the issuer, and the pins that were expected; tell security.',
  },
};

export const certificateTransparency: LessonText = {
  title: 'The certificate is not publicly logged',
  broken:
    'Browsers and Apple systems want proof (SCTs) that a public CA entered the certificate in Certificate Transparency logs (RFC 6962). The proof is missing, too little, or does not verify.',
  symptom:
    'Chrome says ERR_CERTIFICATE_TRANSPARENCY_REQUIRED, Safari and Firefox refuse too, while curl, Node.js and Java do not care. Fresh certificates of small or private CAs under a public root are the usual case.',
  confirm: [
    openssl(leaf('-text | grep -A2 "CT Precertificate SCTs"'), 'No SCTs at all, or fewer than two logs.'),
    tool(
      'chrome',
      'Open the page and look at the Security tab of the developer tools',
      'ERR_CERTIFICATE_TRANSPARENCY_REQUIRED.',
    ),
  ],
  fix: {
    server:
      'Get a certificate from a CA that embeds SCTs (all public ones do by default). If you asked the CA to keep it out of the logs for secrecy, use a private CA in place of it.',
    client:
      'Private CAs need no SCTs: install the CA as a locally trusted root. On managed machines an administrator can exempt names by policy.',
  },
  never: {
    do: ['--ignore-certificate-errors', 'a fleet-wide policy that switches certificate transparency off'],
    why: 'The logs are how wrongly issued certificates are found; without them nobody would notice a forged one.',
  },
  retry: { helps: 'no', why: 'The certificate has to be issued again.' },
  answer: {
    status: 502,
    title: 'Upstream certificate is not publicly logged',
    log: 'Issuer, serial number and the logs that its SCTs name.',
  },
};
