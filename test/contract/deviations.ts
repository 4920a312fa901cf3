import type { Deviation } from './deviation.js';

/** What real clients do against the contract. A line is a fact: the tests fail when it is no longer true. */
export const deviations: readonly Deviation[] = [];
