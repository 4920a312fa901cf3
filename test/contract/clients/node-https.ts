import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import * as http from 'node:http';
import * as https from 'node:https';
import { type Destination, type RealClient, refusedByHttp, told } from './client.js';
import { lookupOf } from './resolving.js';

/** `https.get`, with a signal as its time limit: its own `timeout` starts again with every byte. */
export const nodeHttps: RealClient = {
  name: 'node https',
  speaker: 'node',
  schemes: ['https', 'http'],
  limitsTime: true,
  version: async () => `${process.versions.node} (OpenSSL ${process.versions.openssl})`,
  visit: (destination) => told(() => get(destination), destination.timeoutMs),
};

async function get(destination: Destination): Promise<void> {
  const { url, caFile, timeoutMs } = destination;
  const { get } = url.startsWith('https:') ? https : http;
  const options = {
    ca: readFileSync(caFile),
    lookup: lookupOf(destination),
    agent: false as const,
    signal: AbortSignal.timeout(timeoutMs),
  };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, options, resolve).once('error', reject);
  });
  let body = '';
  for await (const chunk of response.setEncoding('utf8')) body += chunk;
  if ((response.statusCode ?? 0) >= 400) throw refusedByHttp(response.statusCode ?? 0, body);
}
