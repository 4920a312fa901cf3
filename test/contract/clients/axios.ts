import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import http from 'axios';
import { type Destination, type RealClient, told } from './client.js';
import { lookupOf } from './resolving.js';

export const axios: RealClient = {
  name: 'axios',
  speaker: 'node',
  schemes: ['https', 'http'],
  limitsTime: true,
  version: async () => http.VERSION,
  visit: (destination) => told(() => get(destination), destination.timeoutMs),
};

async function get(destination: Destination): Promise<void> {
  const { url, caFile, timeoutMs } = destination;
  const httpsAgent = new Agent({ ca: readFileSync(caFile), lookup: lookupOf(destination) });
  await http.get(url, { httpsAgent, timeout: timeoutMs, proxy: false });
}
