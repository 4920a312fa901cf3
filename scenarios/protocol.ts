import {
  defineScenario,
  type Heard,
  mayReject,
  mustAccept,
  mustReject,
  mustTimeOut,
  reset,
  stall,
} from './vocabulary.js';

export const tls10 = defineScenario('tls-v1-0', {
  number: 800,
  says: 'The server speaks TLS 1.0 and nothing newer.',
  cause: 'protocol-version',
  tls: { versions: ['TLSv1'] },
  expect: mustReject({ alerts: ['protocol_version'], per: 'RFC 8996 §4' }),
  aliases: ['tls-v1-0.badssl.com'],
});

export const tls11 = defineScenario('tls-v1-1', {
  number: 801,
  says: 'The server speaks TLS 1.1 and nothing else.',
  cause: 'protocol-version',
  tls: { versions: ['TLSv1.1'] },
  expect: mustReject({ alerts: ['protocol_version'], per: 'RFC 8996 §5' }),
  aliases: ['tls-v1-1.badssl.com'],
});

export const tls12 = defineScenario('tls-v1-2', {
  number: 802,
  says: 'The server speaks TLS 1.2 and nothing else, which is still right; only a client without it finds no version in common.',
  cause: 'protocol-version',
  tls: { versions: ['TLSv1.2'] },
  expect: mustAccept({ per: 'RFC 9325 §3.1.1' }),
  aliases: ['tls-v1-2.badssl.com'],
});

export const tls13 = defineScenario('tls-v1-3', {
  number: 803,
  says: 'The server speaks TLS 1.3 and nothing older, so a client without it finds no version in common.',
  cause: 'protocol-version',
  tls: { versions: ['TLSv1.3'] },
  expect: mustAccept(),
  needs: ['offers-tls13'],
});

type Hello = Heard['hello'];

export const versionIntolerantServer = defineScenario('version-intolerant-server', {
  number: 809,
  says: 'The server resets the connection when a ClientHello offers TLS 1.3, instead of answering with an older version.',
  cause: 'protocol-version',
  intolerant: { of: (hello: Hello) => hello?.versions.includes(0x0304) === true, play: [reset()] },
  expect: mayReject(),
  needs: ['offers-tls13'],
  alsoSeenAs: {
    'connection-reset-during-handshake':
      'All that a client sees is the reset; only a second try without TLS 1.3 tells why.',
  },
});

/** What fits into one packet on most paths, and no longer holds a ClientHello with a post-quantum key share. */
const tooLarge = (hello: Hello): boolean => (hello?.message.length ?? 0) > 1400;

export const largeClientHelloIntolerant = defineScenario('large-client-hello-intolerant', {
  number: 815,
  says: 'Something on the way resets every ClientHello of more than 1400 bytes, which is what a post-quantum key share makes of it.',
  cause: 'connection-reset-during-handshake',
  intolerant: { of: tooLarge, play: [reset()] },
  expect: mayReject(),
  needs: ['sends-large-client-hello'],
});

export const largeClientHelloIntolerantHang = defineScenario('large-client-hello-intolerant-hang', {
  number: 816,
  says: 'Something on the way swallows every ClientHello of more than 1400 bytes, so that the handshake never goes on.',
  cause: 'handshake-timeout',
  intolerant: { of: tooLarge, play: [stall()] },
  expect: mustTimeOut(),
  needs: ['sends-large-client-hello'],
});
