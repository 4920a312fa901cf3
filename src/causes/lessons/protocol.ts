import { curl, type LessonText, openssl, tool, uncheckedTls } from './writing.js';

export const badRecordMacOrDecryptError: LessonText = {
  title: 'Something does not decrypt or verify',
  broken:
    'A record failed its integrity check, or a signature (of a certificate, a CRL or the handshake) does not fit what was signed. Bytes were changed on the way, two processes share one connection, or one side has a bug.',
  symptom:
    '"bad record mac", "decrypt error", "bad signature", "certificate signature failure". Now and then: broken hardware, offloading, a forked process with a shared connection. Always: a wrong key or a forged certificate.',
  confirm: [
    openssl(
      'openssl s_client -connect HOST:PORT -servername HOST </dev/null',
      'The same error, or success when only this client is at fault.',
    ),
    tool(
      'tcpdump',
      'tcpdump -w FILE host HOST and port PORT',
      'On both ends: packets that differ were changed on the way.',
    ),
  ],
  fix: {
    server:
      'Check that certificate, chain and key belong together, update TLS library and load balancer, and test memory and network cards.',
    client:
      'Open connections after the fork, one for each process or thread (database pools!). Try from another network; update the library.',
  },
  never: {
    do: uncheckedTls,
    why: 'This is what an attack on the connection looks like, and the check is what stopped it.',
  },
  retry: { helps: 'soon', why: 'Once, on a new connection. If it fails again, the fault is steady.' },
  answer: {
    status: 502,
    title: 'Upstream connection failed its integrity check',
    log: 'The error, how many bytes had gone over the connection, and the local process and thread.',
  },
};

export const protocolViolation: LessonText = {
  title: 'The server breaks the rules of TLS',
  broken:
    'A message came in the wrong order, with a wrong length, or with a choice that the client never offered. A bug in a server, a load balancer or an inspection product, or bytes that are no TLS at all.',
  symptom:
    '"unexpected message", "decode error", "illegal parameter", "bad extension", "length mismatch". Strict clients (Go, rustls, Firefox) refuse what others let pass.',
  confirm: [
    openssl(
      'openssl s_client -connect HOST:PORT -servername HOST -msg </dev/null',
      'The messages up to the one that breaks off.',
    ),
    curl('curl -sv --tls-max 1.2 https://HOST:PORT/ -o /dev/null', 'Whether TLS 1.2 works where 1.3 does not.'),
  ],
  fix: {
    server:
      'Update the TLS library, the load balancer and every product on the way; report the bug with a capture of one connection.',
    client:
      'Try from another network to rule out a product in between. Until the server is fixed, TLS 1.2 may be a way round for this one peer.',
  },
  never: {
    do: uncheckedTls,
    why: 'It changes nothing about a broken handshake, and leaves the certificate unchecked for ever after.',
  },
  retry: { helps: 'no', why: 'Software repeats its bugs, unless only one node of several has it.' },
  answer: {
    status: 502,
    title: 'Upstream violates the TLS protocol',
    log: 'The alert that you sent, the message that caused it, and the version that was negotiated.',
  },
};

export const handshakeRefused: LessonText = {
  title: 'The server refused without giving the reason',
  broken:
    'The server ended the handshake with an alert that says little more than no: internal_error, access_denied, or handshake_failure with nothing else to go on. The reason stands in its own log.',
  symptom:
    '"alert internal error", "access denied", "handshake failure". Often a server without a certificate for this name, a failed lookup inside it, or a rule that does not like this client.',
  confirm: [
    openssl(
      'openssl s_client -connect HOST:PORT -servername HOST </dev/null',
      'The alert; then try -tls1_2, another -servername, and a client certificate.',
    ),
    curl('curl -sv https://HOST:PORT/ -o /dev/null', 'Exit code 35 and the number of the alert.'),
  ],
  fix: {
    server:
      'Read its log at that second. Check certificate, key and rules for this name, and give the precise alert where the library allows it.',
    client:
      'Vary one thing at a time (version, ciphers, SNI, client certificate, source address): the change that helps names the reason.',
  },
  never: {
    do: uncheckedTls,
    why: 'The refusal came from the server; not checking its certificate does not make it say yes.',
  },
  retry: { helps: 'later', why: 'internal_error may pass; the others stay until someone changes a rule.' },
  answer: {
    status: 502,
    title: 'Upstream refused the handshake',
    log: 'Number and name of the alert, and what was offered: version, SNI, ALPN, client certificate.',
  },
};
