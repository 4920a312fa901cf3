/**
 * The one command that tells similar causes apart. HOST and PORT stand for the server that was called.
 */
export const check = {
  chain:
    'Run `openssl s_client -connect HOST:PORT -servername HOST -showcerts </dev/null`: one certificate that signed ' +
    'itself means self-signed-leaf; a chain that stops before a root means incomplete-chain when the missing issuer ' +
    'belongs to a public CA; a complete chain to a CA of your company or product means untrusted-root or proxy-interception.',
  dates:
    'Run `openssl s_client -connect HOST:PORT -servername HOST -showcerts </dev/null 2>/dev/null | openssl x509 -noout ' +
    '-subject -dates` for each certificate sent, and `date -u` on the client: leaf past notAfter means expired, an issuer ' +
    'past it means expired-intermediate-or-root, all dates good means clock-skew.',
  names:
    'Run `openssl s_client -connect HOST:PORT -servername HOST </dev/null 2>/dev/null | openssl x509 -noout -ext ' +
    'subjectAltName`, then again with `-noservername`: another certificate without the name means sni-problem.',
  versions:
    'Run `openssl s_client -connect HOST:PORT -tls1_2 </dev/null`, then with `-tls1_3`: one works and the other does ' +
    'not means protocol-version; both fail means no-shared-cipher or handshake-refused.',
  plaintext:
    'Run `curl -sv telnet://HOST:PORT </dev/null` or `curl -v http://HOST:PORT/`: an answer in clear text means ' +
    'plaintext-on-tls-port.',
  clientCertificate:
    'Run `openssl s_client -connect HOST:PORT -servername HOST </dev/null`: "Acceptable client certificate CA names" ' +
    'means that the server asks for one; repeat with `-cert CLIENT.pem -key CLIENT.key` to see whether it takes yours.',
  ourCertificate:
    'Run `openssl verify -purpose sslclient -CAfile SERVER-TRUSTED-CA.pem CLIENT.pem`: an error means ' +
    "client-cert-rejected. Without a client certificate in use, the alert is about the server's own certificate.",
  refusal:
    'Run `openssl s_client -connect HOST:PORT -servername HOST </dev/null`, then with `-tls1_2`, and with a client ' +
    "certificate: the first one that works names the reason. Nothing works: the server's own log decides.",
  network:
    'Run `nc -vz HOST PORT`: no connection means unreachable. Connected, then run `openssl s_client -connect HOST:PORT ' +
    '-servername HOST </dev/null`: no ServerHello means that something cuts or swallows the handshake.',
  phase:
    'Run `curl -v https://HOST:PORT/`: a line "SSL connection using" before the failure means response-interrupted; ' +
    'none means that it failed in the handshake.',
  revocation:
    'Run `openssl s_client -connect HOST:PORT -servername HOST -status </dev/null`: "Cert Status: revoked" means ' +
    'revoked; no response, or one that is out of date, means revocation-unavailable.',
  localFiles:
    'Look at the CA file that the client was given (`openssl x509 -noout -subject -in FILE`, `curl-config --ca`, ' +
    '`python3 -m ssl`): missing, unreadable or empty means other-local-config.',
  record:
    'Capture one failing connection (`tcpdump -w FILE port PORT`): bytes that are not TLS mean plaintext-on-tls-port, ' +
    'a proxy in between changes them, or the server breaks the protocol.',
  pin:
    'Compare `openssl s_client -connect HOST:PORT -servername HOST </dev/null 2>/dev/null | openssl x509 -noout -issuer` ' +
    'with the same from another network: another issuer means proxy-interception, the same one means pinning-failure.',
  algorithm:
    'Run `openssl s_client -connect HOST:PORT -showcerts </dev/null 2>/dev/null | openssl x509 -noout -text | grep -E ' +
    '"Signature Algorithm|Public-Key"`: SHA-1 or MD5 means weak-signature, a short key means weak-key.',
} as const;
