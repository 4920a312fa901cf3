import type { Cause } from '../causes/index.js';
import type { AttemptOutcome, Verdict } from '../judge/index.js';
import type { Endpoint } from '../server/index.js';

/** What came of the visit to the healthy server; `because` is null when the client did reach it. */
export interface Control {
  readonly outcome: AttemptOutcome;
  readonly because: string | null;
}

/** Our own servers send what a path needs, so a client that finds none was not told to trust the lab. */
const mistrust: readonly Cause[] = ['untrusted-root', 'incomplete-chain', 'self-signed-leaf'];

/** Judges the control: unless a client reaches a healthy server, its failures elsewhere say nothing. */
export function controlOf(verdict: Verdict, { url }: Endpoint): Control {
  const { outcome, connections, explained, client } = verdict;
  const tell = (what: string, remedy: string, how: AttemptOutcome = outcome): Control => ({
    outcome: how,
    because: `The client cannot be audited: ${what}. ${remedy}`,
  });
  const words = `it said: ${client.replace(/\.$/, '')}`;
  const plain = connections.some((each) => each.spoke === 'http');
  if (plain) return tell('it spoke plain HTTP to a TLS port', `Let it open ${shapeOf(url)}.`, 'rejected');
  if (outcome === 'never-arrived') {
    return tell(
      `it never reached the healthy server, ${words}`,
      `Let it open {url}, or $FAULTLS_URL: ${shapeOf(url)}.`,
    );
  }
  if (outcome === 'hung') {
    return tell('it did not end in time with a healthy server', 'Let it make one request and end, or raise --timeout.');
  }
  if (explained.some((cause) => mistrust.includes(cause))) {
    return tell(`it does not trust the lab's CA, ${words}`, 'Give it the file {ca}, or $FAULTLS_CA.');
  }
  if (outcome === 'rejected') return tell(`it refused a healthy server, ${words}`, 'Make it work with that one first.');
  if (!connections.some(({ reached }) => reached !== 'tcp' && reached !== 'client-hello')) {
    return tell(
      'it reported success, but it never finished a handshake',
      'Let it make a request to {url}.',
      'never-arrived',
    );
  }
  return { outcome, because: null };
}

/** The port differs from one start to the next. */
const shapeOf = (url: string): string => url.replace(/:\d+/, ':<port>');
