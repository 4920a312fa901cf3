import { type Attempt, attempt } from '../judge/index.js';
import type { Client, ClientFunction, Visit } from './client.js';
import { resolverEntry } from './resolver-entry.js';

/** A function of this process as a client. */
export const functionClient = (run: ClientFunction, name: string): Client => ({
  name,
  async visit(endpoint, { timeLimitMs, stop }) {
    const { url, hostname, port, trust, scenario } = endpoint;
    const over = new AbortController();
    const abort = () => over.abort();
    stop?.addEventListener('abort', abort, { once: true });
    const destination = {
      ...{ url, host: hostname, port, ca: trust.ca, trust, resolve: resolverEntry(endpoint), scenario: scenario.name },
      ...{ timeLimit: timeLimitMs, signal: over.signal },
    };
    try {
      return told(await attempt(() => Promise.race([run(destination), aborted(over.signal)]), timeLimitMs));
    } finally {
      stop?.removeEventListener('abort', abort);
      over.abort();
    }
  },
});

/** Fails when the audit ends early, so that nobody waits for a client that does not heed its signal. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/** An error may carry what the process behind it said. */
function told(made: Attempt): Visit {
  if (made.end !== 'failed' || typeof made.error !== 'object' || made.error === null) {
    return { attempt: made, exitCode: null, stderr: '' };
  }
  const { exitCode, stderr } = made.error as { readonly exitCode?: unknown; readonly stderr?: unknown };
  const code = typeof exitCode === 'number' ? exitCode : null;
  return {
    attempt: code === null ? made : { ...made, exitCode: code },
    exitCode: code,
    stderr: typeof stderr === 'string' ? stderr : '',
  };
}
