import { html as xml } from 'hono/html';
import type { AuditReport, AuditResult } from '../report.js';
import { tally, wholeStory } from './words.js';

/** JUnit XML, as CI services read it: a suite a family, a test a scenario. */
export async function junitReport(report: AuditReport): Promise<string> {
  const { results, summary, client } = report;
  const families = [...new Set(results.map(({ family }) => family))];
  const suites = families.map((family) =>
    suite(
      client,
      family,
      results.filter((each) => each.family === family),
    ),
  );
  const unreached = report.control === 'accepted' ? [] : [control(report)];
  const document = xml`<testsuites name="${clean(`TLS audit of ${client}`)}" tests="${results.length + unreached.length}" failures="${summary.fail}" errors="${unreached.length}" skipped="${summary.skip}" time="${report.seconds}">
${[...unreached, ...suites]}</testsuites>
`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${await document}`;
}

function suite(client: string, family: string, results: readonly AuditResult[]) {
  const count = (grade: AuditResult['grade']) => results.filter((each) => each.grade === grade).length;
  return xml`<testsuite name="${family}" tests="${results.length}" failures="${count('fail')}" errors="0" skipped="${count('skip')}" time="${secondsOf(results)}">
${results.map((each) => testcase(client, each))}</testsuite>
`;
}

const testcase = (client: string, result: AuditResult) =>
  xml`<testcase classname="${clean(`${client}.${result.family}`)}" name="${result.scenario}" time="${secondsOf([result])}">${outcome(result)}</testcase>
`;

function outcome(result: AuditResult) {
  const story = clean(wholeStory(result));
  const evidence = clean(`client: ${result.client}\nserver: ${result.server}`);
  if (result.grade === 'fail') return xml`<failure type="${result.verdict}" message="${story}">${evidence}</failure>`;
  if (result.grade === 'skip') return xml`<skipped message="${story}"/>`;
  if (result.grade === 'warn') return xml`<system-out>${`warning: ${story}\n${evidence}`}</system-out>`;
  return '';
}

/** A client that could not be audited is no test that failed: nothing was tested. */
const control = (
  report: AuditReport,
) => xml`<testsuite name="control" tests="1" failures="0" errors="1" skipped="0" time="0">
<testcase classname="${clean(`${report.client}.control`)}" name="healthy" time="0"><error type="${report.control}" message="${clean(tally(report))}"/></testcase>
</testsuite>
`;

const secondsOf = (results: readonly AuditResult[]): string =>
  (results.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000).toFixed(3);

/** XML 1.0 §2.2 has no place for most control characters and for lone surrogates, not even escaped. */
const clean = (text: string): string =>
  Array.from(text, (character) => (isXml(character.codePointAt(0) ?? 0) ? character : '\ufffd')).join('');

const isXml = (code: number): boolean =>
  code === 0x09 ||
  code === 0x0a ||
  code === 0x0d ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  code >= 0x10000;
