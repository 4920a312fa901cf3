import type { GroupName } from '../tables/groups.js';
import type { DhGroup } from './finite-field.js';
import { toBytes } from './modular.js';

/** The sizes in bits, and the number that makes each modulus a safe prime (RFC 7919 Appendix A). */
const recipes: Partial<Record<GroupName, { readonly bits: number; readonly x: bigint }>> = {
  ffdhe2048: { bits: 2048, x: 560316n },
  ffdhe3072: { bits: 3072, x: 2625351n },
  ffdhe4096: { bits: 4096, x: 5736041n },
};

const made = new Map<GroupName, DhGroup>();

/** A group of RFC 7919, or undefined for a name that is none. Computed from e, as the RFC defines them. */
export function ffdhe(name: GroupName): DhGroup | undefined {
  const recipe = recipes[name];
  if (!recipe) return undefined;
  const known = made.get(name);
  if (known) return known;
  const bits = BigInt(recipe.bits);
  const middle = scaledE(bits - 130n) + recipe.x;
  const p = 2n ** bits - 2n ** (bits - 64n) + middle * 2n ** 64n - 1n;
  const group = { p: toBytes(p), g: Buffer.from([2]) };
  made.set(name, group);
  return group;
}

/** The whole part of 2^shift · e, by the series 1/0! + 1/1! + 1/2! … with spare bits for the rounding. */
function scaledE(shift: bigint): bigint {
  const spare = 64n;
  let sum = 0n;
  for (let term = 1n << (shift + spare), n = 1n; term > 0n; term /= n, n++) sum += term;
  return sum >> spare;
}
