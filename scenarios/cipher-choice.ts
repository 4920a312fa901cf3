import {
  acts,
  type CertificateRecipe,
  defineScenario,
  type Edit,
  edits,
  mustReject,
  tls12,
  tls13,
} from './wire-vocabulary.js';

const rsa = (leaf: CertificateRecipe): CertificateRecipe => leaf.key('rsa-2048');

/** An ephemeral Diffie-Hellman exchange in a sound group. */
const dhe = {
  wire: { versions: ['TLSv1.2'], cipherSuites: ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'] },
  certificate: rsa,
  twin: { wire: { versions: ['TLSv1.2'], cipherSuites: ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'] }, certificate: rsa },
} as const;

/** p - 1, which is its own inverse: only two secrets can come of it. */
const oneLessThanThePrime: Edit = (_own, { context }) => {
  const value = Buffer.from(context.settled('dh')?.p ?? []);
  value.writeUInt8((value.at(-1) ?? 1) - 1, value.length - 1);
  return value;
};

export const shCipherNotOffered = defineScenario('sh-cipher-not-offered', {
  number: 860,
  says: 'The server chooses a suite that the client did not offer.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('ServerHello', edits.cipherSuite(0x1305)),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.1.3' }),
  alsoSeenAs: {
    'no-shared-cipher': 'A client may say only that no suite was agreed on.',
  },
});

export const shCipherWrongVersion = defineScenario('sh-cipher-wrong-version', {
  number: 861,
  says: 'The server chooses a suite of TLS 1.3 in a TLS 1.2 handshake.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.patch('ServerHello', edits.cipherSuite('TLS_AES_128_GCM_SHA256')),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §B.4' }),
});

export const shCipherNullNull = defineScenario('sh-cipher-null-null', {
  number: 862,
  says: 'The server chooses the suite with no encryption, no MAC and no keys.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.patch('ServerHello', edits.cipherSuite(0)),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 5246 §A.5' }),
  alsoSeenAs: {
    'no-shared-cipher': 'A client may say only that no suite was agreed on.',
  },
});

export const shCipherGrease = defineScenario('sh-cipher-grease', {
  number: 863,
  says: 'The server chooses a GREASE suite, which exists to be ignored and never to be chosen.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('ServerHello', edits.cipherSuite(0x0a0a)),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8701 §3.1' }),
  alsoSeenAs: {
    'no-shared-cipher': 'A client may say only that no suite was agreed on.',
  },
});

export const cipherCertificateMismatch = defineScenario('cipher-certificate-mismatch', {
  number: 864,
  says: 'The server chooses a suite for ECDSA and shows an RSA certificate.',
  cause: 'protocol-violation',
  ...tls12,
  wire: { versions: ['TLSv1.2'], cipherSuites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'] },
  certificate: rsa,
  twin: { wire: { versions: ['TLSv1.2'] }, certificate: rsa },
  handshake: (flight) =>
    flight.after('choose', acts.decide({ cipherSuite: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256' })),
  expect: mustReject({ alerts: ['illegal_parameter', 'unsupported_certificate'], per: 'RFC 5246 §7.4.2' }),
  alsoSeenAs: {
    'no-shared-cipher': 'A client says only that the certificate is of the wrong type for the suite.',
  },
});

export const dhPublicOutOfRangeZero = defineScenario('dh-public-out-of-range-zero', {
  number: 869,
  says: "The server's public Diffie-Hellman value is 0, so that the secret is 0.",
  cause: 'protocol-violation',
  ...dhe,
  handshake: (flight) => flight.after('key share', acts.publicValue(edits.become([0]))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 7919 §5.1' }),
  needs: ['offers-dhe'],
  aliases: ['dh-public-out-of-range'],
});

export const dhPublicOutOfRangeOne = defineScenario('dh-public-out-of-range-one', {
  number: 870,
  says: "The server's public Diffie-Hellman value is 1, so that the secret is 1.",
  cause: 'protocol-violation',
  ...dhe,
  handshake: (flight) => flight.after('key share', acts.publicValue(edits.become([1]))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 7919 §5.1' }),
  needs: ['offers-dhe'],
});

export const dhPublicOutOfRangePMinus1 = defineScenario('dh-public-out-of-range-p-minus-1', {
  number: 871,
  says: "The server's public Diffie-Hellman value is one less than the prime, so that the secret is one of two.",
  cause: 'protocol-violation',
  ...dhe,
  handshake: (flight) => flight.after('key share', acts.publicValue(oneLessThanThePrime)),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 7919 §5.1' }),
  needs: ['offers-dhe'],
});

export const shCompressionNonzero = defineScenario('sh-compression-nonzero', {
  number: 872,
  says: 'The server chooses a compression method.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.patch('ServerHello', edits.compression(1)),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.1.3' }),
});

export const noCommonSignatureAlgorithm = defineScenario('no-common-signature-algorithm', {
  number: 874,
  says: 'The server can sign only in a way that the client does not take.',
  cause: 'no-shared-cipher',
  wire: { versions: ['TLSv1.2'], signatureSchemes: ['rsa_pkcs1_md5'] },
  certificate: rsa,
  twin: { wire: { versions: ['TLSv1.2'] }, certificate: rsa },
  expect: mustReject(),
});
