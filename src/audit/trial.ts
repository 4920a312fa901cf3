import { setTimeout as delay } from 'node:timers/promises';
import type { Cause } from '../causes/index.js';
import { type AttemptOutcome, judge, type Verdict, type VerdictName } from '../judge/index.js';
import type { Connection, ConnectionRecord } from '../observe/index.js';
import type { Endpoint } from '../server/index.js';
import type { Client, Visit, VisitLimits } from './client.js';

/** One client against one scenario, judged at both ends: the answer of `faultls try --json`. */
export interface TrialDocument {
  readonly schema: 1;
  readonly scenario: string;
  readonly outcome: AttemptOutcome;
  readonly pass: boolean;
  readonly verdict: VerdictName;
  /** The cause of the scenario. */
  readonly cause: Cause | null;
  /** The judgement in one sentence. */
  readonly because: string;
  /** Null when the command was ended by a signal or by the time limit. */
  readonly exitCode: number | null;
  /** The end of what the command printed on standard error. */
  readonly stderr: string;
  /** The visit that was judged by; null when none came. */
  readonly connection: ConnectionRecord | null;
  /** The causes that the command's own words name. */
  readonly explained: readonly Cause[];
}

/** A verdict, and the same for programs. */
export interface Trial {
  readonly verdict: Verdict;
  readonly document: TrialDocument;
}

/**
 * Sends a client to an endpoint and joins what both ends tell.
 *
 * @throws FaultlsError `ERR_NOT_SERVABLE_HERE`, `ERR_COMMAND_NOT_FOUND`.
 */
export async function tryClient(client: Client, endpoint: Endpoint, limits: VisitLimits): Promise<Trial> {
  await endpoint.rehearse();
  const before = new Set(endpoint.connections);
  const own = () => endpoint.connections.filter((each) => !before.has(each));
  const times = endpoint.scenario.needs.includes('second-connection') ? 3 : 1;
  const visit = await visitUntilFailure(client, endpoint, limits, times);
  await settled(own, visit.attempt.end === 'succeeded' ? 50 : 500);
  const verdict = await judge(visit.attempt, endpoint, {
    ...(client.speaker === undefined ? {} : { client: client.speaker }),
    connections: own(),
  });
  return { verdict, document: documentOf(verdict, visit) };
}

/** Several visits count as one attempt: it fails with the first that fails. */
async function visitUntilFailure(
  client: Client,
  endpoint: Endpoint,
  limits: VisitLimits,
  times: number,
): Promise<Visit> {
  const visit = await client.visit(endpoint, limits);
  const again = visit.attempt.end === 'succeeded' && times > 1 && !limits.stop?.aborted;
  return again ? visitUntilFailure(client, endpoint, limits, times - 1) : visit;
}

/**
 * The client is gone, but its last bytes may still be on their way to us: a moment for each connection to end. The
 * first turn of the loop is for connections that were made and not yet seen. Who succeeded has no last alert to send, and
 * may keep its connection for the next request.
 */
async function settled(connections: () => readonly Connection[], momentMs: number): Promise<void> {
  await delay(0);
  const giveUp = new AbortController();
  const allEnded = Promise.all(connections().map((each) => each.whenEnded));
  await Promise.race([allEnded, delay(momentMs, undefined, { signal: giveUp.signal })]);
  giveUp.abort();
}

function documentOf(verdict: Verdict, { exitCode, stderr }: Visit): TrialDocument {
  const { scenario, outcome, pass, verdict: name, cause, because, explained, connections } = verdict;
  const judgedBy = connections.findLast((each) => each.clientHello !== null) ?? connections.at(-1);
  const connection = judgedBy?.toJSON() ?? null;
  return { schema: 1, scenario, outcome, pass, verdict: name, cause, because, exitCode, stderr, connection, explained };
}
