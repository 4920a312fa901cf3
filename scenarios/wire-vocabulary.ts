/**
 * The words for scenarios inside the handshake: what a server does (`acts`), what is done to a message or a record
 * (`edits`), and the versions in which that makes sense.
 */
import { acts, compositeGroup, edits, safePrimeGroup, smallSubgroupGroup } from '../src/wire/index.js';
import type { Making, Need } from './vocabulary.js';

export type { Act, DhGroup, Edit, SuiteName } from '../src/wire/index.js';
export * from './vocabulary.js';
export { acts, compositeGroup, edits, safePrimeGroup, smallSubgroupGroup };

/** What is said of a server that speaks one version only: its twin does, too, and a client must offer it. */
interface OnlyVersion {
  readonly wire: NonNullable<Making['wire']>;
  readonly twin: Making;
  readonly needs: readonly Need[];
}

/** TLS 1.3 and nothing else, with the same in the twin. */
export const tls13: OnlyVersion = {
  wire: { versions: ['TLSv1.3'] },
  twin: { wire: { versions: ['TLSv1.3'] } },
  needs: ['offers-tls13'],
};

/** TLS 1.2 and nothing else, with the same in the twin. */
export const tls12: OnlyVersion = {
  wire: { versions: ['TLSv1.2'] },
  twin: { wire: { versions: ['TLSv1.2'] } },
  needs: [],
};
