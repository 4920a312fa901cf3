import { generatePrimeSync } from 'node:crypto';
import type { DhGroup } from './finite-field.js';
import { power, toBytes, toInteger } from './modular.js';

/** A sound group of any size: a safe prime with generator 2. 512 bits is what Logjam broke. Takes a while beyond 1024. */
export const safePrimeGroup = (bits: number): DhGroup => ({
  // 2 generates the large subgroup when p is 7 modulo 8.
  p: toBytes(generatePrimeSync(bits, { bigint: true, safe: true, add: 24n, rem: 23n })),
  g: Buffer.from([2]),
});

/** A modulus that is no prime: the product of two primes of half the size. */
export function compositeGroup(bits: number): DhGroup {
  const half = () => generatePrimeSync(bits / 2, { bigint: true });
  return { p: toBytes(half() * half(), bits / 8), g: Buffer.from([2]) };
}

/** A prime modulus, but a generator whose powers are only `order` different numbers (a small prime). */
export function smallSubgroupGroup(bits: number, order = 7n): DhGroup {
  const p = generatePrimeSync(bits, { bigint: true, add: 2n * order, rem: 1n });
  for (let base = 2n; ; base++) {
    const g = power(base, (p - 1n) / order, p);
    if (g !== 1n) return { p: toBytes(p), g: toBytes(g) };
  }
}

/** The size of a group in bits. */
export const groupBits = (group: DhGroup): number => toInteger(group.p).toString(2).length;
