import { createHash } from 'node:crypto';
import {
  answer,
  cut,
  defineScenario,
  delayFlights,
  dependsOnPolicy,
  fatalAlert,
  fin,
  mayAccept,
  mustAccept,
  mustReject,
  mustTimeOut,
  receiveClientHello,
  receiveRequest,
  reset,
  type Script,
  segment,
  send,
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

export const plainHttp = defineScenario('plain-http', {
  number: 1320,
  says: 'The server speaks plain HTTP where the client begins with TLS.',
  cause: 'plaintext-on-tls-port',
  socket: [
    receiveClientHello(),
    send('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 29\r\n\r\nThis port speaks plain HTTP.\n'),
    fin(),
  ],
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §5' }),
  aliases: ['http.badssl.com'],
});

/** A TLS server that is healthy to whoever speaks TLS; the fault is the client's, which speaks plain HTTP. */
const toPlainHttp = (...refusal: Script) => ({
  cause: 'tls-on-plaintext-port' as const,
  intolerant: { of: (hello: unknown) => hello === null, play: [receiveRequest(), ...refusal, fin()] },
  dial: { scheme: 'http' as const, bySni: false },
  expect: mustReject(),
  diagnosable: false,
});

export const httpOnTlsPortAlert = defineScenario('http-on-tls-port-alert', {
  number: 1321,
  says: 'The client speaks plain HTTP to a TLS port, which answers with an alert that no HTTP client can read.',
  ...toPlainHttp(fatalAlert('unexpected_message')),
  aliases: ['http-on-tls-port', 'tls-on-http-port'],
});

export const httpOnTlsPortHttp400 = defineScenario('http-on-tls-port-http-400', {
  number: 1322,
  says: 'The client speaks plain HTTP to a TLS port, which says so in plain HTTP with status 400.',
  ...toPlainHttp(
    answer(
      400,
      { 'Content-Type': 'text/plain', Connection: 'close' },
      'The plain HTTP request was sent to HTTPS port.\n',
    ),
  ),
  // The client gets an answer, in a protocol that it speaks: whether status 400 is a failure is its own affair.
  expect: dependsOnPolicy(),
});

/** Another protocol, whose server greets first, before it has heard anything. */
const greeting = (line: string, protocol: string) => ({
  says: `An ${protocol} server listens on the port and greets the client in plain text.`,
  cause: 'plaintext-on-tls-port' as const,
  socket: [send(`${line}\r\n`), receiveClientHello(), fin()],
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §5' }),
});

export const otherProtocolBannerSsh = defineScenario('other-protocol-banner-ssh', {
  number: 1323,
  ...greeting('SSH-2.0-OpenSSH_9.6', 'SSH'),
  aliases: ['other-protocol-banner'],
});

export const otherProtocolBannerSmtp = defineScenario('other-protocol-banner-smtp', {
  number: 1324,
  ...greeting('220 mail.localhost ESMTP ready', 'SMTP'),
});

export const otherProtocolBannerFtp = defineScenario('other-protocol-banner-ftp', {
  number: 1325,
  ...greeting('220 files.localhost FTP ready', 'FTP'),
});

/** Noise that is the same in every run: its first byte, 0xe1, is no record type, so nobody mistakes it for TLS. */
const noise = createHash('shake256', { outputLength: 512 }).update('random-garbage').digest();

export const randomGarbage = defineScenario('random-garbage', {
  number: 1326,
  says: 'The server answers the ClientHello with bytes that mean nothing in any protocol.',
  cause: 'plaintext-on-tls-port',
  socket: [receiveClientHello(), send(noise), fin()],
  expect: mustReject({ alerts: ['unexpected_message'], per: 'RFC 8446 §5' }),
});
