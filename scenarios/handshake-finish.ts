import { acts, defineScenario, edits, mustReject, mustTimeOut, tls13 } from './wire-vocabulary.js';

const bytes = (...values: readonly number[]): Buffer => Buffer.from(values);
const sevenDays = 7 * 24 * 3600;

export const finished13Bad = defineScenario('finished13-bad', {
  number: 976,
  says: 'One bit of the Finished message is flipped, so that it does not prove that both sides saw the same handshake.',
  cause: 'bad-record-mac-or-decrypt-error',
  ...tls13,
  handshake: (flight) => flight.patch('Finished', edits.flip(-1)),
  expect: mustReject({ alerts: ['decrypt_error'], per: 'RFC 8446 §4.4.4' }),
});

export const finished13Skipped = defineScenario('finished13-skipped', {
  number: 977,
  says: "The server's flight ends without a Finished message, and then nothing more comes.",
  cause: 'handshake-timeout',
  ...tls13,
  handshake: (flight) => flight.replace('Finished', acts.stall()),
  expect: mustTimeOut({ per: 'RFC 8446 §4.4.4' }),
});

export const finished13BeforeCertificate = defineScenario('finished13-before-certificate', {
  number: 978,
  says: 'The Finished message comes before the certificate.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.moveBefore('Finished', 'Certificate'),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §4' }),
});

export const finishedRecordTrailingData = defineScenario('finished-record-trailing-data', {
  number: 979,
  says: 'Behind the Finished message stands more in the same record, across the change of keys.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.beforeSealing('Finished', edits.payload(edits.append(bytes(4, 0, 0, 0)))),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §5.1' }),
});

export const shTwice = defineScenario('sh-twice', {
  number: 980,
  says: 'The ServerHello comes twice.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.repeat('ServerHello'),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §4' }),
  alsoSeenAs: {
    'bad-record-mac-or-decrypt-error':
      'A client that expects protected records from here on tries to decrypt the second one.',
  },
});

export const ccs13BadValue = defineScenario('ccs13-bad-value', {
  number: 981,
  says: 'The change_cipher_spec of TLS 1.3 has the value 2.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.replace('ChangeCipherSpec', acts.changeCipherSpec(2)),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §5' }),
});

export const ccs13ProtectedOrLate = defineScenario('ccs13-protected-or-late', {
  number: 982,
  says: 'A change_cipher_spec comes after the handshake is over.',
  cause: 'protocol-violation',
  failsAt: 'response',
  ...tls13,
  handshake: (flight) => flight.before('application data', acts.changeCipherSpec(1, { plaintext: true })),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §5' }),
});

export const helloRequestIn13 = defineScenario('hello-request-in-13', {
  number: 983,
  says: 'The server asks for a renegotiation, which TLS 1.3 no longer has.',
  cause: 'protocol-violation',
  failsAt: 'response',
  ...tls13,
  handshake: (flight) => flight.before('application data', acts.helloRequest()),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §4.1.2' }),
});

export const endOfEarlyDataFromServer = defineScenario('end-of-early-data-from-server', {
  number: 984,
  says: 'The server says EndOfEarlyData, which only a client may say.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.before('Finished', acts.handshake('EndOfEarlyData')),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §4.5' }),
});

export const keyUpdateBeforeFinished = defineScenario('key-update-before-finished', {
  number: 985,
  says: 'The server updates its keys before the handshake is over.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.before('Finished', acts.handshake('KeyUpdate', bytes(0))),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §4.6.3' }),
});

export const keyUpdateBadValue = defineScenario('key-update-bad-value', {
  number: 986,
  says: 'A KeyUpdate asks for something that is neither yes nor no.',
  cause: 'protocol-violation',
  failsAt: 'response',
  ...tls13,
  handshake: (flight) => flight.before('application data', acts.handshake('KeyUpdate', bytes(2))),
  expect: mustReject({ alerts: ['illegal_parameter'], per: 'RFC 8446 §4.6.3' }),
});

export const ticketBadEmpty = defineScenario('ticket-bad-empty', {
  number: 987,
  says: 'The session ticket that the server issues has no bytes.',
  cause: 'protocol-violation',
  failsAt: 'response',
  ...tls13,
  handshake: (flight) =>
    flight.always('NewSessionTicket').patch('NewSessionTicket', edits.ticket({ ticket: Buffer.alloc(0) })),
  expect: mustReject({ alerts: ['decode_error', 'illegal_parameter'], per: 'RFC 8446 §4.6.1' }),
  aliases: ['ticket-bad'],
});

export const ticketBadDuplicateExtension = defineScenario('ticket-bad-duplicate-extension', {
  number: 988,
  says: 'The session ticket that the server issues has one extension twice.',
  cause: 'protocol-violation',
  failsAt: 'response',
  ...tls13,
  handshake: (flight) =>
    flight
      .always('NewSessionTicket')
      .patch(
        'NewSessionTicket',
        edits.withExtension('earlyData', bytes(0, 0, 0, 0)),
        edits.extensionTwice('earlyData'),
      ),
  expect: mustReject({ alerts: ['decode_error', 'illegal_parameter'], per: 'RFC 8446 §4.6.1' }),
});

export const ticketBadLifetime = defineScenario('ticket-bad-lifetime', {
  number: 989,
  says: 'The session ticket that the server issues claims to be good for a second more than seven days.',
  cause: 'protocol-violation',
  failsAt: 'response',
  ...tls13,
  handshake: (flight) =>
    flight.always('NewSessionTicket').patch('NewSessionTicket', edits.ticket({ lifetime: sevenDays + 1 })),
  expect: mustReject({ alerts: ['decode_error', 'illegal_parameter'], per: 'RFC 8446 §4.6.1' }),
});

export const postHandshakeCertreq = defineScenario('post-handshake-certreq', {
  number: 990,
  says: 'After the handshake the server asks for a client certificate, though the client did not say that it may.',
  cause: 'protocol-violation',
  failsAt: 'response',
  ...tls13,
  handshake: (flight) =>
    flight
      .before('application data', flight.always('CertificateRequest').step('CertificateRequest'))
      .patch('CertificateRequest', edits.requestContext(bytes(7))),
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §4.6.2' }),
});
