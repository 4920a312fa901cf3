import type { Grade } from '../grade.js';
import type { AuditReport, AuditResult } from '../report.js';
import { tally, wholeStory } from './words.js';

/** SARIF 2.1.0 §3.27.9 and §3.27.10: only what fails has a level; a `kind` says what the others are. */
const grades: Readonly<Record<Grade, { readonly kind: string; readonly level: string }>> = {
  fail: { kind: 'fail', level: 'error' },
  warn: { kind: 'fail', level: 'warning' },
  skip: { kind: 'notApplicable', level: 'none' },
  pass: { kind: 'pass', level: 'none' },
};

/** SARIF 2.1.0: a rule a scenario, a result a verdict. */
export function sarifReport(report: AuditReport): string {
  const { results, control, complete } = report;
  const reached = control === 'accepted';
  const notification = { level: 'error', message: { text: tally(report) }, descriptor: { id: 'control' } };
  const run = {
    tool: {
      driver: {
        name: 'faultls',
        rules: results.map(ruleOf),
        ...(reached
          ? {}
          : {
              notifications: [
                { id: 'control', shortDescription: { text: 'The client must accept a healthy server.' } },
              ],
            }),
      },
    },
    invocations: [
      {
        executionSuccessful: reached && complete,
        ...(reached ? {} : { toolConfigurationNotifications: [notification] }),
      },
    ],
    logicalLocations: [{ name: report.client, kind: 'module' }],
    columnKind: 'utf16CodeUnits',
    results: results.map((each, index) => resultOf(report.client, each, index)),
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 1)}\n`;
}

const ruleOf = ({ scenario, says, family, cause, expect }: AuditResult) => ({
  id: scenario,
  shortDescription: { text: says },
  defaultConfiguration: { level: expect.level === 'must' ? 'error' : 'warning' },
  properties: { tags: ['tls', family, ...(cause === null ? [] : [cause])] },
});

const resultOf = (client: string, result: AuditResult, ruleIndex: number) => ({
  ruleId: result.scenario,
  ruleIndex,
  ...grades[result.grade],
  message: { text: `${wholeStory(result)}\nclient: ${result.client}\nserver: ${result.server}` },
  locations: [{ logicalLocations: [{ name: client, index: 0, kind: 'module' }] }],
  // The same finding of the next run, whatever else has changed (SARIF 2.1.0 §3.27.17).
  partialFingerprints: { 'faultls/v1': `${client}/${result.scenario}/${result.verdict}` },
  ...(result.baseline?.state === 'known'
    ? { suppressions: [{ kind: 'external', justification: `Known from ${result.baseline.file}.` }] }
    : {}),
});
