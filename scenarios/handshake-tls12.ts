import { generateKeyPairSync } from 'node:crypto';
import {
  type Act,
  acts,
  type CertificateRecipe,
  defineScenario,
  edits,
  healthyLeaf,
  KeyRing,
  mayAccept,
  mint,
  mustReject,
  mustTimeOut,
  shouldReject,
  tls12,
} from './wire-vocabulary.js';

/** A good signature by a key that is not the certificate's. */
const anotherKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
/** Renegotiates as somebody else, whose certificate nobody has seen in this connection. */
const swapCertificate: Act = async (context) => {
  const other = await mint(healthyLeaf('other.localhost', ['other.localhost'], null), null, new KeyRing());
  return acts.renegotiate({ chain: [other.der], key: other.key })(context);
};
const rsaTwin = {
  wire: { versions: ['TLSv1.2'] },
  certificate: (leaf: CertificateRecipe) => leaf.key('rsa-2048'),
} as const;

export const cert12Skipped = defineScenario('cert12-skipped', {
  number: 991,
  says: 'The server of an authenticated suite shows no certificate.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.drop('Certificate'),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 5246 §7.4.2' }),
});

export const cert12ListEmpty = defineScenario('cert12-list-empty', {
  number: 992,
  says: 'The Certificate message holds no certificate.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) =>
    flight.patch(
      'Certificate',
      edits.certificates(() => []),
    ),
  expect: mustReject({ alerts: ['decode_error'], per: 'RFC 5246 §7.4.2' }),
});

export const skeSkipped = defineScenario('ske-skipped', {
  number: 993,
  says: 'The server leaves out its half of the key exchange.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.drop('ServerKeyExchange'),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 5246 §7.4.3' }),
});

export const skeBadSignature = defineScenario('ske-bad-signature', {
  number: 994,
  says: 'One bit of the signature over the key exchange is flipped.',
  cause: 'bad-record-mac-or-decrypt-error',
  ...tls12,
  handshake: (flight) => flight.patch('ServerKeyExchange', edits.flip(-1)),
  expect: mustReject({ alerts: ['decrypt_error'], per: 'RFC 5246 §7.4.3' }),
});

export const skeSignedByOtherKey = defineScenario('ske-signed-by-other-key', {
  number: 995,
  says: "The key exchange is signed, properly, with a key that is not the certificate's: what the goto fail bug let pass.",
  cause: 'key-mismatch',
  ...tls12,
  handshake: (flight) =>
    flight.after(
      'choose',
      acts.decide(({ identity }) => (identity ? { identity: { ...identity, key: anotherKey } } : {})),
    ),
  expect: mustReject({ alerts: ['decrypt_error'], per: 'RFC 5246 §7.4.3' }),
});

export const skeAnonymous = defineScenario('ske-anonymous', {
  number: 996,
  says: 'The key exchange is not signed at all, in a suite that asks for it.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.patch('ServerKeyExchange', edits.withoutSignature),
  expect: mustReject({ alerts: ['decode_error', 'unexpected_message'], per: 'RFC 5246 §7.4.3' }),
});

export const skeSigalgNotOffered = defineScenario('ske-sigalg-not-offered', {
  number: 997,
  says: 'The key exchange is signed with a scheme that the client did not offer.',
  cause: 'protocol-violation',
  ...tls12,
  wire: { versions: ['TLSv1.2'], cipherSuites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'] },
  certificate: (leaf) => leaf.key('rsa-2048'),
  twin: rsaTwin,
  handshake: (flight) => flight.after('choose', acts.decide({ signatureScheme: 'rsa_pkcs1_md5' })),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 5246 §7.4.3' }),
});

export const skeSigalgSha1OrMd5 = defineScenario('ske-sigalg-sha1-or-md5', {
  number: 998,
  says: 'The key exchange is signed over a SHA-1 hash.',
  cause: 'weak-signature',
  ...tls12,
  handshake: (flight) => flight.after('choose', acts.decide({ signatureScheme: 'ecdsa_sha1' })),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 9155 §4' }),
});

export const skeCurveNotOffered = defineScenario('ske-curve-not-offered', {
  number: 999,
  says: 'The key exchange is on a curve that the client did not offer.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.after('choose', acts.decide({ group: 'secp224r1' })),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8422 §5.4' }),
});

export const skePointNotOnCurve = defineScenario('ske-point-not-on-curve', {
  number: 1000,
  says: 'The public point of the key exchange is not on its curve, and correctly signed.',
  cause: 'protocol-violation',
  ...tls12,
  wire: { versions: ['TLSv1.2'], groups: ['secp256r1'] },
  handshake: (flight) => flight.after('key share', acts.publicValue(edits.flip(-1))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8422 §5.11' }),
});

export const skeWrongRandoms = defineScenario('ske-wrong-randoms', {
  number: 1001,
  says: 'The key exchange is signed for other randoms than those of this handshake, as in a replay.',
  cause: 'bad-record-mac-or-decrypt-error',
  ...tls12,
  handshake: (flight) => flight.signOver('ServerKeyExchange', edits.flip(0)),
  expect: mustReject({ alerts: ['decrypt_error'], per: 'RFC 5246 §7.4.3' }),
});

export const skeOnStaticRsa = defineScenario('ske-on-static-rsa', {
  number: 1002,
  says: 'The server brings a small RSA key of the moment into a plain RSA exchange: the FREAK attack.',
  cause: 'protocol-violation',
  ...tls12,
  wire: { versions: ['TLSv1.2'], cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256'] },
  certificate: (leaf) => leaf.key('rsa-2048').usage('digitalSignature', 'keyEncipherment'),
  twin: {
    wire: { versions: ['TLSv1.2'], cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256'] },
    certificate: (leaf) => leaf.key('rsa-2048').usage('digitalSignature', 'keyEncipherment'),
  },
  handshake: (flight) => flight.after('choose', acts.decide({ exchange: 'ephemeral-rsa' })),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 5246 §7.4.3' }),
  alsoSeenAs: {
    'no-shared-cipher': 'A client that offers no RSA key transport finds no suite in common.',
  },
});

export const serverHelloDoneSkipped = defineScenario('server-hello-done-skipped', {
  number: 1003,
  says: 'The server never says that its part of the hello is done, and waits.',
  cause: 'handshake-timeout',
  ...tls12,
  handshake: (flight) => flight.replace('ServerHelloDone', acts.stall()),
  expect: mustTimeOut(),
});

export const ccs12Early = defineScenario('ccs12-early', {
  number: 1004,
  says: 'The server changes to encryption before any key is agreed on.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.before('Certificate', acts.changeCipherSpec()),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 5246 §7.1' }),
});

export const ccs12Skipped = defineScenario('ccs12-skipped', {
  number: 1005,
  says: 'The Finished message comes encrypted without the announcement that encryption begins.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.drop('ChangeCipherSpec'),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 5246 §7.4.9' }),
});

export const finished12Bad = defineScenario('finished12-bad', {
  number: 1006,
  says: 'One bit of the Finished message is flipped, so that it does not prove that both sides saw the same handshake.',
  cause: 'bad-record-mac-or-decrypt-error',
  ...tls12,
  handshake: (flight) => flight.patch('Finished', edits.flip(-1)),
  expect: mustReject({ alerts: ['decrypt_error'], per: 'RFC 5246 §7.4.9' }),
});

export const finished12Plaintext = defineScenario('finished12-plaintext', {
  number: 1007,
  says: 'The Finished message comes in clear text, before encryption begins.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.moveBefore('Finished', 'ChangeCipherSpec'),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 5246 §7.4.9' }),
});

export const certificateStatusUnsolicited = defineScenario('certificate-status-unsolicited', {
  number: 1008,
  says: 'The server sends an OCSP response that the client did not ask for.',
  cause: 'protocol-violation',
  ...tls12,
  // Not announced either, or a lab that staples would serve those who did ask as they wish.
  handshake: (flight) =>
    flight.patch('ServerHello', edits.withoutExtension('statusRequest')).always('CertificateStatus'),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 6066 §8' }),
});

export const renegotiationByServer = defineScenario('renegotiation-by-server', {
  number: 1009,
  says: 'After the handshake the server asks for another one.',
  cause: 'legacy-renegotiation',
  failsAt: 'response',
  ...tls12,
  handshake: (flight) => flight.before('application data', acts.renegotiate()),
  expect: mayAccept({ alerts: ['no_renegotiation'], per: 'RFC 5246 §7.4.1.1' }),
});

export const renegotiationCertificateSwap = defineScenario('renegotiation-certificate-swap', {
  number: 1010,
  says: 'The server renegotiates and shows another certificate than the first time.',
  cause: 'protocol-violation',
  failsAt: 'response',
  ...tls12,
  handshake: (flight) => flight.before('application data', swapCertificate),
  expect: shouldReject({ alerts: ['bad_certificate'], per: 'RFC 7457 §2.11' }),
  alsoSeenAs: {
    'legacy-renegotiation': 'A client that takes part in no renegotiation never sees the other certificate.',
    'self-signed-leaf': 'A client that checks the new certificate refuses it as what it is.',
  },
});

export const cbcPaddingBad = defineScenario('cbc-padding-bad', {
  number: 1011,
  says: 'The last byte of a CBC-encrypted record is flipped, so that padding and MAC are wrong.',
  cause: 'bad-record-mac-or-decrypt-error',
  ...tls12,
  wire: { versions: ['TLSv1.2'], cipherSuites: ['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA'] },
  handshake: (flight) => flight.afterSealing('Finished', edits.payload(edits.flip(-1))),
  expect: mustReject({ alerts: ['bad_record_mac'], per: 'RFC 5246 §6.2.3.2' }),
  alsoSeenAs: {
    'no-shared-cipher': 'A client that offers no CBC suite finds none in common, and is spared the record.',
  },
});
