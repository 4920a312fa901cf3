import { acts, defineScenario, edits, mustReject, tls13 } from './wire-vocabulary.js';

const bytes = (...values: readonly number[]): Buffer => Buffer.from(values);

/** Asks for a client certificate, and is content with none. */
const asksForCertificate = { tls: { clientCertificate: 'optional' } } as const;
/** Where the role of the signer begins in what a CertificateVerify signs: behind 64 spaces (RFC 8446 §4.4.3). */
const roleAt = 64;

export const eePlaintext = defineScenario('ee-plaintext', {
  number: 953,
  says: 'EncryptedExtensions come unencrypted.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.moveBefore('EncryptedExtensions', 'handshake keys'),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §5.2' }),
  alsoSeenAs: {
    'bad-record-mac-or-decrypt-error': 'A client that expects protected records from here on tries to decrypt it.',
  },
});

export const eeSkipped = defineScenario('ee-skipped', {
  number: 954,
  says: 'The server leaves EncryptedExtensions out.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.drop('EncryptedExtensions'),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §4.3.1' }),
});

export const eeForbiddenExtensionKeyShare = defineScenario('ee-forbidden-extension-key-share', {
  number: 955,
  says: 'EncryptedExtensions carry a key share, which belongs into the ServerHello.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('EncryptedExtensions', edits.withExtension('keyShare', bytes(0, 0x1d, 0, 0))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.3.1' }),
  aliases: ['ee-forbidden-extension'],
});

export const eeForbiddenExtensionSupportedVersions = defineScenario('ee-forbidden-extension-supported-versions', {
  number: 956,
  says: 'EncryptedExtensions carry supported_versions, which belongs into the ServerHello.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('EncryptedExtensions', edits.withExtension('supportedVersions', bytes(3, 4))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.3.1' }),
});

export const eeForbiddenExtensionPadding = defineScenario('ee-forbidden-extension-padding', {
  number: 957,
  says: 'EncryptedExtensions carry padding, which only a client may send.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('EncryptedExtensions', edits.withExtension('padding', bytes(0, 0))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.3.1' }),
});

export const eeUnsolicitedExtension = defineScenario('ee-unsolicited-extension', {
  number: 958,
  says: 'EncryptedExtensions answer an extension that the client never sent and nobody has defined.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('EncryptedExtensions', edits.withExtension(0x4242)),
  expect: mustReject({ alerts: ['unsupported_extension'], per: 'RFC 8446 §4.2' }),
});

export const eeEarlyDataUnoffered = defineScenario('ee-early-data-unoffered', {
  number: 959,
  says: 'The server accepts early data that the client did not offer.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('EncryptedExtensions', edits.withExtension('earlyData')),
  expect: mustReject({ alerts: ['unsupported_extension'], per: 'RFC 8446 §4.2.10' }),
});

export const certreqContextNonempty = defineScenario('certreq-context-nonempty', {
  number: 960,
  says: 'The CertificateRequest of the handshake has a context, which only later ones may have.',
  cause: 'protocol-violation',
  ...tls13,
  ...asksForCertificate,
  handshake: (flight) => flight.patch('CertificateRequest', edits.requestContext(bytes(1))),
  expect: mustReject({ alerts: ['illegal_parameter', 'decode_error'], per: 'RFC 8446 §4.3.2' }),
});

export const certreqNoSigalgs = defineScenario('certreq-no-sigalgs', {
  number: 961,
  says: 'The CertificateRequest does not say which signatures it would take.',
  cause: 'protocol-violation',
  ...tls13,
  ...asksForCertificate,
  handshake: (flight) => flight.patch('CertificateRequest', edits.withoutExtension('signatureAlgorithms')),
  expect: mustReject({ alerts: ['missing_extension', 'decode_error'], per: 'RFC 8446 §4.3.2' }),
});

export const cert13ListEmpty = defineScenario('cert13-list-empty', {
  number: 962,
  says: 'The Certificate message holds no certificate.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) =>
    flight.patch(
      'Certificate',
      edits.certificates(() => []),
    ),
  expect: mustReject({ alerts: ['decode_error'], per: 'RFC 8446 §4.4.2.4' }),
});

export const cert13ContextNonempty = defineScenario('cert13-context-nonempty', {
  number: 963,
  says: "The server's Certificate message has a request context, though nobody requested it.",
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('Certificate', edits.requestContext(bytes(1))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.4.2' }),
});

export const cert13EntryExtensionUnsolicited = defineScenario('cert13-entry-extension-unsolicited', {
  number: 964,
  says: 'The certificate comes with a list of timestamps that the client did not ask for.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('Certificate', edits.withExtension('signedCertificateTimestamp', bytes(0, 0))),
  expect: mustReject({ alerts: ['unsupported_extension'], per: 'RFC 8446 §4.4.2' }),
});

export const cert13AndVerifySkipped = defineScenario('cert13-and-verify-skipped', {
  number: 965,
  says: 'The server finishes the handshake without showing a certificate or proving anything.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.drop('Certificate').drop('CertificateVerify'),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §4.4.2' }),
});

export const certVerifySkipped = defineScenario('cert-verify-skipped', {
  number: 966,
  says: 'The server shows a certificate but never proves that it has the key.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.drop('CertificateVerify'),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §4.4.3' }),
});

export const certVerifyBadSignature = defineScenario('cert-verify-bad-signature', {
  number: 967,
  says: 'One bit of the signature over the handshake is flipped.',
  cause: 'bad-record-mac-or-decrypt-error',
  ...tls13,
  handshake: (flight) => flight.patch('CertificateVerify', edits.flip(-1)),
  expect: mustReject({ alerts: ['decrypt_error'], per: 'RFC 8446 §4.4.3' }),
});

export const certVerifyEmptySignature = defineScenario('cert-verify-empty-signature', {
  number: 968,
  says: 'The signature over the handshake has no bytes.',
  cause: 'bad-record-mac-or-decrypt-error',
  ...tls13,
  handshake: (flight) => flight.patch('CertificateVerify', edits.signature(edits.become([]))),
  expect: mustReject({ alerts: ['decrypt_error'], per: 'RFC 8446 §4.4.3' }),
  alsoSeenAs: {
    'protocol-violation': 'A signature of no bytes breaks the rules of the message before it can be checked.',
  },
});

export const certVerifyWrongTranscript = defineScenario('cert-verify-wrong-transcript', {
  number: 969,
  says: 'The signature is a good one, but over another handshake, as in a replay.',
  cause: 'bad-record-mac-or-decrypt-error',
  ...tls13,
  handshake: (flight) => flight.signOver('CertificateVerify', edits.flip(-1)),
  expect: mustReject({ alerts: ['decrypt_error'], per: 'RFC 8446 §4.4.3' }),
});

export const certVerifyClientContext = defineScenario('cert-verify-client-context', {
  number: 970,
  says: 'The server signs in the role of the client.',
  cause: 'bad-record-mac-or-decrypt-error',
  ...tls13,
  handshake: (flight) => flight.signOver('CertificateVerify', edits.overwrite(roleAt, 'TLS 1.3, client')),
  expect: mustReject({ alerts: ['decrypt_error'], per: 'RFC 8446 §4.4.3' }),
});

export const certVerifySigalgNotOffered = defineScenario('cert-verify-sigalg-not-offered', {
  number: 971,
  says: 'The server signs with a scheme that the client did not offer.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.after('choose', acts.decide({ signatureScheme: 'ecdsa_sha224' })),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.4.3' }),
});

export const certVerifyRsaPkcs1 = defineScenario('cert-verify-rsa-pkcs1', {
  number: 972,
  says: 'The server signs a TLS 1.3 handshake with RSA PKCS #1 v1.5, which only certificates may use.',
  cause: 'protocol-violation',
  ...tls13,
  certificate: (leaf) => leaf.key('rsa-2048'),
  twin: { wire: { versions: ['TLSv1.3'] }, certificate: (leaf) => leaf.key('rsa-2048') },
  handshake: (flight) => flight.after('choose', acts.decide({ signatureScheme: 'rsa_pkcs1_sha256' })),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.2.3' }),
});

export const certCompressionBadUnoffered = defineScenario('cert-compression-bad-unoffered', {
  number: 973,
  says: 'The certificate comes compressed although the client did not offer to decompress it.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.replace('Certificate', acts.compressedCertificate({ algorithm: 0x4242 })),
  expect: mustReject({ alerts: ['bad_certificate', 'illegal_parameter'], per: 'RFC 8879 §4' }),
  aliases: ['cert-compression-bad'],
});

export const certCompressionBadWrongLength = defineScenario('cert-compression-bad-wrong-length', {
  number: 974,
  says: 'The compressed certificate announces another length than it has.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) =>
    flight.replace('Certificate', acts.compressedCertificate({ claimedLength: (honest) => honest + 1 })),
  expect: mustReject({ alerts: ['bad_certificate', 'illegal_parameter'], per: 'RFC 8879 §4' }),
});

export const certCompressionBadBomb = defineScenario('cert-compression-bad-bomb', {
  number: 975,
  says: 'A few compressed bytes decompress to 16 MB of certificate.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) =>
    flight.replace('Certificate', acts.compressedCertificate({ content: () => Buffer.alloc(0xffffff) })),
  expect: mustReject({ alerts: ['bad_certificate', 'illegal_parameter'], per: 'RFC 8879 §4' }),
});
