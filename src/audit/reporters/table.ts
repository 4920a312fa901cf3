import { type AuditReport, type AuditResult, worstFirst } from '../report.js';
import { remarksOf, tally } from './words.js';

/** For a terminal: what needs attention, with the evidence of both ends, then the summary. */
export function tableReport(report: AuditReport): string {
  const told = worstFirst(report.results).filter(({ grade }) => grade === 'fail' || grade === 'warn');
  return [...told.map(paragraph), ...skipped(report.results), `${tally(report)}\n`].join('\n');
}

const paragraph = (result: AuditResult): string =>
  [
    `${result.grade}  ${result.scenario}: ${result.because}`,
    ...remarksOf(result).map((remark) => `      ${remark}`),
    `      client   ${result.client}`,
    `      server   ${result.server}`,
    '',
  ].join('\n');

/** What was skipped is named with what the client lacks, so that nobody takes it for passed. */
function skipped(results: readonly AuditResult[]): string[] {
  const byNeed = new Map<string, string[]>();
  for (const { grade, unmet, scenario } of results) {
    if (grade !== 'skip') continue;
    const need = unmet.join(' and ');
    byNeed.set(need, [...(byNeed.get(need) ?? []), scenario]);
  }
  const lines = [...byNeed].map(([need, names]) => `      ${need}: ${names.join(', ')}`);
  return lines.length === 0 ? [] : ['skip  These bind only a client that has what they need:', ...lines, ''];
}
