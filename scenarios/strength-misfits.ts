import { defineScenario, dns, extensions, hostName, mayReject, mustReject, scripted } from './vocabulary.js';

const bad = ['bad_certificate', 'certificate_unknown'] as const;

export const certMalformedDer = defineScenario('cert-malformed-der', {
  number: 667,
  says: 'In place of its certificate the server sends forty bytes of rubbish.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.bend(() => Buffer.from('forty bytes that are no certificate, hm!')),
  handshake: scripted,
  expect: mustReject({ alerts: bad, per: 'RFC 8446 §6.2' }),
  twin: { handshake: scripted },
});

export const certTrailingBytes = defineScenario('cert-trailing-bytes', {
  number: 668,
  says: 'The certificate is right, and after its end a few bytes more are sent as part of it.',
  cause: 'malformed-certificate',
  certificate: (leaf) => leaf.bend((der) => Buffer.concat([der, Buffer.from('more')])),
  handshake: scripted,
  expect: mustReject({ alerts: ['decode_error', ...bad], per: 'RFC 8446 §6.2' }),
  alsoSeenAs: { 'protocol-violation': 'OpenSSL says that the certificate is shorter than its place in the message.' },
  twin: { handshake: scripted },
});

export const certHuge = defineScenario('cert-huge', {
  number: 669,
  says: 'The certificate is 200 KB long, and right: most clients set a limit well below.',
  cause: 'protocol-violation',
  certificate: (leaf) => leaf.extend(extensions.padding(200 * 1024)),
  expect: mayReject({ alerts: ['illegal_parameter', ...bad] }),
});

export const keyMismatch = defineScenario('key-mismatch', {
  number: 670,
  says: 'The server signs with a key that does not belong to its certificate.',
  cause: 'key-mismatch',
  servingKey: 'p256',
  handshake: scripted,
  expect: mustReject({ alerts: ['decrypt_error', ...bad], per: 'RFC 8446 §4.4.3' }),
  alsoSeenAs: { 'bad-record-mac-or-decrypt-error': 'A client sees only that the signature of the handshake is wrong.' },
  twin: { handshake: scripted },
});

const tenThousandNames = Array.from({ length: 10_000 }, (_, n) => dns(`host-${n + 1}.localhost`));

export const tenThousandSans = defineScenario('10000-sans', {
  number: 671,
  says: 'The certificate lists ten thousand names, 200 KB of them: right, and longer than clients take.',
  cause: 'protocol-violation',
  certificate: (leaf, { hosts }) => leaf.names(...tenThousandNames.slice(hosts.length), ...hosts.map(hostName)),
  expect: mayReject({ alerts: bad }),
  aliases: ['10000-sans.badssl.com'],
});
