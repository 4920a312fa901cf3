// The transport family after the handshake: what happens to the response.

import {
  answer,
  bodyBytes,
  closeNotify,
  defineScenario,
  dependsOnPolicy,
  fin,
  halfClose,
  healthyIf,
  lastAnswer,
  mayAccept,
  mustAccept,
  mustReject,
  mustTimeOut,
  receiveRequest,
  reset,
  responseHead,
  sendInClear,
  slowBodyBytes,
  stall,
  wait,
} from './vocabulary.js';

export const bandwidthLimit = defineScenario('bandwidth-limit', {
  number: 1314,
  says: 'The body of the response comes at 1 KB a second.',
  cause: 'response-interrupted',
  respond: [receiveRequest(), responseHead(4096), slowBodyBytes(4096, 1024), closeNotify()],
  expect: mayAccept(),
});

/** Half of a body that was promised whole; the pause lets it arrive before whatever cuts it off. */
const halfOfTheBody = [receiveRequest(), responseHead(4096), bodyBytes(2048), wait(50)] as const;

export const rstMidResponse = defineScenario('rst-mid-response', {
  number: 1315,
  says: 'The connection is reset when half of the body has arrived.',
  cause: 'response-interrupted',
  respond: [...halfOfTheBody, reset()],
  expect: mustReject({ per: 'RFC 9112 §8' }),
});

export const finMidResponse = defineScenario('fin-mid-response', {
  number: 1316,
  says: 'The connection is closed, without a close_notify, when half of the body has arrived.',
  cause: 'response-interrupted',
  respond: [...halfOfTheBody, fin()],
  expect: mustReject({ per: 'RFC 9112 §8' }),
  alsoSeenAs: {
    'truncated-no-close-notify': 'A client that counts no bytes notices only that close_notify is missing.',
  },
});

export const stallMidResponse = defineScenario('stall-mid-response', {
  number: 1317,
  says: 'The body stops half-way and the connection stays open.',
  cause: 'response-interrupted',
  respond: [...halfOfTheBody, stall()],
  expect: mustTimeOut(),
});

export const halfCloseAfterHandshake = defineScenario('half-close', {
  number: 1318,
  says: 'Right after the handshake the server ends its side of the connection, and never answers.',
  cause: 'response-interrupted',
  respond: [halfClose()],
  expect: mustReject(),
});

export const responseAfterCloseNotify = defineScenario('response-after-close-notify', {
  number: 1319,
  says: 'The server ends its answer with close_notify as it should, and more bytes come after that.',
  cause: null,
  respond: [receiveRequest(), ...lastAnswer(), sendInClear('nobody should read this')],
  expect: mustAccept({ per: 'RFC 8446 §6.1' }),
  failsAt: 'response',
});

export const captivePortal = defineScenario('captive-portal', {
  number: 1327,
  says: 'A captive portal answers in place of the host, with its own certificate and a redirect to its login page.',
  cause: 'wrong-host',
  certificate: (leaf) => leaf.forHosts('portal.localhost'),
  tls: { serverNames: 'any' },
  respond: [receiveRequest(), ...lastAnswer(302, { Location: 'http://portal.localhost/login' }, '')],
  expect: mustReject({ alerts: ['bad_certificate', 'certificate_unknown', 'unknown_ca'], per: 'RFC 9110 §4.3.4' }),
  // A correct client never gets as far as the redirect.
  failsAt: 'handshake',
  alsoSeenAs: { 'proxy-interception': 'It is an interception, though the certificate only shows another name.' },
  aliases: ['captive-portal.badssl.com'],
});

export const httpsToHttpRedirect = defineScenario('https-to-http-redirect', {
  number: 1337,
  says: 'A healthy TLS server redirects to plain HTTP, where everything that the client sends again can be read.',
  cause: null,
  respond: [receiveRequest(), ...lastAnswer(302, { Location: 'http://{host}/' }, '')],
  intolerant: {
    of: (hello) => hello === null,
    play: [
      receiveRequest(),
      answer(
        200,
        { 'Content-Type': 'text/plain', Connection: 'close' },
        'This came in the clear, and so did the request.\n',
      ),
      fin(),
    ],
  },
  expect: dependsOnPolicy(),
  diagnosable: false,
});

export const misdirected421 = defineScenario('misdirected-421', {
  number: 1342,
  says: 'The handshake named another host than the request does, or none, and the server answers HTTP 421.',
  cause: 'sni-problem',
  // Reached by its address: the handshake names nobody, the request does.
  dial: { host: '127.0.0.1', bySni: false },
  respond: [
    receiveRequest(),
    healthyIf(({ hello, host }) => hello?.serverName === host),
    ...lastAnswer(421, { 'Content-Type': 'text/plain' }, 'This connection was not made for that host.\n'),
  ],
  expect: dependsOnPolicy({ per: 'RFC 9110 §15.5.20' }),
  diagnosable: false,
});
