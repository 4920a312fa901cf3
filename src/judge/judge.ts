import type { Cause } from '../causes/causes.js';
import type { Connection, RevocationRequest } from '../observe/index.js';
import type { Scenario } from '../scenario/index.js';
import type { Attempt } from './attempt.js';
import { unmetNeeds } from './needs.js';
import { reason } from './sentences.js';
import { tellAttempt, tellConnections, tellRequests } from './tell.js';
import type { AttemptOutcome, Verdict, VerdictName } from './verdict.js';

/** A server that was visited: an endpoint, or what is known of one in another process. */
export interface Visited {
  readonly scenario: Scenario;
  readonly connections: readonly Connection[];
  /** What was asked about its certificates. */
  readonly revocationRequests?: readonly RevocationRequest[];
}

export interface JudgeOptions {
  /** The client's name, where the error text alone does not tell it: `curl`, `python`, … */
  readonly client?: string;
  /** Visits to judge by; all that the endpoint remembers unless given. */
  readonly connections?: readonly Connection[];
  /** The same for what was asked about its certificates. */
  readonly revocationRequests?: readonly RevocationRequest[];
}

/**
 * Joins what a client did with what the server saw.
 *
 * "Handshake completed" is not "accepted": a client has accepted a server when application data from it was decrypted,
 * or, for faults that come after the handshake, when it reports success.
 */
export async function judge(attempt: Attempt, visited: Visited, options: JudgeOptions = {}): Promise<Verdict> {
  const { scenario } = visited;
  const connections = options.connections ?? visited.connections;
  const revocationRequests = options.revocationRequests ?? visited.revocationRequests ?? [];
  const explained = await explainedCauses(attempt, options.client);
  const outcome = outcomeOf(attempt, scenario, connections);
  const unmet = outcome === 'never-arrived' ? [] : unmetNeeds(scenario, { connections, revocationRequests, explained });
  const verdict = unmet.length > 0 ? 'skipped' : verdictOf(outcome, scenario, explained, connections);
  const judged = {
    scenario: scenario.name,
    verdict,
    outcome,
    pass: verdict === 'passed' || verdict === 'passed-other-alert' || verdict === 'skipped',
    level: scenario.expect.level,
    cause: scenario.cause,
    explained,
    unmet,
    client: tellAttempt(attempt),
    server: tellConnections(connections) + tellRequests(revocationRequests),
    connections,
  };
  return { ...judged, because: reason(judged, scenario) };
}

/** An explanation that does not even begin with so much names what is possible: "SSLHandshakeException", say. */
const leastConfidence = 0.25;

async function explainedCauses(attempt: Attempt, client: string | undefined): Promise<Cause[]> {
  if (attempt.end !== 'failed') return [];
  const { explain } = await import('../explain/index.js');
  const hints = {
    ...(client === undefined ? {} : { client }),
    ...(typeof attempt.exitCode === 'number' ? { exitCode: attempt.exitCode } : {}),
  };
  const { causes } = explain(attempt.error, hints);
  return (causes[0]?.confidence ?? 0) < leastConfidence ? [] : causes.map((each) => each.cause);
}

function outcomeOf(attempt: Attempt, scenario: Scenario, connections: readonly Connection[]): AttemptOutcome {
  if (connections.length === 0 && scenario.failsAt !== 'connect') return 'never-arrived';
  if (attempt.end === 'succeeded') return 'accepted';
  const trusted = connections.some((each) => each.applicationBytes > 0);
  if (scenario.expect.outcome === 'reject' && scenario.failsAt === 'handshake' && trusted) return 'accepted';
  return attempt.end === 'hung' ? 'hung' : 'rejected';
}

function verdictOf(
  outcome: AttemptOutcome,
  scenario: Scenario,
  explained: readonly Cause[],
  connections: readonly Connection[],
): VerdictName {
  const { expect } = scenario;
  if (outcome === 'never-arrived') return 'never-arrived';
  if (expect.outcome === 'depends') return 'passed';
  if (outcome === 'hung') return 'hung';
  if (expect.outcome === 'accept') {
    return outcome === 'accepted' || expect.level === 'may' ? 'passed' : 'wrongly-rejected';
  }
  if (outcome === 'accepted') return expect.level === 'may' ? 'passed' : 'wrongly-accepted';
  if (!rightReason(scenario, explained)) return 'wrong-reason';
  const sent = connections.map((each) => each.clientAlert?.name).find((name) => name !== undefined);
  const expected = sent === undefined || expect.alerts.length === 0 || expect.alerts.some((each) => each === sent);
  return expected ? 'passed' : 'passed-other-alert';
}

/** Words that nobody recognises prove nothing either way; words that name other causes do. */
function rightReason(scenario: Scenario, explained: readonly Cause[]): boolean {
  if (explained.length === 0) return true;
  return explained.some((cause) => scenario.causes.includes(cause) || scenario.alsoSeenAs[cause] !== undefined);
}
