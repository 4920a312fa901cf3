import { createDiffieHellmanGroup } from 'node:crypto';
import { der } from '../../pki/index.js';

/** Well-known groups of each size: MODP 2 (RFC 2409 §6.2) and MODP 14 (RFC 3526 §3), as `DH PARAMETERS`. */
export function dhParameters(bits: 1024 | 2048): string {
  const group = createDiffieHellmanGroup(bits === 1024 ? 'modp2' : 'modp14');
  return der.pem('DH PARAMETERS', der.sequence(der.unsigned(group.getPrime()), der.integer(2)));
}
