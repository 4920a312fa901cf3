// The transport family in HTTP/2, for clients that offer it.

import { constants } from 'node:http2';
import { defineScenario, dependsOnPolicy, type Http2Fault, mayReject } from './vocabulary.js';

const inHttp2 = { cause: 'response-interrupted', needs: ['offers-h2'], failsAt: 'response' } as const;

type Stream = Parameters<NonNullable<Http2Fault['stream']>>[0];

/** Answers by half, and goes on once that half has left; a client that left before it needs no fault any more. */
const halfAnswered = (stream: Stream, goOn: () => void): void => {
  stream.respond({ ':status': 200, 'content-type': 'application/octet-stream', 'content-length': 4096 });
  stream.write(Buffer.alloc(2048, 'faultls '), () => stream.session?.destroyed === false && goOn());
};

export const h2OnWeakCipher = defineScenario('h2-on-weak-cipher', {
  number: 1338,
  says: 'HTTP/2 is agreed on over a TLS 1.2 suite in CBC mode, which HTTP/2 prohibits.',
  cause: 'no-shared-cipher',
  tls: { versions: ['TLSv1.2'], ciphers: 'ECDHE-ECDSA-AES128-SHA', alpn: ['h2', 'http/1.1'] },
  expect: mayReject({ per: 'RFC 9113 §9.2.2' }),
  needs: ['offers-h2'],
});

export const h2GoawayAtStart = defineScenario('h2-goaway-at-start', {
  number: 1339,
  ...inHttp2,
  says: 'The handshake is well, and the first thing that the server says in HTTP/2 is GOAWAY: it serves no request.',
  http2: { session: (session) => session.close() },
  expect: mayReject({ per: 'RFC 9113 §6.8' }),
});

export const h2RstStream = defineScenario('h2-rst-stream', {
  number: 1345,
  ...inHttp2,
  says: 'The server resets the HTTP/2 stream half-way through the response; the connection stays well.',
  http2: {
    // Closing a stream would end the body properly first; destroying it resets it at once, with INTERNAL_ERROR.
    stream: (stream) => halfAnswered(stream, () => stream.destroy(new Error('reset on purpose'))),
  },
  expect: dependsOnPolicy({ per: 'RFC 9113 §6.4' }),
});

export const h2GoawayMidStream = defineScenario('h2-goaway-mid-stream', {
  number: 1346,
  ...inHttp2,
  says: 'The server says GOAWAY and ends the connection while the response is half-way through.',
  http2: {
    stream: (stream, session) =>
      halfAnswered(stream, () => {
        session.goaway(constants.NGHTTP2_INTERNAL_ERROR);
        session.destroy();
      }),
  },
  expect: dependsOnPolicy({ per: 'RFC 9113 §6.8' }),
});
