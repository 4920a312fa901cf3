import {
  cut,
  defineScenario,
  delayFlights,
  fin,
  mayAccept,
  mustAccept,
  mustReject,
  mustTimeOut,
  receiveClientHello,
  reset,
  segment,
  stall,
} from './vocabulary.js';

/** Nothing that SNI could choose: the fault is over before a ClientHello was read. */
const byPortOnly = { bySni: false } as const;

export const connectionRefused = defineScenario('connection-refused', {
  number: 1300,
  says: 'Nobody listens on the port.',
  cause: 'unreachable',
  listening: 'nobody',
  dial: byPortOnly,
  expect: mustReject(),
});

export const dnsFailure = defineScenario('dns-failure', {
  number: 1301,
  says: 'The name in the URL does not resolve.',
  cause: 'unreachable',
  listening: 'unresolvable',
  dial: { ...byPortOnly, host: 'does-not-resolve.invalid' },
  expect: mustReject({ per: 'RFC 6761 §6.4' }),
});

export const connectTimeout = defineScenario('connect-timeout', {
  number: 1302,
  says: "The queue of the port is full, so the client's SYN is never answered.",
  cause: 'unreachable',
  listening: 'full-backlog',
  dial: byPortOnly,
  expect: mustTimeOut(),
});

export const acceptThenSilence = defineScenario('accept-then-silence', {
  number: 1303,
  says: 'The server takes the connection and never says a byte.',
  cause: 'handshake-timeout',
  socket: [receiveClientHello(), stall()],
  expect: mustTimeOut(),
});

export const closeOnAccept = defineScenario('close-on-accept', {
  number: 1304,
  says: 'The server closes each connection before it has read anything.',
  cause: 'connection-reset-during-handshake',
  socket: [fin()],
  dial: byPortOnly,
  expect: mustReject(),
});

export const rstOnAccept = defineScenario('rst-on-accept', {
  number: 1305,
  says: 'The server resets each connection as soon as it has accepted it.',
  cause: 'connection-reset-during-handshake',
  socket: [reset()],
  dial: byPortOnly,
  expect: mustReject(),
});

export const closeAfterClientHello = defineScenario('close-after-client-hello', {
  number: 1306,
  says: 'The server reads the ClientHello and closes the connection without a word.',
  cause: 'connection-reset-during-handshake',
  socket: [receiveClientHello(), fin()],
  expect: mustReject(),
});

export const rstAfterClientHello = defineScenario('rst-after-client-hello', {
  number: 1307,
  says: 'The connection is reset right after the ClientHello, as firewalls do that read the name in it.',
  cause: 'connection-reset-during-handshake',
  socket: [receiveClientHello(), reset()],
  expect: mustReject(),
  aliases: ['no-tls'],
});

export const stallAfterServerHello = defineScenario('stall-after-server-hello', {
  number: 1308,
  says: 'The server sends its ServerHello and then falls silent.',
  cause: 'handshake-timeout',
  outbound: cut('after-server-hello', 'stall'),
  expect: mustTimeOut(),
});

export const stallMidCertificate = defineScenario('stall-mid-certificate', {
  number: 1309,
  says: 'The server falls silent half-way through the record that carries its certificate.',
  cause: 'handshake-timeout',
  outbound: cut('inside-certificate', 'stall'),
  expect: mustTimeOut(),
});

export const closeMidCertificate = defineScenario('close-mid-certificate', {
  number: 1310,
  says: 'The connection is closed half-way through the record that carries the certificate.',
  cause: 'connection-reset-during-handshake',
  outbound: cut('inside-certificate', 'fin'),
  expect: mustReject(),
});

export const slowDripHandshake = defineScenario('slow-drip-handshake', {
  number: 1311,
  says: 'The handshake comes at one byte every 200 ms: never silent for long, and not done for minutes.',
  cause: 'handshake-timeout',
  outbound: segment(1, 200),
  expect: mustTimeOut(),
});

export const segmentedOneByte = defineScenario('segmented-1-byte', {
  number: 1312,
  says: 'Every byte comes in a TCP segment of its own, without delay.',
  cause: null,
  outbound: segment(1),
  expect: mustAccept(),
});

export const highLatency = defineScenario('high-latency', {
  number: 1313,
  says: 'The server holds each of its flights back for two seconds.',
  cause: 'handshake-timeout',
  outbound: delayFlights(2000),
  expect: mayAccept(),
});
