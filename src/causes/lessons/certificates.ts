import { curl, type LessonText, leaf, openssl, uncheckedTls } from './writing.js';

export const weakSignature: LessonText = {
  title: 'A signature uses a broken hash',
  broken:
    'A certificate of the chain, or the handshake itself, is signed with SHA-1 or MD5. Such signatures can be forged, so modern libraries refuse them.',
  symptom:
    '"ca md too weak", "insecure algorithm SHA1-RSA", "algorithm constraints". It shows up after an upgrade of the client (OpenSSL 3, Debian 10, a new JDK), with old appliances and private CAs.',
  confirm: [
    openssl(leaf('-text | grep "Signature Algorithm"'), 'sha1With… or md5With…'),
    curl('curl -sv https://HOST:PORT/ -o /dev/null', '"CA signature digest algorithm too weak".'),
  ],
  fix: {
    server: 'Have the certificate, and the intermediate if it is the weak one, issued again with SHA-256.',
    client:
      'Nothing to fix. Where the peer cannot be replaced, allow the old hash for this one connection, not for the whole system.',
  },
  never: {
    do: [...uncheckedTls, 'CipherString = DEFAULT@SECLEVEL=0', 'an empty jdk.certpath.disabledAlgorithms'],
    why: 'It lowers the bar for every connection of the machine, and forged SHA-1 and MD5 certificates are a fact, not a theory.',
  },
  retry: { helps: 'no', why: 'The certificate has to be issued again.' },
  answer: {
    status: 502,
    title: 'Upstream certificate is signed too weakly',
    log: 'Signature algorithm and subject of the weak certificate, and its depth.',
  },
};

export const weakKey: LessonText = {
  title: 'A key is too small or of an unwelcome kind',
  broken:
    'The key of a certificate, or the Diffie-Hellman group of the handshake, lies outside what this client takes: RSA or DH under 2048 bits, an old curve, or a key so large that checking it would block the client.',
  symptom:
    '"ee key too small", "dh key too small", "keysize limits". It appears after an upgrade of the client, with devices and servers that were set up many years ago.',
  confirm: [
    openssl(
      'openssl s_client -connect HOST:PORT -servername HOST </dev/null',
      '"Server public key is 1024 bit", or "Server Temp Key: DH, 1024 bits".',
    ),
    curl('curl -sv https://HOST:PORT/ -o /dev/null', '"key too small" or "certificate key too weak".'),
  ],
  fix: {
    server:
      'Issue a certificate with P-256 or RSA 2048 to 4096. For DH use ECDHE suites, or a group of 2048 bits and more (`ssl_dhparam`, `DHParameters`).',
    client:
      'Nothing to fix. For a device that cannot be changed, lower the security level for this one connection only.',
  },
  never: {
    do: [...uncheckedTls, '@SECLEVEL=0 in the system-wide configuration'],
    why: 'Keys of 512 and 768 bits have been broken in public, 1024 is in reach of states: what is sent today can be read later.',
  },
  retry: { helps: 'no', why: 'The key stays the same until the server changes it.' },
  answer: {
    status: 502,
    title: 'Upstream key is too weak',
    log: 'Kind and size of the key or group, and which certificate it belongs to.',
  },
};

export const badCaConstraints: LessonText = {
  title: 'A certificate is used for what it may not be used for',
  broken:
    'Each certificate says what it may do (RFC 5280 §4.2.1): be a CA, issue for certain names, serve or dial TLS. Here an issuer is not a CA, the path is longer or the name other than allowed, or the usage of the leaf is not "server".',
  symptom:
    '"invalid CA certificate", "unsuitable certificate purpose", "path length constraint exceeded", "permitted subtree violation". Usual with home-made CAs and with client certificates put on a server.',
  confirm: [
    openssl(
      leaf('-ext basicConstraints,keyUsage,extendedKeyUsage'),
      'CA:TRUE on a leaf, or no "TLS Web Server Authentication".',
    ),
    openssl(
      'openssl verify -purpose sslserver -CAfile ROOT.pem -untrusted INTERMEDIATE.pem LEAF.pem',
      'The error and the depth it occurs at.',
    ),
  ],
  fix: {
    server:
      'Issue again: CAs with `basicConstraints=critical,CA:TRUE` and `keyCertSign`, leaves with `CA:FALSE`, `digitalSignature` and `extendedKeyUsage=serverAuth`. Keep names inside the constraints of the issuing CA.',
    client:
      'Nothing to fix: a client that refuses is right. Check only that you did not put a leaf where the CA belongs in your bundle.',
  },
  never: {
    do: uncheckedTls,
    why: 'These limits keep the owner of one ordinary certificate from issuing certificates for your bank.',
  },
  retry: { helps: 'no', why: 'The certificate has to be issued again.' },
  answer: {
    status: 502,
    title: 'Upstream certificate is not allowed for this use',
    log: 'Which certificate (depth), which extension, and what it says.',
  },
};

export const malformedCertificate: LessonText = {
  title: 'The certificate cannot be read, or breaks the rules of its format',
  broken:
    'The bytes are not a proper certificate (bad ASN.1, wrong encodings), or a field breaks the profile of RFC 5280: a negative serial number, a missing identifier, a critical extension that nobody knows.',
  symptom:
    'One client refuses what another accepts: Go and Python 3.13 are strict, older libraries are not. The message speaks of parsing, ASN.1, serial numbers or extensions.',
  confirm: [
    openssl(leaf('-text'), '"unable to load certificate", or the odd field.'),
    openssl(
      'openssl verify -x509_strict -CAfile ROOT.pem -untrusted INTERMEDIATE.pem LEAF.pem',
      'The rule that is broken.',
    ),
  ],
  fix: {
    server:
      'Issue the certificate again with a current tool, and look at what the template or the script of the CA writes. Check that the file was not damaged on its way.',
    client:
      'Nothing to fix. If it only happens in your network, look at the issuer: inspection proxies are a common source of such certificates.',
  },
  never: {
    do: [
      ...uncheckedTls,
      'GODEBUG=x509negativeserial=1 for good',
      'turning VERIFY_X509_STRICT off for every connection',
    ],
    why: 'Whatever a parser does not understand, an attacker may: a certificate that two programs read differently is how names are smuggled.',
  },
  retry: { helps: 'no', why: 'The certificate has to be issued again.' },
  answer: {
    status: 502,
    title: 'Upstream certificate is malformed',
    log: 'The error of the parser and the SHA-256 fingerprint of the bytes.',
  },
};

export const keyMismatch: LessonText = {
  title: 'The key does not belong to the certificate',
  broken:
    'The server owns another private key than the one its certificate was issued for, so it cannot prove who it is. One of two files was renewed and the other was not, or the files of two sites were mixed up.',
  symptom:
    'Most servers refuse to start ("key values mismatch"). Those that start fail in every handshake with a bad signature.',
  confirm: [
    openssl(
      'openssl x509 -noout -pubkey -in LEAF.pem | openssl sha256; openssl pkey -pubout -in KEY.pem | openssl sha256',
      'Two different values.',
    ),
    curl('curl -sv https://HOST:PORT/ -o /dev/null', '"bad signature" or alert decrypt_error in the handshake.'),
  ],
  fix: {
    server:
      'Find the key that the certificate was requested with, or make a new key and request anew. The first certificate in the file must be the leaf, not the intermediate.',
    client: 'Nothing to fix. If it is your own client certificate that does not match, the same two commands show it.',
  },
  never: {
    do: uncheckedTls,
    why: 'A peer without the private key is what an impostor looks like.',
  },
  retry: { helps: 'no', why: 'The files have to be put right, unless only one node of several is wrong.' },
  answer: {
    status: 502,
    title: 'Upstream key does not match its certificate',
    log: 'Subject and fingerprint of the certificate, and the step of the handshake that failed.',
  },
};
