import { readFileSync } from 'node:fs';
import { Agent, request } from 'undici';
import { type Destination, type RealClient, refusedByHttp, told } from './client.js';
import { packageVersion } from './package-version.js';
import { lookupOf } from './resolving.js';

export const undici: RealClient = {
  name: 'undici',
  speaker: 'node',
  schemes: ['https', 'http'],
  limitsTime: true,
  version: async () => packageVersion('undici'),
  visit: (destination) => told(() => get(destination), destination.timeoutMs),
};

async function get(destination: Destination): Promise<void> {
  const { url, caFile, timeoutMs } = destination;
  const dispatcher = new Agent({
    connect: { ca: readFileSync(caFile), lookup: lookupOf(destination), timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
  try {
    const { statusCode, body } = await request(url, { dispatcher });
    const text = await body.text();
    if (statusCode >= 400) throw refusedByHttp(statusCode, text);
  } finally {
    await dispatcher.destroy();
  }
}
