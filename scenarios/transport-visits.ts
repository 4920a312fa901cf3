// The transport family across several connections, or several addresses.

import { healthy } from './control.js';
import { rstAfterClientHello } from './transport.js';
import { untrustedRoot } from './trust.js';
import { expired } from './validity.js';
import {
  answer,
  defineScenario,
  dependsOnPolicy,
  fin,
  lastAnswer,
  mustAccept,
  mustReject,
  receiveRequest,
  reset,
  type Step,
} from './vocabulary.js';

export const failsThenRecovers = defineScenario('fails-then-recovers', {
  number: 1332,
  says: 'The first two connections are reset after the ClientHello, and from the third on all is well.',
  cause: 'connection-reset-during-handshake',
  turns: { scenarios: [rstAfterClientHello, rstAfterClientHello, healthy], afterLast: 'stay' },
  expect: dependsOnPolicy(),
  diagnosable: false,
});

export const oneBadNodeInPool = defineScenario('one-bad-node-in-pool', {
  number: 1333,
  says: 'Two nodes of three are well and the third has an expired certificate, so every third connection meets it.',
  cause: 'expired',
  turns: { scenarios: [healthy, healthy, expired], afterLast: 'repeat' },
  expect: dependsOnPolicy(),
  needs: ['second-connection'],
});

/** Answers once, properly, and closes: the next request needs a connection of its own. */
const oneAnswer = defineScenario('one-answer', {
  says: 'A healthy server that answers one request a connection.',
  cause: null,
  respond: [receiveRequest(), ...lastAnswer()],
  expect: mustAccept(),
});

export const certificateRotates = defineScenario('certificate-rotates', {
  number: 1334,
  says: 'The first connection meets a healthy certificate, every later one a certificate of a CA that nobody trusts.',
  cause: 'untrusted-root',
  turns: { scenarios: [oneAnswer, untrustedRoot], afterLast: 'stay' },
  expect: mustReject({ alerts: ['unknown_ca'] }),
  needs: ['second-connection'],
  // The first connection is accepted, and rightly so: only the client can tell what became of the next one.
  failsAt: 'response',
  diagnosable: false,
});

export const resumptionRejected = defineScenario('resumption-rejected', {
  number: 1335,
  says: 'The server hands out session tickets and has forgotten them by the next visit.',
  cause: null,
  tls: { tickets: 'forgotten' },
  expect: mustAccept({ per: 'RFC 8446 §2.2' }),
  needs: ['second-connection'],
  diagnosable: false,
});

/** A client that tries only the first address never arrives. */
const brokenFamily = {
  cause: 'unreachable',
  dial: { bySni: false },
  expect: mustAccept({ per: 'RFC 8305 §5' }),
} as const;

export const dualStackBrokenFamily = defineScenario('dual-stack-broken-family', {
  number: 1336,
  says: 'The name has two addresses, ::1 refuses connections, and the server on 127.0.0.1 is well.',
  ...brokenFamily,
  listening: 'ipv4-only-refusing-ipv6',
});

export const dualStackBrokenFamilyStall = defineScenario('dual-stack-broken-family-stall', {
  number: 1349,
  says: 'The name has two addresses, ::1 never answers, and the server on 127.0.0.1 is well.',
  ...brokenFamily,
  listening: 'ipv4-only-stalling-ipv6',
});

/** One request is answered and the connection kept; the next request on it is the last thing the server reads. */
const closedOnReuse = (ending: Step) => ({
  cause: 'response-interrupted' as const,
  respond: [receiveRequest(), answer(), receiveRequest(), ending],
  expect: dependsOnPolicy({ per: 'RFC 9112 §9.3.1' }),
  needs: ['second-connection'] as const,
  diagnosable: false,
});

export const keepaliveClosedOnReuseFin = defineScenario('keepalive-closed-on-reuse-fin', {
  number: 1340,
  says: 'The server keeps the connection open after its answer and closes it when the next request comes.',
  ...closedOnReuse(fin()),
  aliases: ['keepalive-closed-on-reuse'],
});

export const keepaliveClosedOnReuseRst = defineScenario('keepalive-closed-on-reuse-rst', {
  number: 1341,
  says: 'The server keeps the connection open after its answer and resets it when the next request comes.',
  ...closedOnReuse(reset()),
});

/** Each node has ticket keys of its own. */
const node = (letter: string) =>
  defineScenario(`node-${letter}`, {
    says: `Node ${letter} of two: healthy, with ticket keys of its own.`,
    cause: null,
    respond: [receiveRequest(), ...lastAnswer()],
    expect: mustAccept(),
  });

export const ticketFromAnotherNode = defineScenario('ticket-from-another-node', {
  number: 1348,
  says: 'Two nodes take turns, and neither can read the session tickets of the other, so each visit needs a full handshake.',
  cause: null,
  turns: { scenarios: [node('a'), node('b')], afterLast: 'repeat' },
  expect: mustAccept({ per: 'RFC 8446 §2.2' }),
  needs: ['second-connection'],
});
