import { createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import { Refusal } from '../refusal.js';
import type { KeyShare } from './key-share.js';

/** The DER before the raw key in a SubjectPublicKeyInfo (RFC 8410 §4). */
const spkiPrefix = {
  x25519: Buffer.from('302a300506032b656e032100', 'hex'),
  x448: Buffer.from('3042300506032b656f033900', 'hex'),
} as const;

/** X25519 and X448 (RFC 7748). */
export function montgomeryShare(name: 'x25519' | 'x448', group: number): KeyShare {
  const { privateKey, publicKey } = name === 'x25519' ? generateKeyPairSync('x25519') : generateKeyPairSync('x448');
  const prefix = spkiPrefix[name];
  return {
    group,
    publicValue: publicKey.export({ format: 'der', type: 'spki' }).subarray(prefix.length),
    agree(peer) {
      try {
        const key = Buffer.concat([prefix, peer]);
        // Fails for a value of the wrong length, and for one that forces an all-zero secret (RFC 8446 §7.4.2).
        return diffieHellman({ privateKey, publicKey: createPublicKey({ key, format: 'der', type: 'spki' }) });
      } catch {
        throw new Refusal('illegal_parameter', `the key share of the client is no ${name} value`);
      }
    },
  };
}
