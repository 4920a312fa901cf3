import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { FaultlsError } from '../errors.js';
import { grades } from './grade.js';
import type { AuditReport } from './report.js';
import { shardFrom } from './shard.js';

/** As much of a report as merging and rendering rely on; everything else passes through. */
const shape = z.looseObject({
  schema: z.literal(1),
  client: z.string(),
  control: z.enum(['rejected', 'accepted', 'hung', 'never-arrived']),
  because: z.string().nullable(),
  failOn: z.enum(['must', 'should', 'may']),
  shard: z.string().nullable(),
  complete: z.boolean(),
  seconds: z.number(),
  results: z.array(
    z.looseObject({
      scenario: z.string(),
      family: z.string(),
      says: z.string(),
      grade: z.enum(grades),
      verdict: z.string(),
      because: z.string(),
      client: z.string(),
      server: z.string(),
      stderr: z.string(),
      milliseconds: z.number(),
      expect: z.object({ outcome: z.string(), level: z.string() }),
      unmet: z.array(z.string()),
      explained: z.array(z.string()),
      habits: z.array(z.object({ habit: z.string(), says: z.string() })),
    }),
  ),
});

/**
 * Reads a report that the JSON reporter wrote.
 *
 * @throws FaultlsError `ERR_USAGE` when it cannot be read or is of another form.
 */
export async function readReport(file: string): Promise<AuditReport> {
  try {
    const report: unknown = JSON.parse(await readFile(file, 'utf8'));
    const { shard } = shape.parse(report);
    if (shard !== null) shardFrom(shard);
    return report as AuditReport;
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    const sentence = `The report "${file}" cannot be used: ${why.replace(/\s+/g, ' ').replace(/\.$/, '')}. Write one with --reporter json.`;
    throw new FaultlsError('ERR_USAGE', sentence, { cause: error });
  }
}
