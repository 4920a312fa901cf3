import * as control from './control.js';
import * as validity from './validity.js';

/** Every family file, in the order of their numbers. */
export const families: readonly Readonly<Record<string, unknown>>[] = [control, validity];
