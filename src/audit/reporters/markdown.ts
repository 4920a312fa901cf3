import { type AuditReport, type AuditResult, worstFirst } from '../report.js';
import { expected, tally, wholeStory } from './words.js';

const signs = { fail: '❌ fail', warn: '⚠️ warn', skip: '➖ skip', pass: '✅ pass' } as const;

/** For job summaries and pull requests: what needs attention as a table, the rest folded away. */
export function markdownReport(report: AuditReport): string {
  const told = worstFirst(report.results);
  const [urgent, calm] = [true, false].map((wanted) =>
    told.filter(({ grade }) => (grade === 'fail' || grade === 'warn') === wanted),
  ) as [AuditResult[], AuditResult[]];
  return [
    `# TLS audit of ${cell(report.client)}`,
    cell(tally(report)),
    ...(urgent.length > 0 ? [table(urgent)] : []),
    ...(calm.length > 0
      ? [`<details><summary>${calm.length} passed or skipped</summary>`, table(calm), '</details>']
      : []),
    '',
  ].join('\n\n');
}

const table = (results: readonly AuditResult[]): string =>
  [
    '| | scenario | a correct client | judgement | what the client said |',
    '|---|---|---|---|---|',
    ...results.map(row),
  ].join('\n');

const row = (result: AuditResult): string =>
  `| ${signs[result.grade]} | \`${result.scenario}\` | ${expected(result)} | ${cell(wholeStory(result))} | ${cell(result.client)} |`;

/** What a client printed must neither end the cell nor become markup. */
const cell = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
