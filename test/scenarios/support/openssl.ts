import { spawnSync } from 'node:child_process';

/** Whether the openssl command is here: one reader more, where it is. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
