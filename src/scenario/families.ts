import type { Family } from './model.js';

/** The first number of each family; a number is permanent, so a family is too. */
const starts: readonly (readonly [number, Family])[] = [
  [100, 'control'],
  [200, 'validity'],
  [300, 'identity'],
  [400, 'trust'],
  [500, 'chain'],
  [600, 'usage'],
  [650, 'strength'],
  [700, 'revocation'],
  [800, 'protocol'],
  [850, 'cipher'],
  [900, 'handshake'],
  [1100, 'record'],
  [1200, 'client-auth'],
  [1300, 'transport'],
  [1400, 'own'],
];

/** The family of a scenario by its number; scenarios without one are the user's own. */
export function familyOf(number: number | null): Family {
  if (number === null) return 'own';
  return starts.findLast(([start]) => start <= number)?.[1] ?? 'own';
}
