import { createRequire } from 'node:module';

/** The version of this package, read from its own package.json wherever it was built to. */
export const version: string = (createRequire(import.meta.url)('faultls/package.json') as { version: string }).version;
