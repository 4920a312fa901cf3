import { acts, edits, safePrimeGroup } from '../../src/wire/index.js';
import { identity } from './support/identities.js';
import { type Fault, itIsRefused } from './support/refused.js';

const { alert, changeCipherSpec, decide, publicValue, times } = acts;
const { become, certificates, cipherSuite, compression, flip, overwrite, payload, random, recordVersion } = edits;
const { withExtension, withoutExtension, withoutSignature } = edits;

const dhe = { cipherSuites: ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'] } as const;

/** What OpenSSL, the library below Node, answers to each. */
const faults: Record<string, Fault> = {
  'a suite of another version': {
    handshake: (flight) => flight.patch('ServerHello', cipherSuite('TLS_AES_128_GCM_SHA256')),
    alert: 'illegal_parameter',
  },
  'a compression method': {
    handshake: (flight) => flight.patch('ServerHello', compression(1)),
    alert: 'illegal_parameter',
  },
  'a server without secure renegotiation': {
    handshake: (flight) => flight.patch('ServerHello', withoutExtension('renegotiationInfo')),
    alert: 'handshake_failure',
  },
  'an extension that was not asked for': {
    handshake: (flight) => flight.patch('ServerHello', withExtension('signedCertificateTimestamp')),
    alert: 'unsupported_extension',
  },
  'an application protocol when it has offered none': {
    handshake: (flight) => flight.after('choose', decide({ alpn: 'bogus' })),
    alert: 'unsupported_extension',
  },
  'a certificate of another kind than the suite names': {
    options: { cipherSuites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'] },
    handshake: (flight) => flight.after('choose', decide({ cipherSuite: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256' })),
    alert: 'illegal_parameter',
  },
  'no Certificate': {
    handshake: (flight) => flight.drop('Certificate'),
    alert: 'unexpected_message',
  },
  'an empty list of certificates': {
    handshake: (flight) =>
      flight.patch(
        'Certificate',
        certificates(() => []),
      ),
    alert: 'decode_error',
  },
  'no ServerKeyExchange': {
    handshake: (flight) => flight.drop('ServerKeyExchange'),
    alert: 'unexpected_message',
  },
  'a bad signature': {
    handshake: (flight) => flight.patch('ServerKeyExchange', flip(-1)),
    alert: 'decrypt_error',
  },
  'no signature at all': {
    handshake: (flight) => flight.patch('ServerKeyExchange', withoutSignature),
    alert: 'decode_error',
  },
  'a signature over the randoms of another handshake': {
    handshake: (flight) => flight.signOver('ServerKeyExchange', flip(0)),
    alert: 'decrypt_error',
  },
  'a curve that was not offered': {
    handshake: (flight) => flight.after('choose', decide({ group: 'secp224r1' })),
    alert: 'illegal_parameter',
  },
  'a point that is not on the curve, correctly signed': {
    options: { groups: ['secp256r1'] },
    handshake: (flight) => flight.after('key share', publicValue(flip(-1))),
    alert: 'illegal_parameter',
  },
  'a group of 512 bits': {
    options: { ...dhe, dh: safePrimeGroup(512) },
    alert: 'handshake_failure',
  },
  'a public value of 1': {
    options: dhe,
    handshake: (flight) => flight.after('key share', publicValue(become([1]))),
    alert: 'illegal_parameter',
  },
  'a short RSA key that nobody asked for': {
    options: { cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256'] },
    handshake: (flight) => flight.after('choose', decide({ exchange: 'ephemeral-rsa' })),
    alert: 'unexpected_message',
  },
  'a CertificateStatus that was not asked for': {
    handshake: (flight) => flight.always('CertificateStatus'),
    alert: 'unexpected_message',
  },
  'a ChangeCipherSpec that comes too early': {
    handshake: (flight) => flight.before('Certificate', changeCipherSpec()),
    alert: 'unexpected_message',
  },
  'a protected Finished without ChangeCipherSpec': {
    handshake: (flight) => flight.drop('ChangeCipherSpec'),
    alert: 'unexpected_message',
  },
  'a Finished in clear text': {
    handshake: (flight) => flight.moveBefore('Finished', 'ChangeCipherSpec'),
    alert: 'unexpected_message',
  },
  'a bad Finished': {
    handshake: (flight) => flight.patch('Finished', flip(-1)),
    alert: 'decrypt_error',
  },
  'a CBC record with bad padding': {
    options: { cipherSuites: ['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA'] },
    handshake: (flight) => flight.afterSealing('Finished', payload(flip(-1))),
    alert: 'bad_record_mac',
  },
  'records of another version': {
    handshake: (flight) => flight.afterSealing('everything', recordVersion(0x0302)),
    alert: 'protocol_version',
  },
  'hundreds of warnings': {
    handshake: (flight) => flight.before('ServerHello', times(300, alert('user_canceled', 'warning'))),
    alert: 'unexpected_message',
  },
};

describe('a TLS 1.2 client refuses', () => {
  const identities = () => [identity('p256'), identity('rsa-2048')];
  for (const [title, fault] of Object.entries(faults)) itIsRefused(title, 'TLSv1.2', fault, identities);

  itIsRefused(
    'a server that pretends to have been forced down from TLS 1.3',
    'TLSv1.2',
    {
      options: { versions: ['TLSv1.2'] },
      handshake: (flight) => flight.patch('ServerHello', random(overwrite(-8, 'DOWNGRD\x01'))),
      alert: 'illegal_parameter',
      client: { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3' },
    },
    identities,
  );
});
