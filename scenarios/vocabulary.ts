/** The words that scenarios are written in. */
export * from '../src/pki/index.js';
export * from '../src/scenario/index.js';
