// The transport family where one side speaks TLS and the other something else.

import { createHash } from 'node:crypto';
import {
  answer,
  defineScenario,
  dependsOnPolicy,
  fatalAlert,
  fin,
  mustReject,
  receiveClientHello,
  receiveRequest,
  type Script,
  send,
} from './vocabulary.js';

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
  alsoSeenAs: {
    'alpn-mismatch': 'An HTTP parser that meets the bytes of an alert says that this is not HTTP/1.1.',
    'connection-reset-during-handshake': 'Others say only that the connection was aborted.',
  },
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
