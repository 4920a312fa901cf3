import { acts, defineScenario, edits, mustAccept, mustReject, tls13 } from './wire-vocabulary.js';

/** The server likes only a group that clients offer but rarely send a share of, so that it has to ask for one. */
const asksAgain = { ...tls13, wire: { versions: ['TLSv1.3'], groups: ['secp384r1'] } } as const;
const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);

export const hrrValid = defineScenario('hrr-valid', {
  number: 935,
  says: 'The server asks for a key share of another group that the client offers, properly.',
  cause: null,
  ...asksAgain,
  handshake: (flight) => flight,
  expect: mustAccept({ per: 'RFC 8446 §4.1.4' }),
});

export const hrrNoChange = defineScenario('hrr-no-change', {
  number: 936,
  says: 'The server asks for a key share that the client has already sent.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.always('HelloRetryRequest'),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.1.4' }),
});

export const hrrGroupNotOffered = defineScenario('hrr-group-not-offered', {
  number: 937,
  says: 'The server asks for a key share in a group that the client did not offer.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) =>
    flight.always('HelloRetryRequest').patch('HelloRetryRequest', edits.withExtension('keyShare', u16(0x0016))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.2.8' }),
});

export const hrrEmpty = defineScenario('hrr-empty', {
  number: 938,
  says: 'The server asks for another ClientHello but for no change in it.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) =>
    flight.always('HelloRetryRequest').patch('HelloRetryRequest', edits.withoutExtension('keyShare')),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.1.4' }),
});

export const hrrTwice = defineScenario('hrr-twice', {
  number: 939,
  says: 'The server asks for another key share twice.',
  cause: 'protocol-violation',
  ...asksAgain,
  handshake: (flight) =>
    flight.after('second ClientHello', flight.always('HelloRetryRequest').step('HelloRetryRequest')),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §4.1.4' }),
});

export const hrrCipherChanges = defineScenario('hrr-cipher-changes', {
  number: 940,
  says: 'The ServerHello names another suite than the HelloRetryRequest did.',
  cause: 'protocol-violation',
  ...asksAgain,
  wire: { ...asksAgain.wire, cipherSuites: ['TLS_AES_128_GCM_SHA256'] },
  handshake: (flight) => flight.patch('HelloRetryRequest', edits.cipherSuite('TLS_CHACHA20_POLY1305_SHA256')),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.1.4' }),
});

export const hrrGroupChanges = defineScenario('hrr-group-changes', {
  number: 941,
  says: 'The ServerHello brings a share of another group than the one that was asked for.',
  cause: 'protocol-violation',
  ...asksAgain,
  handshake: (flight) => flight.before('key share', acts.decide({ group: 'secp521r1' })),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.2.8' }),
});

export const hrrVersionChanges = defineScenario('hrr-version-changes', {
  number: 942,
  says: 'The ServerHello after a HelloRetryRequest no longer says that this is TLS 1.3.',
  cause: 'protocol-violation',
  ...asksAgain,
  handshake: (flight) => flight.patch('ServerHello', edits.withoutExtension('supportedVersions')),
  expect: mustReject({ alerts: ['illegal_parameter', 'missing_extension'], per: 'RFC 8446 §4.2.1' }),
});

export const hrrUnknownExtension = defineScenario('hrr-unknown-extension', {
  number: 943,
  says: 'The HelloRetryRequest has an extension that the client did not send and nobody has defined.',
  cause: 'protocol-violation',
  ...asksAgain,
  handshake: (flight) => flight.patch('HelloRetryRequest', edits.withExtension(0x4242)),
  expect: mustReject({ alerts: ['unsupported_extension'], per: 'RFC 8446 §4.2' }),
});

export const hrrDuplicateExtension = defineScenario('hrr-duplicate-extension', {
  number: 944,
  says: 'The HelloRetryRequest has its key_share twice.',
  cause: 'protocol-violation',
  ...asksAgain,
  handshake: (flight) => flight.patch('HelloRetryRequest', edits.extensionTwice('keyShare')),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.2' }),
});

export const hrrEmptyCookie = defineScenario('hrr-empty-cookie', {
  number: 945,
  says: 'The HelloRetryRequest brings a cookie of no bytes.',
  cause: 'protocol-violation',
  ...asksAgain,
  handshake: (flight) => flight.patch('HelloRetryRequest', edits.withExtension('cookie', u16(0))),
  expect: mustReject({ alerts: ['decode_error'], per: 'RFC 8446 §4.2.2' }),
});
