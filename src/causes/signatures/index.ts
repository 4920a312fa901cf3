import { alerts } from './alerts.js';
import { curl } from './curl.js';
import type { Dialect } from './dialect.js';
import { gnutls } from './gnutls.js';
import { go } from './go.js';
import { java } from './java.js';
import { network } from './network.js';
import { node } from './node.js';
import { openssl } from './openssl.js';
import { opensslVerify } from './openssl-verify.js';
import { python } from './python.js';

export type { Codebook, Dialect, Phrase } from './dialect.js';
export { type Side, type Speaker, sides, speakers } from './speakers.js';

/** Everything that is known about how clients speak. */
export const dialects: readonly Dialect[] = [
  alerts,
  opensslVerify,
  openssl,
  node,
  network,
  curl,
  gnutls,
  go,
  python,
  java,
];
