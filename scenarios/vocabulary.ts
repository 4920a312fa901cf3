/** The words that scenarios are written in. */
export * from '../src/pki/index.js';
export * from '../src/scenario/index.js';
export * as edits from '../src/wire/edits/index.js';
