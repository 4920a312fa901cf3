import type { SituationName } from '../situations/index.js';
import type { Dialect } from './dialect.js';

/** Reasons of OpenSSL's SSL library by number, for texts in which the error strings were not loaded. */
const byReason: Readonly<Record<number, SituationName>> = {
  129: 'message-undecodable',
  134: 'verification-failed',
  145: 'message-unexpected',
  147: 'does-not-decrypt',
  149: 'finished-wrong',
  155: 'client-speaks-plaintext',
  156: 'client-speaks-plaintext',
  159: 'message-undecodable',
  181: 'no-common-cipher',
  191: 'no-common-version',
  193: 'no-common-cipher',
  198: 'record-too-long',
  199: 'client-certificate-missing',
  217: 'rules-broken',
  235: 'no-application-protocol',
  244: 'message-unexpected',
  245: 'not-a-tls-record',
  252: 'not-a-tls-record',
  258: 'no-common-version',
  261: 'cipher-unexpected',
  266: 'version-number-wrong',
  267: 'version-number-wrong',
  281: 'does-not-decrypt',
  294: 'unexpected-end',
  333: 'legacy-signature',
  337: 'unsafe-renegotiation',
  338: 'unsafe-renegotiation',
  339: 'unsafe-renegotiation',
  376: 'no-common-signature-algorithm',
  394: 'group-weak',
  396: 'no-common-version',
  397: 'key-weak',
  398: 'signature-weak',
  399: 'key-weak',
};

const byHex = Object.fromEntries(
  Object.entries(byReason).map(([reason, situation]) => [Number(reason).toString(16).padStart(3, '0'), situation]),
);

/** BoringSSL has numbers of its own. */
const boringsslByReason: Readonly<Record<string, SituationName>> = {
  125: 'verification-failed',
  '07d': 'verification-failed',
  247: 'version-number-wrong',
  '0f7': 'version-number-wrong',
  '10b': 'unsafe-renegotiation',
  '0f0': 'no-common-version',
};

/** OpenSSL errors given as numbers only: `error:0A000086:lib(20)::reason(134)`. */
export const opensslNumbers: Dialect = {
  codes: [
    { find: /\berror:[0-9A-F]{8}:(?:SSL routines|lib\(20\))[^\n]{0,60}?reason\((\d{2,3})\)/gi, means: { ...byReason } },
    { find: /\berror:0A000([0-9A-F]{3})\b/gi, means: byHex },
    { find: /\berror:14[0-9A-F]{3}([0-9A-F]{3})\b/gi, means: byHex },
    { find: /\berror:10000([0-9a-f]{3})\b/g, means: boringsslByReason },
  ],
};
