import {
  acts,
  bodyBytes,
  defineScenario,
  edits,
  mayReject,
  mustReject,
  responseHead,
  tls12,
  tls13,
} from './wire-vocabulary.js';

/** Two bytes, as most values in a ServerHello are written. */
const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
const bytes = (...values: readonly number[]): Buffer => Buffer.from(values);

/** A group, an extension and a suite that nobody has offered: values from the private ranges, and GREASE (RFC 8701). */
const nobodysGroup = u16(0x0016);
const nobodysExtension = 0x4242;
const greaseExtension = 0x1a1a;

export const shSessionIdMismatch = defineScenario('sh-session-id-mismatch', {
  number: 913,
  says: 'In TLS 1.3 the server echoes another session id than the client sent.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('ServerHello', edits.sessionId(edits.flip(0))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.1.3' }),
});

export const shSessionIdTooLong = defineScenario('sh-session-id-too-long', {
  number: 914,
  says: 'The session id of the ServerHello has 33 bytes, one more than there may be.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('ServerHello', edits.sessionId(edits.become(Buffer.alloc(33, 7)))),
  expect: mustReject({ alerts: ['decode_error'], per: 'RFC 8446 §4.1.3' }),
});

export const shSessionIdFakeResumption = defineScenario('sh-session-id-fake-resumption', {
  number: 915,
  says: 'In TLS 1.2 the server echoes the session id of the client, as if it resumed a session that never was, and then does a full handshake.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) =>
    flight.patch(
      'ServerHello',
      edits.sessionId((_own, { context }) =>
        context.hello.sessionId.length > 0 ? context.hello.sessionId : Buffer.alloc(32, 7),
      ),
    ),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 5246 §7.4.1.3' }),
});

export const shTruncated = defineScenario('sh-truncated', {
  number: 916,
  says: 'The ServerHello announces one byte more than it has.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.claim('ServerHello', { length: (honest) => honest + 1 }),
  expect: mustReject({ alerts: ['decode_error'], per: 'RFC 8446 §6.2' }),
});

export const shTrailingData = defineScenario('sh-trailing-data', {
  number: 917,
  says: 'A byte too many stands behind the extensions of the ServerHello.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('ServerHello', edits.append('\0')),
  expect: mustReject({ alerts: ['decode_error'], per: 'RFC 8446 §6.2' }),
});

export const shExtensionsLengthWrong = defineScenario('sh-extensions-length-wrong', {
  number: 918,
  says: 'The list of extensions in the ServerHello says that it is one byte longer than it is.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('ServerHello', edits.extensionsLengthOff(1)),
  expect: mustReject({ alerts: ['decode_error'], per: 'RFC 8446 §6.2' }),
});

export const shExtensionDuplicate = defineScenario('sh-extension-duplicate', {
  number: 919,
  says: 'The ServerHello has the extension supported_versions twice.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('ServerHello', edits.extensionTwice('supportedVersions')),
  expect: mustReject({ alerts: ['illegal_parameter', 'decode_error'], per: 'RFC 8446 §4.2' }),
});

export const shExtensionUnsolicitedUnknown = defineScenario('sh-extension-unsolicited-unknown', {
  number: 920,
  says: 'The ServerHello answers an extension that the client never sent and nobody has defined.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.patch('ServerHello', edits.withExtension(nobodysExtension)),
  expect: mustReject({ alerts: ['unsupported_extension'], per: 'RFC 8446 §4.2' }),
});

export const shExtensionUnsolicitedKnown = defineScenario('sh-extension-unsolicited-known', {
  number: 921,
  says: 'The ServerHello acknowledges a list of certificate timestamps that the client did not ask for.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.patch('ServerHello', edits.withExtension('signedCertificateTimestamp', bytes(0, 0))),
  expect: mustReject({ alerts: ['unsupported_extension'], per: 'RFC 8446 §4.2' }),
});

export const shExtensionWrongMessage = defineScenario('sh-extension-wrong-message', {
  number: 922,
  says: 'In TLS 1.3 the ServerHello carries ALPN, which belongs into EncryptedExtensions.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('ServerHello', edits.withExtension('alpn', Buffer.from('\0\x03\x02h2'))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.2' }),
});

export const shExtensionGrease = defineScenario('sh-extension-grease', {
  number: 923,
  says: 'The ServerHello answers with a GREASE extension, which exists to be ignored and never to be chosen.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('ServerHello', edits.withExtension(greaseExtension)),
  expect: mustReject({ alerts: ['unsupported_extension', 'illegal_parameter'], per: 'RFC 8701 §3.1' }),
});

export const alpnNotOffered = defineScenario('alpn-not-offered', {
  number: 924,
  says: 'The server agrees on an application protocol that the client never offered.',
  cause: 'alpn-mismatch',
  ...tls12,
  handshake: (flight) => flight.after('choose', acts.decide({ alpn: 'bogus' })),
  expect: mustReject({ alerts: ['illegal_parameter', 'unsupported_extension'], per: 'RFC 7301 §3.2' }),
  alsoSeenAs: {
    'protocol-violation':
      'A client that did not use ALPN sees an extension that it never asked for; others call it a bad one.',
  },
});

export const alpnEmptyOrTwo = defineScenario('alpn-empty-or-two', {
  number: 926,
  says: 'The answer to ALPN names an empty protocol.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.patch('ServerHello', edits.withExtension('alpn', bytes(0, 1, 0))),
  expect: mustReject({ alerts: ['decode_error'], per: 'RFC 7301 §3.1' }),
});

export const alpnH2ButSpeaksHttp1 = defineScenario('alpn-h2-but-speaks-http1', {
  number: 927,
  says: 'The server agrees on h2 and then answers in HTTP/1.1.',
  cause: 'alpn-mismatch',
  failsAt: 'response',
  wire: { alpn: ['h2'] },
  respond: [responseHead(64), bodyBytes(64)],
  expect: mustReject({ per: 'RFC 9113 §3.4' }),
  needs: ['offers-h2'],
});

export const renegotiationInfoMissing = defineScenario('renegotiation-info-missing', {
  number: 929,
  says: 'The TLS 1.2 ServerHello lacks renegotiation_info, as servers from before 2010 do.',
  cause: 'legacy-renegotiation',
  ...tls12,
  handshake: (flight) => flight.patch('ServerHello', edits.withoutExtension('renegotiationInfo')),
  expect: mayReject({ alerts: ['handshake_failure'], per: 'RFC 5746 §3.4' }),
});

export const renegotiationInfoNonempty = defineScenario('renegotiation-info-nonempty', {
  number: 930,
  says: 'The renegotiation_info of a first handshake is not empty.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.patch('ServerHello', edits.withExtension('renegotiationInfo', bytes(1, 1))),
  expect: mustReject({ alerts: ['handshake_failure'], per: 'RFC 5746 §3.4' }),
  alsoSeenAs: {
    'legacy-renegotiation':
      'The extension is that of secure renegotiation, so clients say that renegotiation went wrong.',
  },
});

export const emsMissing = defineScenario('ems-missing', {
  number: 931,
  says: 'The server does not know extended_master_secret.',
  cause: 'protocol-violation',
  wire: { versions: ['TLSv1.2'], extendedMasterSecret: false },
  twin: { wire: { versions: ['TLSv1.2'] } },
  expect: mayReject({ alerts: ['handshake_failure'], per: 'RFC 7627 §5.2' }),
});

export const etmWithAead = defineScenario('etm-with-aead', {
  number: 932,
  says: 'The server agrees to encrypt-then-MAC for a suite that has no MAC of its own.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.patch('ServerHello', edits.withExtension('encryptThenMac')),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 7366 §3' }),
});

export const maxFragmentLengthMismatch = defineScenario('max-fragment-length-mismatch', {
  number: 933,
  says: 'The server answers with a maximum fragment length that the client did not ask for.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.patch('ServerHello', edits.withExtension('maxFragmentLength', bytes(2))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 6066 §4' }),
});

export const pointFormatsNoUncompressed = defineScenario('point-formats-no-uncompressed', {
  number: 934,
  says: 'The server lists its elliptic-curve point formats without the one that everybody must know.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.patch('ServerHello', edits.withExtension('ecPointFormats', bytes(1, 1))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8422 §5.1.2' }),
});

export const shKeyShareMissing = defineScenario('sh-key-share-missing', {
  number: 946,
  says: 'The TLS 1.3 ServerHello has no key share.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('ServerHello', edits.withoutExtension('keyShare')),
  expect: mustReject({ alerts: ['missing_extension'], per: 'RFC 8446 §9.2' }),
});

export const shKeyShareGroupNotOffered = defineScenario('sh-key-share-group-not-offered', {
  number: 947,
  says: 'The key share of the server is in a group that the client did not offer.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('ServerHello', edits.inExtension('keyShare', edits.overwrite(0, nobodysGroup))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.2.8' }),
});

export const shKeyShareWrongLength = defineScenario('sh-key-share-wrong-length', {
  number: 948,
  says: 'The key share of the server is one byte short.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.after('key share', acts.publicValue(edits.truncateTo(-1))),
  expect: mustReject({ alerts: ['illegal_parameter', 'decode_error'], per: 'RFC 8446 §4.2.8.2' }),
  alsoSeenAs: {
    'bad-record-mac-or-decrypt-error':
      'A client that does not mind the length computes other keys, and nothing verifies.',
  },
});

export const shKeyShareAllZero = defineScenario('sh-key-share-all-zero', {
  number: 949,
  says: 'The X25519 share of the server is all zeros, so that the secret would be known to everybody.',
  cause: 'protocol-violation',
  ...tls13,
  wire: { versions: ['TLSv1.3'], groups: ['x25519'] },
  handshake: (flight) => flight.after('key share', acts.publicValue(edits.zeros)),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §7.4.2' }),
});

export const shKeyShareNotOnCurve = defineScenario('sh-key-share-not-on-curve', {
  number: 950,
  says: 'The P-256 share of the server is a point that is not on the curve.',
  cause: 'protocol-violation',
  ...tls13,
  wire: { versions: ['TLSv1.3'], groups: ['secp256r1'] },
  handshake: (flight) => flight.after('key share', acts.publicValue(edits.flip(-1))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.2.8.2' }),
});

export const shPskNotOffered = defineScenario('sh-psk-not-offered', {
  number: 951,
  says: 'The server chooses a pre-shared key although the client offered none.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('ServerHello', edits.withExtension('preSharedKey', u16(0))),
  expect: mustReject({ alerts: ['unsupported_extension'], per: 'RFC 8446 §4.2.11' }),
});

export const shPskIndexOutOfRange = defineScenario('sh-psk-index-out-of-range', {
  number: 952,
  says: 'The server chooses the eighth of the pre-shared keys, which no client has offered.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.patch('ServerHello', edits.withExtension('preSharedKey', u16(7))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.2.11' }),
});
