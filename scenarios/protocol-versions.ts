import { acts, defineScenario, edits, mustAccept, mustReject, tls12, tls13 } from './wire-vocabulary.js';

const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);

/** An SSL 2.0 SERVER-HELLO with one suite, no certificate to speak of, and a connection id. */
const sslv2ServerHello = Buffer.from('801504000100020000000300040700c031323334', 'hex');

export const sslV3 = defineScenario('ssl-v3', {
  number: 804,
  says: 'The server speaks only SSL 3.0.',
  cause: 'protocol-version',
  wire: {
    versions: ['SSLv3'],
    cipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'],
    insist: true,
  },
  certificate: (leaf) => leaf.key('rsa-2048').usage('digitalSignature', 'keyEncipherment'),
  twin: { certificate: (leaf) => leaf.key('rsa-2048').usage('digitalSignature', 'keyEncipherment') },
  expect: mustReject({ alerts: ['protocol_version'], per: 'RFC 7568 §3' }),
  aliases: ['ssl-v3.badssl.com'],
});

export const sslV2 = defineScenario('ssl-v2', {
  number: 805,
  says: 'The server answers in SSL 2.0.',
  cause: 'protocol-version',
  handshake: (flight) => flight.replace('ServerHello', acts.bytes(sslv2ServerHello), acts.fin()),
  expect: mustReject({ per: 'RFC 6176 §3' }),
  aliases: ['ssl-v2.badssl.com'],
});

export const shVersionUnknown0x03f5 = defineScenario('sh-version-unknown-0x03f5', {
  number: 806,
  says: 'The ServerHello chooses the version 0x03f5, which does not exist.',
  cause: 'protocol-version',
  ...tls12,
  handshake: (flight) => flight.patch('ServerHello', edits.legacyVersion(0x03f5)),
  expect: mustReject({ alerts: ['protocol_version'], per: 'RFC 5246 §E.1' }),
  aliases: ['sh-version-unknown'],
});

export const shVersionUnknown0x1234 = defineScenario('sh-version-unknown-0x1234', {
  number: 807,
  says: 'The ServerHello chooses the version 0x1234, which does not exist.',
  cause: 'protocol-version',
  ...tls12,
  handshake: (flight) => flight.patch('ServerHello', edits.legacyVersion(0x1234)),
  expect: mustReject({ alerts: ['protocol_version'], per: 'RFC 5246 §E.1' }),
});

export const shVersionAboveOffer = defineScenario('sh-version-above-offer', {
  number: 808,
  says: 'The server chooses TLS 1.3 although the client offers only TLS 1.2.',
  cause: 'protocol-violation',
  wire: { versions: ['TLSv1.2'] },
  twin: { wire: { versions: ['TLSv1.2'] } },
  handshake: (flight) => flight.patch('ServerHello', edits.withExtension('supportedVersions', u16(0x0304))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.2.1' }),
  needs: ['offers-only-tls12'],
});

export const downgradeSentinelTls12 = defineScenario('downgrade-sentinel-tls12', {
  number: 810,
  says: 'The server talks a client that offers TLS 1.3 down to 1.2, and its random says so.',
  cause: 'protocol-version',
  ...tls12,
  handshake: (flight) => flight.patch('ServerHello', edits.random(edits.overwrite(-8, 'DOWNGRD\x01'))),
  alsoSeenAs: { 'protocol-violation': 'The sentinel may not be there, so a client may call it a broken rule.' },
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.1.3' }),
  needs: ['offers-tls13'],
});

export const downgradeSentinelTls11 = defineScenario('downgrade-sentinel-tls11', {
  number: 811,
  says: 'The random of a TLS 1.2 ServerHello says that the client was talked down to TLS 1.1.',
  cause: 'protocol-version',
  ...tls12,
  handshake: (flight) => flight.patch('ServerHello', edits.random(edits.overwrite(-8, 'DOWNGRD\x00'))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.1.3' }),
  needs: ['offers-tls13'],
});

export const shSupportedVersionsOld = defineScenario('sh-supported-versions-old', {
  number: 812,
  says: 'The ServerHello uses supported_versions to choose TLS 1.2, which is not what it is for.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('ServerHello', edits.withExtension('supportedVersions', u16(0x0303))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.2.1' }),
  alsoSeenAs: {
    'protocol-version': 'A client says only that it does not speak the version chosen in that way.',
  },
});

export const shSupportedVersionsUnoffered = defineScenario('sh-supported-versions-unoffered', {
  number: 813,
  says: 'The ServerHello chooses TLS 1.4, which no client has offered.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('ServerHello', edits.withExtension('supportedVersions', u16(0x0305))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.2.1' }),
  alsoSeenAs: {
    'protocol-version': 'A client says only that it does not speak the version chosen.',
  },
});

export const shLegacyVersionOdd = defineScenario('sh-legacy-version-odd', {
  number: 814,
  says: 'A TLS 1.3 ServerHello has 0x0304 where 0x0303 should stand, in a field that nobody reads.',
  cause: null,
  ...tls13,
  handshake: (flight) => flight.patch('ServerHello', edits.legacyVersion(0x0304)),
  expect: mustAccept({ per: 'RFC 8446 §4.2.1' }),
});
