import { availableParallelism } from 'node:os';
import { listScenarios, resolveScenario } from '../catalogue/index.js';
import { FaultlsError } from '../errors.js';
import type { Level, Scenario } from '../scenario/index.js';
import { type Endpoint, type Lab, openLab } from '../server/index.js';
import { type Baseline, mustKnow } from './baseline.js';
import type { Client, ClientCommand, ClientFunction } from './client.js';
import { commandClient } from './command/command-client.js';
import { type Control, controlOf } from './control.js';
import { functionClient } from './function-client.js';
import { inLanes } from './lanes.js';
import { mostlyWaits } from './patience.js';
import { type AuditReport, type AuditResult, summaryOf } from './report.js';
import { resultOf } from './result.js';
import { partOf, type Shard } from './shard.js';
import { tryClient } from './trial.js';

export interface AuditOptions {
  /** The name of the client in the report; that of its program or function unless given. */
  readonly client?: string;
  /** What to run, by name or as a scenario of one's own; the whole catalogue unless given. */
  readonly scenarios?: readonly (string | Scenario)[];
  /** The weakest level whose violation fails; `must` unless given. */
  readonly failOn?: Level;
  /** Only this part of the scenarios. */
  readonly shard?: Shard;
  /** Milliseconds after which an attempt counts as hung; 10 000 unless given. */
  readonly timeLimit?: number;
  /** How many attempts work side by side: twice the cores unless given. Of attempts that mostly wait, four times as many run beside them. */
  readonly jobs?: number;
  readonly baselines?: readonly Baseline[];
  /** Ends the audit: what runs is stopped, and the report tells what was done by then. */
  readonly signal?: AbortSignal;
  /** Is told each result as it comes. */
  readonly onResult?: (result: AuditResult, progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Runs a client against every scenario, and says which broken servers it trusts. A healthy server comes first: nothing
 * else is run for a client that cannot reach that one, and `control` and `because` say why.
 *
 * @param client a function that makes one request and fails when that fails, or a command
 * @example
 * ```ts
 * const report = await audit(({ url, trust }) => getInvoice(url, { ca: trust.ca }), { client: 'our SDK' });
 * report.results.filter((each) => each.grade === 'fail').map((each) => each.because);
 * await audit({ command: ['curl', '-sS', '--max-time', '5', '--cacert', '{ca}', '{url}'] });
 * ```
 *
 * @throws FaultlsError `ERR_COMMAND_NOT_FOUND`, `ERR_UNKNOWN_SCENARIO`, `ERR_USAGE`.
 */
export async function audit(client: ClientFunction | ClientCommand, options: AuditOptions = {}): Promise<AuditReport> {
  const { failOn = 'must', shard, baselines = [], scenarios } = options;
  const wanted = scenarios ? scenarios.map(resolveScenario) : listScenarios();
  mustKnow(baselines, new Set(wanted.map(({ name }) => name)));
  const chosen = shard ? partOf(wanted, shard) : wanted;
  const began = performance.now();
  const healthy = resolveScenario('healthy');
  const lab = await openLab({ scenarios: [...new Set([healthy, ...chosen])] });
  try {
    const ready = clientFrom(client, lab, options.client);
    const control = await runControl(ready, lab.endpoint(healthy.name), options);
    const results = control.because === null ? await runAll(ready, chosen, lab, options) : [];
    return {
      schema: 1,
      client: ready.name,
      control: control.outcome,
      because: control.because,
      failOn,
      shard: shard ? `${shard.index}/${shard.of}` : null,
      complete: !options.signal?.aborted,
      seconds: Math.round((performance.now() - began) / 100) / 10,
      summary: summaryOf(results),
      results,
    };
  } finally {
    await lab.close();
  }
}

function clientFrom(client: ClientFunction | ClientCommand, { trust }: Lab, name?: string): Client {
  if (typeof client === 'function') return functionClient(client, name ?? (client.name || 'function'));
  if (client.command.length === 0) {
    throw new FaultlsError('ERR_USAGE', 'There is nothing to audit: the command is empty. Give a program to run.');
  }
  return commandClient(client.command, { trust, ...(name === undefined ? {} : { name }) });
}

const limitsOf = ({ timeLimit = 10_000, signal }: AuditOptions) => ({
  timeLimitMs: timeLimit,
  ...(signal ? { stop: signal } : {}),
});

async function runControl(client: Client, endpoint: Endpoint, options: AuditOptions): Promise<Control> {
  const { verdict } = await tryClient(client, endpoint, limitsOf(options));
  if (options.signal?.aborted)
    return { outcome: 'never-arrived', because: 'The audit was interrupted before it began.' };
  return controlOf(verdict, endpoint);
}

async function runAll(
  client: Client,
  scenarios: readonly Scenario[],
  lab: Lab,
  options: AuditOptions,
): Promise<AuditResult[]> {
  const { failOn = 'must', baselines = [], jobs = 2 * availableParallelism(), signal, onResult } = options;
  const results = new Map<string, AuditResult>();
  const lanes = { jobs, waits: mostlyWaits, waiting: 4 * jobs, stop: signal };
  await inLanes(scenarios, lanes, async (scenario) => {
    const result = await resultOf(client, lab.endpoint(scenario.name), { ...limitsOf(options), failOn, baselines });
    if (signal?.aborted) return; // Its client was stopped: what that did says nothing.
    results.set(scenario.name, result);
    onResult?.(result, { done: results.size, total: scenarios.length });
  });
  return scenarios.flatMap(({ name }) => results.get(name) ?? []);
}
