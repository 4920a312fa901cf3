import type { Cause } from '../causes/causes.js';
import { type ErrorCode, FaultlsError } from '../errors.js';
import type { Endpoint } from '../server/index.js';
import { attempt } from './attempt.js';
import { judge } from './judge.js';
import type { Verdict, VerdictName } from './verdict.js';

export interface AssertionOptions {
  /** Milliseconds after which a client that is still waiting counts as hung; 5000 unless given. */
  readonly timeLimit?: number;
}

/** An assertion that failed, with the whole verdict. */
export class VerdictError extends FaultlsError {
  constructor(
    code: ErrorCode,
    message: string,
    readonly verdict: Verdict,
    options?: ErrorOptions,
  ) {
    super(code, message, options);
  }
}

/**
 * Runs a client and asserts that it refused the server, really arrived there, and refused for the right reason.
 *
 * @example
 * ```ts
 * await assertRejects(() => fetch(server.url, server.trust.forFetch()), server);
 * ```
 *
 * @throws VerdictError `ERR_WRONGLY_ACCEPTED`, `ERR_NEVER_ARRIVED`, `ERR_WRONG_REASON`, `ERR_HUNG`, telling both ends.
 */
export async function assertRejects(
  client: () => unknown,
  server: Endpoint,
  options: AssertionOptions = {},
): Promise<Verdict> {
  const verdict = await run(client, server, options);
  if (verdict.outcome === 'rejected' && verdict.verdict !== 'wrong-reason') return verdict;
  if (verdict.outcome === 'accepted') throw failure('ERR_WRONGLY_ACCEPTED', verdict, server);
  throw failure(codes[verdict.verdict] ?? 'ERR_WRONG_REASON', verdict, server);
}

/**
 * Runs a client and asserts that it accepted the server: that its promise was fulfilled, and that it did talk to it.
 *
 * @throws VerdictError `ERR_WRONGLY_REJECTED`, `ERR_NEVER_ARRIVED`, `ERR_HUNG`, telling both ends.
 */
export async function assertAccepts(
  client: () => unknown,
  server: Endpoint,
  options: AssertionOptions = {},
): Promise<Verdict> {
  const verdict = await run(client, server, options);
  if (verdict.outcome === 'accepted') return verdict;
  throw failure(
    verdict.outcome === 'rejected' ? 'ERR_WRONGLY_REJECTED' : (codes[verdict.outcome] ?? 'ERR_WRONGLY_REJECTED'),
    verdict,
    server,
  );
}

const codes: Partial<Record<VerdictName, ErrorCode>> = {
  'never-arrived': 'ERR_NEVER_ARRIVED',
  hung: 'ERR_HUNG',
  'wrong-reason': 'ERR_WRONG_REASON',
};

async function run(client: () => unknown, server: Endpoint, { timeLimit = 5000 }: AssertionOptions): Promise<Verdict> {
  const before = new Set<unknown>([...server.connections, ...server.revocationRequests]);
  const made = await attempt(client, timeLimit);
  const own = () => server.connections.filter((each) => !before.has(each));
  await settled(own());
  const revocationRequests = server.revocationRequests.filter((each) => !before.has(each));
  return judge(made, server, { connections: own(), revocationRequests });
}

/** Gives connections that are just ending a moment to do so, so that a last alert is not missed. */
async function settled(connections: readonly { readonly whenEnded: Promise<void> }[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const moment = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, 50);
  });
  await Promise.race([Promise.all(connections.map((each) => each.whenEnded)), moment]);
  clearTimeout(timer);
}

/** Our own servers send what a path needs, so a client that finds none was not told to trust the lab. */
const mistrust: readonly Cause[] = ['untrusted-root', 'incomplete-chain', 'self-signed-leaf'];

const forAnotherReason = (explained: readonly Cause[]): string => {
  if (explained.some((cause) => mistrust.includes(cause))) {
    return 'It failed for another reason: it does not trust the lab CA, so it never looked further.\nPass server.trust.forHttps(), .forFetch() or .ca to the client, or call server.trust.install().';
  }
  if (explained[0] === 'unreachable') return 'Its connection never came about: check that it dials server.url.';
  return `It failed for another reason${explained[0] ? `: ${explained[0]}` : ''}.`;
};

function failure(code: ErrorCode, verdict: Verdict, server: Endpoint): VerdictError {
  const hint =
    code === 'ERR_NEVER_ARRIVED'
      ? `It never arrived: check that it dials server.url (${server.url}).`
      : code === 'ERR_HUNG'
        ? 'Give the client a time limit, or the assertion a longer one: { timeLimit: 20_000 }.'
        : code === 'ERR_WRONG_REASON' || code === 'ERR_WRONGLY_REJECTED'
          ? forAnotherReason(verdict.explained)
          : 'Look for certificate checks that are switched off in the client.';
  const opening =
    code === 'ERR_WRONGLY_ACCEPTED' && verdict.verdict === 'passed'
      ? `The client accepted "${verdict.scenario}".`
      : verdict.because;
  return new VerdictError(
    code,
    `${opening}\n\n  client   ${verdict.client}\n  server   ${verdict.server}\n\n${hint}`,
    verdict,
  );
}
