import { generateKeyPairSync } from 'node:crypto';
import { acts, edits, type Identity } from '../../src/wire/index.js';
import { identity } from './support/identities.js';
import { type Fault, itIsRefused } from './support/refused.js';

const {
  alert,
  changeCipherSpec,
  compressedCertificate,
  decide,
  fin,
  handshake,
  helloRequest,
  oversized,
  publicValue,
  record,
} = acts;
const {
  become,
  certificates,
  cipherSuite,
  extensionTwice,
  flip,
  inExtension,
  overwrite,
  payload,
  replay,
  requestContext,
} = edits;
const { append, recordType, sessionId, signature, ticket, truncateTo, withExtension, withoutExtension, zeros } = edits;

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const another = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

/** What OpenSSL, the library below Node, answers to each. */
const faults: Record<string, Fault> = {
  'a suite that was not offered': {
    handshake: (flight) => flight.patch('ServerHello', cipherSuite(0x1305)),
    alert: 'illegal_parameter',
  },
  'a session id that is no echo': {
    handshake: (flight) => flight.patch('ServerHello', sessionId(flip(0))),
    alert: 'illegal_parameter',
  },
  'an extension said twice': {
    handshake: (flight) => flight.patch('ServerHello', extensionTwice('supportedVersions')),
    alert: 'illegal_parameter',
  },
  'a ServerHello without a key share': {
    handshake: (flight) => flight.patch('ServerHello', withoutExtension('keyShare')),
    alert: 'missing_extension',
  },
  'a key share of a group that was not offered': {
    handshake: (flight) => flight.patch('ServerHello', inExtension('keyShare', overwrite(0, hex('0016')))),
    alert: 'illegal_parameter',
  },
  'a key share that forces a secret of zeros': {
    options: { groups: ['x25519'] },
    handshake: (flight) => flight.after('key share', publicValue(zeros)),
    alert: 'illegal_parameter',
  },
  'a key share that is one byte short': {
    handshake: (flight) => flight.after('key share', publicValue(truncateTo(-1))),
    alert: 'illegal_parameter',
  },
  'a point that is not on the curve': {
    options: { groups: ['secp256r1'] },
    handshake: (flight) => flight.after('key share', publicValue(flip(-1))),
    alert: 'illegal_parameter',
  },
  'a HelloRetryRequest for what was already there': {
    handshake: (flight) => flight.always('HelloRetryRequest'),
    alert: 'illegal_parameter',
  },
  'a second HelloRetryRequest': {
    options: { groups: ['secp384r1'] },
    handshake: (flight) =>
      flight.after('second ClientHello', flight.always('HelloRetryRequest').step('HelloRetryRequest')),
    alert: 'unexpected_message',
  },
  'two ServerHellos': {
    handshake: (flight) => flight.after('handshake keys', flight.step('ServerHello')),
    alert: 'unexpected_message',
  },
  'EncryptedExtensions in clear text': {
    handshake: (flight) => flight.inClear('EncryptedExtensions'),
    alert: 'unexpected_message',
  },
  'no EncryptedExtensions': {
    handshake: (flight) => flight.drop('EncryptedExtensions'),
    alert: 'unexpected_message',
  },
  'an extension that belongs elsewhere': {
    handshake: (flight) => flight.patch('EncryptedExtensions', withExtension('supportedVersions', hex('0304'))),
    alert: 'illegal_parameter',
  },
  'a CertificateRequest without signature algorithms': {
    options: { clientAuthentication: { required: false, verify: () => null } },
    handshake: (flight) => flight.patch('CertificateRequest', withoutExtension('signatureAlgorithms')),
    alert: 'missing_extension',
  },
  'an empty list of certificates': {
    handshake: (flight) =>
      flight.patch(
        'Certificate',
        certificates(() => []),
      ),
    alert: 'decode_error',
  },
  'a Certificate with a request context': {
    handshake: (flight) => flight.patch('Certificate', requestContext(hex('01'))),
    alert: 'decode_error',
  },
  'a compressed Certificate that was not asked for': {
    handshake: (flight) => flight.replace('Certificate', compressedCertificate()),
    alert: 'unexpected_message',
  },
  'no CertificateVerify': {
    handshake: (flight) => flight.drop('CertificateVerify'),
    alert: 'unexpected_message',
  },
  'a bad signature': {
    handshake: (flight) => flight.patch('CertificateVerify', flip(-1)),
    alert: 'decrypt_error',
  },
  'an empty signature': {
    handshake: (flight) => flight.patch('CertificateVerify', signature(become([]))),
    alert: 'decrypt_error',
  },
  'a good signature over something else': {
    handshake: (flight) => flight.signOver('CertificateVerify', flip(-1)),
    alert: 'decrypt_error',
  },
  'a signature by another key': {
    handshake: (flight) =>
      flight.after(
        'choose',
        decide((choice) => ({ identity: { ...(choice.identity as Identity), key: another } })),
      ),
    alert: 'decrypt_error',
  },
  'a signature with a scheme that was not offered': {
    handshake: (flight) => flight.after('choose', decide({ signatureScheme: 'ecdsa_sha224' })),
    alert: 'illegal_parameter',
  },
  'a bad Finished': {
    handshake: (flight) => flight.patch('Finished', flip(-1)),
    alert: 'decrypt_error',
  },
  'a Finished that comes too early': {
    handshake: (flight) => flight.moveBefore('Finished', 'Certificate'),
    alert: 'unexpected_message',
  },
  'something behind Finished in its record': {
    handshake: (flight) => flight.beforeSealing('Finished', payload(append('\x04\0\0\0'))),
    alert: 'unexpected_message',
  },
  'a ChangeCipherSpec that is 2': {
    handshake: (flight) => flight.replace('ChangeCipherSpec', changeCipherSpec(2)),
    alert: 'illegal_parameter',
  },
  'a message of the client': {
    handshake: (flight) => flight.before('Finished', handshake('EndOfEarlyData')),
    alert: 'unexpected_message',
  },
  'a message that is longer than it can be': {
    handshake: (flight) => flight.claim('Certificate', { length: () => 0xffffff }),
    alert: 'illegal_parameter',
  },
  'a message of an unknown type': {
    handshake: (flight) => flight.claim('EncryptedExtensions', { type: 200 }),
    alert: 'unexpected_message',
  },
  'a record that does not verify': {
    handshake: (flight) => flight.afterSealing('Certificate', payload(flip(-1))),
    alert: 'bad_record_mac',
  },
  'a record that comes twice': {
    handshake: (flight) => flight.afterSealing('Certificate', replay()),
    alert: 'bad_record_mac',
  },
  'a record of the wrong outer type': {
    handshake: (flight) => flight.afterSealing('Certificate', recordType('handshake')),
    alert: 'unexpected_message',
  },
  'a record that is too long': {
    handshake: (flight) => flight.before('Finished', oversized('applicationData', 0x4001)),
    alert: 'record_overflow',
  },
  'a record of an unknown type': {
    handshake: (flight) => flight.before('ServerHello', record(99, 'x')),
    alert: 'unexpected_message',
  },
  'half an alert': {
    handshake: (flight) => flight.before('ServerHello', record('alert', hex('02')), record('alert', hex('28')), fin()),
    alert: 'unexpected_message',
  },
  'a HelloRequest': {
    handshake: (flight) => flight.before('application data', helloRequest()),
    alert: 'unexpected_message',
    after: true,
  },
  'a KeyUpdate with a value that there is not': {
    handshake: (flight) => flight.before('application data', handshake('KeyUpdate', hex('02'))),
    alert: 'illegal_parameter',
    after: true,
  },
  'an empty ticket': {
    handshake: (flight) =>
      flight.always('NewSessionTicket').patch('NewSessionTicket', ticket({ ticket: Buffer.alloc(0) })),
    alert: 'decode_error',
    after: true,
  },
  'a fatal alert in place of a response': {
    handshake: (flight) => flight.replace('application data', alert('access_denied')),
    alert: null,
    after: true,
  },
};

describe('a TLS 1.3 client refuses', () => {
  for (const [title, fault] of Object.entries(faults)) itIsRefused(title, 'TLSv1.3', fault, () => [identity('p256')]);
});
