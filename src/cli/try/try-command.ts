import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { addressOf } from '../../control/addresses.js';
import { type Attempt, judge, type Verdict } from '../../judge/index.js';
import type { Connection } from '../../observe/index.js';
import { openLab } from '../../server/index.js';
import type { TryDocument } from '../shapes.js';
import { asEnvironment, filledIn, particularsOf } from './fill-in.js';
import { type Run, runCommand } from './run-command.js';

/** A verdict, and the same for programs. */
export interface Trial {
  readonly verdict: Verdict;
  readonly document: TryDocument;
}

/**
 * Serves one scenario, runs the command against it, and joins what both ends tell.
 *
 * @throws FaultlsError `ERR_UNKNOWN_SCENARIO`, `ERR_NOT_SERVABLE_HERE`, `ERR_COMMAND_NOT_FOUND`.
 */
export async function tryCommand(name: string, command: readonly string[], timeLimitMs: number): Promise<Trial> {
  const lab = await openLab({ scenarios: [name] });
  try {
    const [endpoint] = lab.endpoints;
    if (!endpoint) throw new Error(`The lab of "${name}" has no endpoint.`);
    await endpoint.rehearse();
    const { resolve } = addressOf(endpoint, lab, { host: 'localhost', hostNames: [] });
    const particulars = particularsOf(endpoint, resolve);
    const run = await runCommand(filledIn(command, particulars), {
      environment: { ...process.env, ...endpoint.trust.forEnv(process.env), ...asEnvironment(particulars) },
      timeLimitMs,
    });
    await settled(endpoint.connections);
    const client = clientOf(command);
    const verdict = await judge(attemptOf(run, timeLimitMs), endpoint, client === undefined ? {} : { client });
    return { verdict, document: documentOf(verdict, run) };
  } finally {
    await lab.close();
  }
}

function attemptOf({ exitCode, stdout, stderr, hung }: Run, timeLimitMs: number): Attempt {
  if (hung) return { end: 'hung', afterMs: timeLimitMs };
  if (exitCode === 0) return { end: 'succeeded' };
  // Some clients, openssl s_client among them, tell on standard output why they failed.
  return { end: 'failed', error: [stderr, stdout].filter(Boolean).join('\n'), exitCode };
}

/** Commands whose exit code alone tells something; all others are recognised by their words. */
const clientOf = ([file = '']: readonly string[]): string | undefined =>
  ['curl', 'wget'].find((each) => basename(file, '.exe') === each);

/**
 * The command is gone, but its last bytes may still be on their way to us: a moment for each connection to end. The
 * first turn of the loop is for connections that were made and not yet seen.
 */
async function settled(connections: readonly Connection[]): Promise<void> {
  await delay(0);
  const giveUp = new AbortController();
  const allEnded = Promise.all(connections.map((each) => each.whenEnded));
  await Promise.race([allEnded, delay(500, undefined, { signal: giveUp.signal })]);
  giveUp.abort();
}

function documentOf(verdict: Verdict, { exitCode, stderr }: Run): TryDocument {
  const { scenario, outcome, pass, verdict: name, cause, because, explained, connections } = verdict;
  const judgedBy = connections.findLast((each) => each.clientHello !== null) ?? connections.at(-1);
  const connection = judgedBy?.toJSON() ?? null;
  return { schema: 1, scenario, outcome, pass, verdict: name, cause, because, exitCode, stderr, connection, explained };
}
