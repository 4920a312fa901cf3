import { readFileSync } from 'node:fs';
import { type Destination, type RealClient, refusedByHttp, told } from './client.js';
import { lookupOf } from './resolving.js';

/** Node's built-in `fetch`, told about trust by an agent of its own kind: another undici's agent would break it. */
export const nodeFetch: RealClient = {
  name: 'node fetch',
  speaker: 'node',
  schemes: ['https', 'http'],
  limitsTime: true,
  version: async () => `${process.versions.node} (undici ${process.versions.undici})`,
  visit: (destination) => told(() => get(destination), destination.timeoutMs),
};

interface BuiltInAgent {
  destroy(): Promise<void>;
}
type BuiltInAgentClass = new (options: object) => BuiltInAgent;

/** The class of the agent that `fetch` uses by default; it comes into being with the first use of `fetch`. */
async function builtInAgent(): Promise<BuiltInAgentClass> {
  await fetch('data:,');
  const symbol = Object.getOwnPropertySymbols(globalThis).find((each) =>
    each.description?.startsWith('undici.globalDispatcher'),
  );
  const agent = symbol && (globalThis as unknown as Record<symbol, object>)[symbol];
  if (!agent) throw new Error('This Node keeps the agent of its fetch elsewhere.');
  return agent.constructor as BuiltInAgentClass;
}

async function get(destination: Destination): Promise<void> {
  const { url, caFile, timeoutMs } = destination;
  const Agent = await builtInAgent();
  const dispatcher = new Agent({ connect: { ca: readFileSync(caFile), lookup: lookupOf(destination) } });
  try {
    const init = { dispatcher, signal: AbortSignal.timeout(timeoutMs) };
    const response = await fetch(url, init as unknown as RequestInit);
    const body = await response.text();
    if (!response.ok) throw refusedByHttp(response.status, body);
  } finally {
    await dispatcher.destroy();
  }
}
