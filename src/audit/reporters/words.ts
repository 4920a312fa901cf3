import type { AuditReport, AuditResult } from '../report.js';

/** What a result has to say beside its judgement: what a baseline knows of it, and what the client does after failures. */
export function remarksOf({ baseline, habits }: AuditResult): string[] {
  const said = habits.map((each) => each.says);
  if (!baseline) return said;
  const { file, state, verdict } = baseline;
  const known = `This is known from ${file}.`;
  const gone = `${file} says that it is ${verdict}, which is no longer true: take it out there.`;
  return [...said, state === 'known' ? known : gone];
}

/** The judgement with all remarks. */
export const wholeStory = (result: AuditResult): string => [result.because, ...remarksOf(result)].join(' ');

/** The summary in one sentence. */
export function tally({ client, summary, seconds, complete, control, because, shard }: AuditReport): string {
  if (control !== 'accepted') return because ?? `${client} did not reach the control.`;
  const { pass, fail, warn, skip } = summary;
  const part = shard === null ? '' : `, shard ${shard}`;
  const rest = complete ? '' : '; it was interrupted, the rest was not run';
  return `${client}${part}: ${fail} failed, ${warn} with a warning, ${skip} skipped, ${pass} passed in ${seconds} s${rest}.`;
}

/** What a correct client does. */
export const expected = ({ expect: { outcome, level } }: AuditResult): string =>
  outcome === 'depends'
    ? 'own policy'
    : `${level} ${{ reject: 'refuse', accept: 'accept', 'times-out': 'give up' }[outcome]}`;
