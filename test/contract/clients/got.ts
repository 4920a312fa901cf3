import { readFileSync } from 'node:fs';
import http from 'got';
import { type Destination, type RealClient, told } from './client.js';
import { packageVersion } from './package-version.js';
import { lookupOf } from './resolving.js';

export const got: RealClient = {
  name: 'got',
  speaker: 'node',
  schemes: ['https', 'http'],
  limitsTime: true,
  version: async () => packageVersion('got'),
  visit: (destination) => told(() => get(destination), destination.timeoutMs),
};

/** Without its retries: a scenario that changes from visit to visit must see one visit as one. */
async function get(destination: Destination): Promise<void> {
  const { url, caFile, timeoutMs } = destination;
  await http(url, {
    https: { certificateAuthority: readFileSync(caFile) },
    dnsLookup: lookupOf(destination),
    timeout: { request: timeoutMs },
    retry: { limit: 0 },
  });
}
