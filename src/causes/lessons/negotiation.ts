import { curl, type LessonText, openssl, tool, uncheckedTls } from './writing.js';

const oldTls = [
  '--tlsv1.0 for everything',
  "minVersion: 'TLSv1'",
  'MinProtocol = TLSv1 in the system-wide configuration',
];

export const protocolVersion: LessonText = {
  title: 'No TLS version in common',
  broken:
    'Client and server each accept a range of TLS versions, and the ranges do not meet, or the server chose one that is forbidden. TLS 1.0 and 1.1 are deprecated (RFC 8996), SSL 2 and 3 long dead.',
  symptom:
    '"unsupported protocol", "protocol version", alert 70. It appears when a server drops old versions and an old client stays behind, or the other way round.',
  confirm: [
    openssl(
      'openssl s_client -connect HOST:PORT -servername HOST -tls1_2 </dev/null',
      'A cipher, or the alert; then the same with -tls1_3.',
    ),
    curl('curl -sv --tlsv1.2 https://HOST:PORT/ -o /dev/null', '"alert protocol version" or "unsupported protocol".'),
  ],
  fix: {
    server: 'Offer TLS 1.2 and 1.3 (`ssl_protocols TLSv1.2 TLSv1.3`).',
    client:
      'Update the runtime or its TLS library so that it speaks TLS 1.2 or 1.3, and remove settings that pin an old version.',
  },
  never: {
    do: oldTls,
    why: 'Old versions can be broken or downgraded on the way. Allow them, if at all, for the one peer that has nothing else.',
  },
  retry: { helps: 'no', why: 'The versions stay apart until one side is updated.' },
  answer: {
    status: 502,
    title: 'Upstream speaks no acceptable TLS version',
    log: 'The versions that you offer and the one that the server chose, or the alert.',
  },
};

export const noSharedCipher: LessonText = {
  title: 'No cipher suite, group or signature algorithm in common',
  broken:
    'The versions fit, but there is no cipher suite, key-exchange group or signature algorithm that both ends accept, or only one that is insecure (RC4, 3DES, NULL, anonymous, export).',
  symptom:
    'Alert handshake_failure (40) straight after the ClientHello, "no shared cipher", ERR_SSL_VERSION_OR_CIPHER_MISMATCH. Usual after hardening a server, or with devices that stand still since years.',
  confirm: [
    openssl(
      'openssl s_client -connect HOST:PORT -servername HOST -cipher ALL:@SECLEVEL=0 </dev/null',
      'Success now, and the suite after "Cipher is".',
    ),
    tool('nmap', 'nmap --script ssl-enum-ciphers -p PORT HOST', 'The suites that the server has.'),
  ],
  fix: {
    server:
      'Enable ECDHE suites with AES-GCM or ChaCha20, the groups X25519 and P-256, and a certificate (RSA or ECDSA) that fits the suites.',
    client: 'Update the TLS library, or remove a cipher list of your own that is older than the server.',
  },
  never: {
    do: ['ciphers: "ALL"', 'ciphers: "DEFAULT@SECLEVEL=0" for every peer', 'enabling RC4, 3DES, NULL or export suites'],
    why: 'The old suites can be decrypted by others; that they still connect is the danger.',
  },
  retry: { helps: 'no', why: 'The lists stay apart until one side changes.' },
  answer: {
    status: 502,
    title: 'Upstream shares no cipher with this service',
    log: 'The suites, groups and signature algorithms that you offer, and the alert.',
  },
};

export const legacyRenegotiation: LessonText = {
  title: 'The server renegotiates in the old, unsafe way',
  broken:
    'The server does not know secure renegotiation (RFC 5746), or starts a renegotiation that the client does not allow. OpenSSL 3 refuses such servers by default.',
  symptom:
    '"unsafe legacy renegotiation disabled" after an upgrade to OpenSSL 3 (Ubuntu 22.04, Node.js 18, Python images), with old appliances and some inspection proxies.',
  confirm: [
    openssl(
      'openssl s_client -connect HOST:PORT -servername HOST -tls1_2 -legacy_renegotiation </dev/null',
      '"Secure Renegotiation IS NOT supported".',
    ),
    curl('curl -sv https://HOST:PORT/ -o /dev/null', '"unsafe legacy renegotiation disabled", exit code 35.'),
  ],
  fix: {
    server:
      'Update the TLS stack of the server or appliance; RFC 5746 is of 2010. Or offer TLS 1.3, which has no renegotiation.',
    client:
      'Nothing to fix. For a peer that cannot be updated, allow it for this one connection (`SSL_OP_LEGACY_SERVER_CONNECT`).',
  },
  never: {
    do: [
      'UnsafeLegacyServerConnect in the system-wide openssl.cnf',
      'sun.security.ssl.allowUnsafeRenegotiation=true',
      ...uncheckedTls.slice(0, 2),
    ],
    why: 'Someone on the way could put his own request before yours in the same connection (CVE-2009-3555).',
  },
  retry: { helps: 'no', why: 'The server stays as it is until it is updated.' },
  answer: {
    status: 502,
    title: 'Upstream uses unsafe renegotiation',
    log: 'Host, port and the TLS version that was chosen.',
  },
};

export const alpnMismatch: LessonText = {
  title: 'No application protocol in common',
  broken:
    'ALPN (RFC 7301) settles in the handshake whether HTTP/1.1, HTTP/2 or something else is spoken. Here the two lists do not meet, or one end speaks another protocol than was agreed.',
  symptom:
    'Alert no_application_protocol (120), "cannot check peer: missing selected ALPN property", or unreadable bytes where a response should be. gRPC through proxies that only know HTTP/1.1 is the usual case.',
  confirm: [
    openssl(
      'openssl s_client -connect HOST:PORT -servername HOST -alpn h2,http/1.1 </dev/null',
      '"ALPN protocol: …", or "No ALPN negotiated".',
    ),
    curl('curl -sv --http2 https://HOST:PORT/ -o /dev/null', 'The line "ALPN: server accepted …".'),
  ],
  fix: {
    server:
      'Switch on HTTP/2 where clients need it (`http2 on`), in every proxy on the way, and let ALPN name what the backend really speaks.',
    client: 'Offer both h2 and http/1.1, or force the one that the server has (`--http1.1`). Keep ALPN on for gRPC.',
  },
  never: {
    do: ['switching ALPN off to silence the error', 'plaintext HTTP/2 (h2c) across a network'],
    why: 'The protocol would then be guessed, and requests can end up at a service that reads them differently.',
  },
  retry: { helps: 'no', why: 'The lists stay the same until one side changes.' },
  answer: {
    status: 502,
    title: 'Upstream speaks another application protocol',
    log: 'The protocols that were offered, the one that was chosen, and the first bytes of the answer.',
  },
};

export const plaintextOnTlsPort: LessonText = {
  title: 'The server answers in clear text',
  broken:
    'The client speaks TLS, and the server something else: plain HTTP, SSH, SMTP or the page of a proxy. The port is wrong, TLS is not switched on, or the protocol starts in clear text and wants STARTTLS first.',
  symptom:
    '"wrong version number", "record too long", "first record does not look like a TLS handshake", "plaintext connection?": the client read the letters of a text as a TLS record.',
  confirm: [
    curl('curl -v http://HOST:PORT/', 'An HTTP answer: this port speaks plain HTTP.'),
    tool('nc', 'nc HOST PORT </dev/null', 'A greeting such as "220 …" (SMTP) or "SSH-2.0-…".'),
  ],
  fix: {
    server: 'Switch TLS on for this port (`listen 443 ssl`), or give clients the port that has it.',
    client:
      'Use the right port or scheme. For mail and databases use STARTTLS or the right sslmode; for a proxy write its address as http://, even when the target is https.',
  },
  never: {
    do: ['changing https to http', 'sslmode=disable', 'falling back to clear text without asking'],
    why: 'Then passwords and data cross the network readable, and an attacker only has to block TLS to get them.',
  },
  retry: { helps: 'no', why: 'The port speaks what it speaks until somebody changes it.' },
  answer: {
    status: 502,
    title: 'Upstream does not speak TLS on this port',
    log: 'Host, port, and the first bytes that came back.',
  },
};

export const tlsOnPlaintextPort: LessonText = {
  title: 'Clear text was sent to a TLS port',
  broken:
    'The client sent plain HTTP (or another clear-text protocol) to a port that expects TLS. The address says http:// where it must say https://, or a proxy forgot to encrypt towards its backend.',
  symptom:
    'HTTP 400 "The plain HTTP request was sent to HTTPS port", an empty reply, a few unreadable bytes (15 03 …, a TLS alert), or a server log that says "http request".',
  confirm: [
    curl('curl -v https://HOST:PORT/', 'It works with https.'),
    openssl('openssl s_client -connect HOST:PORT -servername HOST </dev/null', 'A certificate: this port speaks TLS.'),
  ],
  fix: {
    server:
      'Redirect from the clear-text port to the TLS port, and tell proxies to use https towards the backend (`proxy_pass https://…`).',
    client: 'Write https:// (or wss://, ssl=true), and check base URLs in configuration and environment.',
  },
  never: {
    do: ['opening a clear-text port for the sake of one client'],
    why: 'What the first client sends in clear text, its tokens included, anyone on the way can read.',
  },
  retry: { helps: 'no', why: 'The address has to be corrected.' },
  answer: {
    status: 500,
    title: 'Upstream address is misconfigured',
    log: 'The URL as configured, and the answer of the server.',
  },
};
