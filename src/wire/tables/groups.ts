/** Named groups by code point (RFC 8446 §4.2.7; the older curves from the registry, for servers that choose badly). */
export const groupNumber = {
  x25519: 29,
  secp256r1: 23,
  secp384r1: 24,
  secp521r1: 25,
  x448: 30,
  ffdhe2048: 256,
  ffdhe3072: 257,
  ffdhe4096: 258,
  secp192r1: 19,
  secp224r1: 21,
  secp256k1: 22,
  brainpoolP256r1: 26,
  brainpoolP384r1: 27,
  brainpoolP512r1: 28,
} as const;

/** A named group that the engine can use, by its registered name. */
export type GroupName = keyof typeof groupNumber;

const names = new Map<number, GroupName>(
  Object.entries(groupNumber).map(([name, number]) => [number, name as GroupName]),
);

/** The name of a group, or undefined for one that the engine does not know. */
export const groupName = (group: number): GroupName | undefined => names.get(group);

/** True for the finite-field groups of RFC 7919. */
export const isFiniteField = (group: number): boolean => group >> 8 === 1;

/** What a healthy server of today offers. */
export const healthyGroups: readonly GroupName[] = ['x25519', 'secp256r1', 'secp384r1', 'secp521r1', 'x448'];
