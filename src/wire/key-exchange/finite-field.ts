import { randomBytes } from 'node:crypto';
import { Refusal } from '../refusal.js';
import type { KeyShare } from './key-share.js';
import { power, toBytes, toInteger } from './modular.js';

/** A Diffie-Hellman group: any numbers whatever, because a weak one may be just what is wanted. */
export interface DhGroup {
  /** The modulus, big-endian. */
  readonly p: Buffer;
  /** The generator, big-endian. */
  readonly g: Buffer;
}

/**
 * Finite-field Diffie-Hellman. OpenSSL would refuse the groups that are worth showing, so the arithmetic is done here.
 */
export function finiteFieldShare({ p, g }: DhGroup, group: number | null): KeyShare {
  const modulus = toInteger(p);
  const length = toBytes(modulus).length;
  // 256 bits are enough for every group up to 128 bits of strength (RFC 7919 §5.2).
  const secret = toInteger(randomBytes(Math.min(32, length)));
  return {
    group,
    publicValue: toBytes(power(toInteger(g), secret, modulus), length),
    agree(peer) {
      const value = toInteger(peer);
      if (value <= 1n || value >= modulus - 1n) {
        throw new Refusal('illegal_parameter', 'the public value of the client lies outside 2 … p−2');
      }
      return toBytes(power(value, secret, modulus), length);
    },
  };
}
