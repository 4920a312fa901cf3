import { isDeepStrictEqual } from 'node:util';
import type { Revocation } from '../pki/index.js';
import type { Making, Need } from './model.js';

/** Joins what two scenarios say about how a status is told; calls `clash` with the field that both of them want. */
export function bothRevocations(ours: Revocation, theirs: Revocation, clash: (field: string) => Error): Revocation {
  for (const key of Object.keys(theirs) as (keyof Revocation)[]) {
    if (ours[key] !== undefined && !isDeepStrictEqual(ours[key], theirs[key])) throw clash(`"revocation.${key}"`);
  }
  return { ...ours, ...theirs };
}

/** Where another part takes the staple away, a client has to ask by itself. */
export const withoutStaple = (needs: readonly Need[], { revocation }: Making): Need[] =>
  revocation?.channels && !revocation.channels.includes('staple')
    ? [...new Set(needs.map((need) => (need === 'offers-status-request' ? 'revocation-checking' : need)))]
    : [...needs];
