import { createECDH } from 'node:crypto';
import { Refusal } from '../refusal.js';
import type { GroupName } from '../tables/groups.js';
import type { KeyShare } from './key-share.js';

/** Curves that OpenSSL calls otherwise than TLS does. */
const opensslName: Partial<Record<GroupName, string>> = { secp256r1: 'prime256v1', secp192r1: 'prime192v1' };

/** ECDH on a short Weierstrass curve; points are uncompressed (RFC 8422 §5.4, RFC 8446 §4.2.8.2). */
export function weierstrassShare(name: GroupName, group: number): KeyShare {
  const ecdh = createECDH(opensslName[name] ?? name);
  return {
    group,
    publicValue: ecdh.generateKeys(),
    agree(peer) {
      try {
        return ecdh.computeSecret(peer);
      } catch {
        throw new Refusal('illegal_parameter', `the key share of the client is no point of ${name}`);
      }
    },
  };
}
