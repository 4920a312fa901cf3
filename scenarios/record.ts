import {
  acts,
  bodyBytes,
  defineScenario,
  edits,
  mayReject,
  mustAccept,
  mustReject,
  receiveRequest,
  responseHead,
  shouldReject,
  tls12,
  tls13,
} from './wire-vocabulary.js';

/** A fragment holds at most 2^14 bytes, a protected one at most 256 more (RFC 8446 §5.1 and §5.2). */
const largestFragment = 2 ** 14;
const largestCiphertext = largestFragment + 256;

const responseOf = (length: number): string =>
  `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ${length}\r\n\r\n`;
const openEndedResponse = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nhalf of a sen';

export const recordUnknownType = defineScenario('record-unknown-type', {
  number: 1100,
  says: 'The first record of the server has the content type 99, which nobody has defined.',
  cause: 'protocol-violation',
  handshake: (flight) => flight.before('ServerHello', acts.record(99, 'what is this?')),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §5' }),
});

export const recordVersionWrong = defineScenario('record-version-wrong', {
  number: 1101,
  says: 'The records of a TLS 1.2 handshake claim to be TLS 1.1.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.afterSealing('Certificate', edits.recordVersion(0x0302)),
  expect: shouldReject({ alerts: ['protocol_version'], per: 'RFC 5246 §E.1' }),
  alsoSeenAs: {
    'protocol-version': 'What is wrong is a version number, so clients say "wrong version number".',
    'plaintext-on-tls-port': 'OpenSSL has the same "wrong version number" for a server that does not speak TLS.',
  },
});

export const recordOversizePlaintext = defineScenario('record-oversize-plaintext', {
  number: 1102,
  says: 'A record carries one byte more than the 16384 that a fragment may have.',
  cause: 'protocol-violation',
  handshake: (flight) => flight.before('ServerHello', acts.oversized('handshake', largestFragment + 1)),
  expect: mustReject({ alerts: ['record_overflow'], per: 'RFC 8446 §5.1' }),
});

export const recordOversizeCiphertext = defineScenario('record-oversize-ciphertext', {
  number: 1103,
  says: 'A protected record is longer than the largest fragment and all its overhead together.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) =>
    flight.before('EncryptedExtensions', acts.oversized('applicationData', largestCiphertext + 1, { plaintext: true })),
  expect: mustReject({ alerts: ['record_overflow'], per: 'RFC 8446 §5.2' }),
  alsoSeenAs: {
    'bad-record-mac-or-decrypt-error': 'A client that decrypts before it counts finds that the record does not verify.',
  },
});

export const recordEmptyHandshake = defineScenario('record-empty-handshake', {
  number: 1104,
  says: 'A protected handshake record is empty, which only application data may be.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.before('EncryptedExtensions', acts.oversized('handshake', 0)),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §5.4' }),
});

export const recordEmptyFlood = defineScenario('record-empty-flood', {
  number: 1105,
  says: 'Application data arrives as a hundred empty records before the response.',
  cause: 'protocol-violation',
  failsAt: 'response',
  handshake: (flight) => flight.before('application data', acts.times(100, acts.oversized('applicationData', 0))),
  expect: mayReject({ alerts: ['unexpected_message'] }),
});

export const recordInnerAllZero = defineScenario('record-inner-all-zero', {
  number: 1106,
  says: 'A protected record holds nothing but zeros, so that it has no content type inside.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.before('EncryptedExtensions', acts.record('invalid', Buffer.alloc(16))),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §5.4' }),
  alsoSeenAs: {
    'bad-record-mac-or-decrypt-error':
      'To some clients a record without an inner type is one that could not be decrypted.',
  },
});

export const recordBadMac = defineScenario('record-bad-mac', {
  number: 1107,
  says: 'One bit of the tag of a protected record is flipped, in the middle of the handshake.',
  cause: 'bad-record-mac-or-decrypt-error',
  handshake: (flight) => flight.afterSealing('Finished', edits.payload(edits.flip(-1))),
  expect: mustReject({ alerts: ['bad_record_mac'], per: 'RFC 8446 §5.2' }),
});

export const recordBadMacInBody = defineScenario('record-bad-mac-in-body', {
  number: 1108,
  says: 'One bit of the third record of the response is flipped, when a part of the body has already been read.',
  cause: 'bad-record-mac-or-decrypt-error',
  failsAt: 'response',
  respond: [receiveRequest(), responseHead(1800), bodyBytes(600), bodyBytes(600), bodyBytes(600)],
  handshake: (flight) => flight.afterSealing('application data', edits.nth(3, edits.payload(edits.flip(-1)))),
  expect: mustReject({ alerts: ['bad_record_mac'], per: 'RFC 8446 §5.2' }),
  alsoSeenAs: {
    'response-interrupted': 'Once the answer has begun, some clients tell only that it was cut short.',
  },
});

export const recordReplayed = defineScenario('record-replayed', {
  number: 1109,
  says: 'One protected record of the handshake is sent twice, byte for byte.',
  cause: 'bad-record-mac-or-decrypt-error',
  ...tls13,
  handshake: (flight) => flight.afterSealing('EncryptedExtensions', edits.replay()),
  expect: mustReject({ alerts: ['bad_record_mac'], per: 'RFC 8446 §5.3' }),
});

export const recordOuterTypeWrong = defineScenario('record-outer-type-wrong', {
  number: 1110,
  says: 'A protected record says on the outside that it is a handshake record, where all must look like application data.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.afterSealing('EncryptedExtensions', edits.recordType('handshake')),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §5.2' }),
  alsoSeenAs: {
    'bad-record-mac-or-decrypt-error':
      'The outer type is authenticated, so a client that decrypts first finds that the record does not verify.',
  },
});

export const handshakeInterleaved = defineScenario('handshake-interleaved', {
  number: 1111,
  says: 'Application data comes between two fragments of one handshake message.',
  cause: 'protocol-violation',
  handshake: (flight) =>
    flight.beforeSealing(
      'ServerHello',
      edits.cutInto(32),
      edits.interleave('applicationData', Buffer.from('meanwhile')),
    ),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §5.1' }),
});

export const handshakeOneByteRecords = defineScenario('handshake-1-byte-records', {
  number: 1112,
  says: 'Every byte of the handshake comes in a record of its own, which is slow and allowed.',
  cause: null,
  handshake: (flight) =>
    flight.beforeSealing('ServerHello', edits.cutInto(1)).beforeSealing('Certificate', edits.cutInto(1)),
  expect: mustAccept({ per: 'RFC 8446 §5.1' }),
});

export const handshakeGiantLength = defineScenario('handshake-giant-length', {
  number: 1113,
  says: 'The header of the Certificate message announces 16 MB.',
  cause: 'protocol-violation',
  handshake: (flight) => flight.claim('Certificate', { length: () => 0xffffff }),
  expect: mayReject({ alerts: ['illegal_parameter', 'decode_error'] }),
  alsoSeenAs: { 'handshake-timeout': 'A client without a limit waits for the bytes that were promised.' },
});

export const handshakeUnknownMessage = defineScenario('handshake-unknown-message', {
  number: 1114,
  says: 'A handshake message of type 200 comes before the certificate; nobody has defined it.',
  cause: 'protocol-violation',
  handshake: (flight) => flight.before('Certificate', acts.handshake(200, Buffer.from('hello?'))),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §4' }),
});

export const appdataBeforeHandshake = defineScenario('appdata-before-handshake', {
  number: 1115,
  says: 'The first thing that the server sends is application data.',
  cause: 'protocol-violation',
  handshake: (flight) => flight.before('ServerHello', acts.respond('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §5' }),
});

export const appdataPlaintextAfterHandshake = defineScenario('appdata-plaintext-after-handshake', {
  number: 1116,
  says: 'The handshake is good, and then the response comes unprotected.',
  cause: 'protocol-violation',
  failsAt: 'response',
  handshake: (flight) =>
    flight.replace('application data', acts.firstRequest(), acts.respond(`${responseOf(2)}ok`, { plaintext: true })),
  expect: mustReject({ alerts: ['unexpected_message', 'bad_record_mac'], per: 'RFC 8446 §5.2' }),
  alsoSeenAs: {
    'bad-record-mac-or-decrypt-error': 'A client that takes the record for a protected one cannot decrypt it.',
  },
});

export const closeNotifyMissing = defineScenario('close-notify-missing', {
  number: 1117,
  says: 'After a complete response the server closes the TCP connection without a close_notify.',
  cause: 'truncated-no-close-notify',
  failsAt: 'response',
  handshake: (flight) =>
    flight.replace('application data', acts.firstRequest(), acts.respond(`${responseOf(2)}ok`), acts.fin()),
  expect: mayReject({ per: 'RFC 9112 §9.8' }),
});

export const truncationWithoutCloseNotify = defineScenario('truncation-without-close-notify', {
  number: 1118,
  says: 'A response without a length ends in the middle, by a FIN without a close_notify: it may have been cut by anybody.',
  cause: 'truncated-no-close-notify',
  failsAt: 'response',
  handshake: (flight) =>
    flight.replace('application data', acts.firstRequest(), acts.respond(openEndedResponse), acts.fin()),
  expect: mustReject({ per: 'RFC 9112 §9.8' }),
  alsoSeenAs: { 'response-interrupted': 'The client sees a body that ended too early.' },
});
