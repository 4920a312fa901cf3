import { check } from './checks.js';
import { names, proves, suggests } from './situation.js';

/** Whether the certificate belongs to the name that was dialled. */
export const identity = {
  'name-mismatch': names({ 'wrong-host': 18, 'sni-problem': 1.4 }),
  'default-certificate': proves({ 'sni-problem': 7, 'self-signed-leaf': 1, 'wrong-host': 1 }, { decide: check.names }),
  'name-not-recognised': names({ 'sni-problem': 1 }),
  misdirected: names({ 'sni-problem': 9, 'alpn-mismatch': 0.5 }),
  'server-has-no-certificate': suggests(
    { 'sni-problem': 4, 'no-shared-cipher': 4, 'handshake-refused': 2 },
    { decide: check.names },
  ),
  'foreign-portal': names({ 'wrong-host': 5, 'proxy-interception': 4 }),
} as const;
