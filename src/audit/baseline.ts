import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { catalogue } from '../catalogue/index.js';
import { FaultlsError } from '../errors.js';
import type { AuditReport, AuditResult } from './report.js';

const document = z.object({
  schema: z.literal(1),
  client: z.string(),
  deviations: z.array(z.object({ scenario: z.string(), verdict: z.string(), because: z.string() })),
});

/** What is known of a client or of its platform: the content of a baseline file. */
export type BaselineDocument = z.infer<typeof document>;

/** Known deviations, and where they are written down. */
export interface Baseline {
  readonly file: string;
  readonly deviations: BaselineDocument['deviations'];
}

/**
 * Reads a file that `--write-baseline` wrote.
 *
 * @throws FaultlsError `ERR_USAGE` when it cannot be read or is of another form.
 */
export async function readBaseline(file: string): Promise<Baseline> {
  try {
    const { deviations } = document.parse(JSON.parse(await readFile(file, 'utf8')));
    return { file, deviations };
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    const sentence = `The baseline "${file}" cannot be used: ${why.replace(/\s+/g, ' ').replace(/\.$/, '')}. Write one with --write-baseline.`;
    throw new FaultlsError('ERR_USAGE', sentence, { cause: error });
  }
}

/**
 * Refuses baselines that speak of scenarios which nobody knows: they would never be found to be gone.
 *
 * @throws FaultlsError `ERR_USAGE`.
 */
export function mustKnow(baselines: readonly Baseline[], own: ReadonlySet<string>): void {
  const known = new Set([
    ...own,
    ...catalogue()
      .all()
      .map(({ name }) => name),
  ]);
  for (const { file, deviations } of baselines) {
    const unknown = deviations.find(({ scenario }) => !known.has(scenario));
    if (!unknown) continue;
    const sentence = `The baseline "${file}" speaks of "${unknown.scenario}", but there is no such scenario. Take it out, or give --scenarios.`;
    throw new FaultlsError('ERR_USAGE', sentence);
  }
}

/** A deviation that a file knows is accepted; one that is no longer there fails, so that no file outlives its truth. */
export function applyBaselines(result: AuditResult, baselines: readonly Baseline[]): AuditResult {
  const notes = baselines.flatMap(({ file, deviations }) =>
    deviations.filter(({ scenario }) => scenario === result.scenario).map(({ verdict }) => ({ file, verdict })),
  );
  const known = notes.find(({ verdict }) => verdict === result.verdict);
  if (known) return { ...result, grade: 'warn', baseline: { ...known, state: 'known' } };
  const gone = notes[0];
  if (!gone || result.grade === 'skip') return result;
  return { ...result, grade: 'fail', baseline: { ...gone, state: 'gone' } };
}

/** The failures of a report as a baseline: those that no other baseline knows. */
export const baselineOf = ({ client, results }: AuditReport): BaselineDocument => ({
  schema: 1,
  client,
  deviations: results
    .filter(({ grade, pass, baseline }) => grade === 'fail' && !pass && baseline?.state !== 'known')
    .map(({ scenario, verdict, because }) => ({ scenario, verdict, because })),
});
