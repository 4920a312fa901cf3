import { writeFile } from 'node:fs/promises';
import {
  type AuditReport,
  audit,
  baselineOf,
  importScenarios,
  isGood,
  mergeReports,
  type Reporter,
  readBaseline,
  readReport,
  render,
  shardFrom,
} from '../../audit/index.js';
import { tally } from '../../audit/reporters/words.js';
import { listScenarios } from '../../catalogue/index.js';
import { FaultlsError } from '../../errors.js';
import type { Family, Level } from '../../scenario/index.js';
import { exitCodes } from '../failing.js';
import { interruption } from '../interruption.js';
import { progressOn } from './progress.js';

/** How the report is given. */
export interface MergeCliOptions {
  readonly reporter: Reporter;
  readonly json?: true;
  readonly output?: string;
}

/** The options of `faultls audit`. */
export interface AuditCliOptions extends MergeCliOptions {
  readonly family?: readonly Family[];
  readonly failOn: Level;
  readonly shard?: string;
  readonly client?: string;
  readonly baseline?: readonly string[];
  readonly writeBaseline?: string;
  readonly scenarios?: string;
  readonly timeout: number;
  readonly jobs?: number;
}

/** Runs an audit and gives its report, also when it is interrupted; the answer is the exit code. */
export async function runAudit(command: readonly string[], options: AuditCliOptions): Promise<number> {
  const { family, failOn, shard, client, jobs, timeout } = options;
  const own = options.scenarios === undefined ? [] : await importScenarios(options.scenarios);
  const scenarios = [...listScenarios(), ...own].filter((each) => !family || family.includes(each.family));
  const baselines = await Promise.all((options.baseline ?? []).map(readBaseline));
  const interrupted = interruption();
  const progress = progressOn(process.stderr);
  const report = await audit(
    { command },
    {
      ...{ scenarios, failOn, baselines, timeLimit: timeout * 1000 },
      ...(shard === undefined ? {} : { shard: shardFrom(shard) }),
      ...(client === undefined ? {} : { client }),
      ...(jobs === undefined ? {} : { jobs }),
      signal: interrupted.signal,
      onResult: progress.show,
    },
  ).finally(progress.clear);
  if (options.writeBaseline !== undefined && report.control === 'accepted') {
    await write(options.writeBaseline, `${JSON.stringify(baselineOf(report), null, 2)}\n`);
  }
  await give(report, options);
  interrupted.over();
  return interrupted.exitCode ?? exitCodeOf(report);
}

/** Joins reports and gives the whole; the answer is the exit code. */
export async function mergeAudits(files: readonly string[], options: MergeCliOptions): Promise<number> {
  const report = mergeReports(await Promise.all(files.map(readReport)));
  await give(report, options);
  return exitCodeOf(report);
}

/** A client that cannot reach a healthy server was not audited: that is no answer, it is wrong usage. */
const exitCodeOf = (report: AuditReport): number =>
  report.control !== 'accepted' ? exitCodes.usage : isGood(report) ? exitCodes.success : exitCodes.no;

async function give(report: AuditReport, { reporter, json, output }: MergeCliOptions): Promise<void> {
  const form = json ? 'json' : reporter;
  const text = await render(report, form);
  if (output !== undefined) await write(output, text);
  else process.stdout.write(text);
  // The table ends with that sentence itself.
  if (output !== undefined || form !== 'table') process.stderr.write(`${tally(report)}\n`);
}

const write = (file: string, text: string): Promise<void> =>
  writeFile(file, text).catch((error: Error) => {
    const sentence = `Cannot write "${file}": ${error.message}. Give another place.`;
    throw new FaultlsError('ERR_USAGE', sentence, { cause: error });
  });
