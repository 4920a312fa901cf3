import { isIP } from 'node:net';
import { type FaultlsError, isFaultlsError } from '../errors.js';
import type { Level, Scenario } from '../scenario/index.js';
import type { Endpoint } from '../server/index.js';
import { applyBaselines, type Baseline } from './baseline.js';
import type { Client, VisitLimits } from './client.js';
import { gradeOf } from './grade.js';
import { habitsOf } from './habits.js';
import type { AuditResult } from './report.js';
import { type Trial, tryClient } from './trial.js';

export interface ResultOptions extends VisitLimits {
  readonly failOn: Level;
  readonly baselines: readonly Baseline[];
}

/** Sends the client to one scenario; a scenario that cannot be served here is skipped, and says why. */
export async function resultOf(client: Client, endpoint: Endpoint, options: ResultOptions): Promise<AuditResult> {
  const { scenario } = endpoint;
  const began = performance.now();
  try {
    const trial = await tryClient(client, endpoint, options);
    return applyBaselines(graded(trial, scenario, options.failOn, performance.now() - began), options.baselines);
  } catch (error) {
    if (isFaultlsError(error) && error.code === 'ERR_NOT_SERVABLE_HERE') return notServed(scenario, error);
    throw error;
  }
}

const about = ({ family, says, expect: { outcome, level } }: Scenario) => ({
  family,
  says,
  expect: { outcome, level },
});

function graded({ verdict, document }: Trial, scenario: Scenario, failOn: Level, milliseconds: number): AuditResult {
  const unreached = verdict.verdict === 'never-arrived' ? unusualAddress(scenario) : null;
  const habits = habitsOf(scenario, verdict);
  const grade = unreached === null ? gradeOf(verdict, scenario, failOn) : 'skip';
  return {
    ...document,
    ...(unreached === null ? {} : unreached.skipped),
    grade: grade === 'pass' && habits.length > 0 ? 'warn' : grade,
    ...about(scenario),
    unmet: unreached === null ? verdict.unmet : [unreached.need],
    client: verdict.client,
    server: verdict.server,
    connections: verdict.connections.length,
    habits,
    baseline: null,
    milliseconds: Math.round(milliseconds),
  };
}

/** That a client reaches https://localhost is proven by the control. Of another host or scheme nothing is known. */
function unusualAddress({ name, dial: { host, scheme } }: Scenario) {
  const need = scheme === 'https' ? (host === 'localhost' ? null : `reaches ${host}`) : `opens ${scheme} URLs`;
  if (need === null) return null;
  const remedy = isIP(host) || scheme !== 'https' ? '' : ' Its resolver may not know that name: hand on {resolve}.';
  const because = `"${name}" was not tried: no connection came, and only a client that ${need} can be judged.${remedy}`;
  return { need, skipped: { verdict: 'skipped', pass: true, because } as const };
}

const notServed = (scenario: Scenario, { message }: FaultlsError): AuditResult => ({
  schema: 1,
  scenario: scenario.name,
  outcome: 'never-arrived',
  pass: true,
  verdict: 'skipped',
  cause: scenario.cause,
  because: message,
  ...{ exitCode: null, stderr: '', connection: null, explained: [] },
  grade: 'skip',
  ...about(scenario),
  unmet: ['servable on this machine'],
  ...{ client: 'was not run', server: 'was not started', connections: 0, habits: [], baseline: null, milliseconds: 0 },
});
