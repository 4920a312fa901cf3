import { check } from './checks.js';
import { mentions, names, suggests } from './situation.js';

/** Connections that never stood, fell silent, or were cut. */
export const transport = {
  'not-connected': names({ unreachable: 1 }),
  'name-not-resolved': names({ unreachable: 1 }),
  'connect-timed-out': suggests({ unreachable: 8, 'handshake-timeout': 2 }, { decide: check.network }),
  'connect-or-handshake-timed-out': suggests(
    { 'handshake-timeout': 5, unreachable: 4, 'response-interrupted': 1 },
    { decide: check.network },
  ),
  'handshake-timed-out': names({ 'handshake-timeout': 1 }),
  'timed-out': suggests(
    { 'handshake-timeout': 4, unreachable: 3, 'response-interrupted': 3 },
    { decide: check.network },
  ),
  'read-timed-out': suggests({ 'response-interrupted': 5, 'handshake-timeout': 5 }, { decide: check.phase }),
  'closed-in-handshake': names({ 'connection-reset-during-handshake': 1 }),
  'handshake-cut': names(
    { 'connection-reset-during-handshake': 8, 'handshake-refused': 1, 'plaintext-on-tls-port': 0.8 },
    { decide: check.network },
  ),
  'system-call-failed': suggests(
    { 'connection-reset-during-handshake': 7.4, 'response-interrupted': 2, 'plaintext-on-tls-port': 0.6 },
    { decide: check.network },
  ),
  'connection-reset': suggests(
    { 'connection-reset-during-handshake': 5.4, 'response-interrupted': 4, unreachable: 0.6 },
    { decide: check.phase },
  ),
  'network-failed': mentions(
    { unreachable: 5, 'connection-reset-during-handshake': 3, 'response-interrupted': 2 },
    { decide: check.network },
  ),
  'connection-cut': mentions(
    { 'connection-reset-during-handshake': 4.6, 'response-interrupted': 4, 'truncated-no-close-notify': 1.4 },
    { decide: check.phase },
  ),
  'broken-pipe': suggests(
    { 'response-interrupted': 4, 'connection-reset-during-handshake': 3.4, 'client-cert-required': 2.6 },
    { decide: check.phase },
  ),
  'cut-after-handshake': suggests(
    { 'response-interrupted': 5.6, 'client-cert-required': 2.6, 'truncated-no-close-notify': 1.2 },
    { decide: check.clientCertificate },
  ),
  'nothing-more-than-no': suggests(
    { 'connection-reset-during-handshake': 4, 'handshake-timeout': 3.1, 'no-shared-cipher': 2.9 },
    { decide: check.refusal },
  ),
  'empty-reply': suggests(
    { 'response-interrupted': 5, 'tls-on-plaintext-port': 3, 'connection-reset-during-handshake': 2 },
    { decide: check.phase },
  ),
  'ended-without-close-notify': names({
    'truncated-no-close-notify': 7.6,
    'response-interrupted': 1.4,
    'proxy-interception': 0.8,
  }),
  'ended-in-handshake-or-after': names(
    { 'connection-reset-during-handshake': 5, 'truncated-no-close-notify': 4, 'response-interrupted': 1 },
    { decide: check.phase },
  ),
  'end-instead-of-answer': names(
    { 'connection-reset-during-handshake': 5.6, 'response-interrupted': 3.4, 'plaintext-on-tls-port': 0.8 },
    { decide: check.phase },
  ),
  'unexpected-end': names(
    { 'truncated-no-close-notify': 4.8, 'connection-reset-during-handshake': 3.7, 'response-interrupted': 1.5 },
    { decide: check.phase },
  ),
  'response-cut': names({ 'response-interrupted': 8, 'truncated-no-close-notify': 2 }, { decide: check.phase }),
  'stream-reset': names({ 'response-interrupted': 9, 'alpn-mismatch': 0.8 }),
  'reused-connection-closed': names({ 'response-interrupted': 8, 'connection-reset-during-handshake': 2 }),
  'ended-by-close-notify': suggests(
    { 'connection-reset-during-handshake': 6, 'response-interrupted': 2, 'truncated-no-close-notify': 2 },
    { decide: check.phase },
  ),
} as const;
