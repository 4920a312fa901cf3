import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { type AuditReport, audit, render } from '../../src/audit/index.js';
import { nodeClient } from './clients/node-client.js';

/** Passes, fails, warns, is skipped; and says things that no report may take for its own markup. */
const hostile = `</td></script><b>&"'|\`\u0000\u001b[31m\ud800]]>`;
const scenarios = ['healthy', 'expired', 'no-san', 'client-cert-rejected'];

async function hostileReport(): Promise<AuditReport> {
  const report = await audit(nodeClient({ rejectUnauthorized: false }), { scenarios, client: `<b>${hostile}` });
  return { ...report, results: report.results.map((each) => ({ ...each, client: hostile, stderr: hostile })) };
}

const unreached = (): Promise<AuditReport> =>
  audit(() => Promise.reject(new Error('<went elsewhere>')), { scenarios, client: 'lost' });

const program = (names: readonly string[]): string | undefined =>
  names.find((name) => {
    try {
      execFileSync(name, ['--version'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });

describe('A report of an audit', () => {
  let report: AuditReport;
  before(async () => {
    report = await hostileReport();
    expect(report.summary).to.deep.equal({ pass: 1, fail: 1, warn: 1, skip: 1 });
  });

  it('as a table tells what needs attention, with both ends, and names what was skipped', async () => {
    const table = await render({ ...report, client: 'curl', seconds: 1 }, 'table');
    expect(table).to.match(/^fail {2}expired: The client must refuse "expired" because of its date, but it accepted/);
    expect(table).to.include('      server   1 connection');
    expect(table).to.include('warn  no-san: ');
    expect(table).to.include('      client-certificate: client-cert-rejected\n');
    expect(table).not.to.include('healthy');
    expect(table).to.match(/\ncurl: 1 failed, 1 with a warning, 1 skipped, 1 passed in 1 s\.\n$/);
  });

  it('as JSON is the report itself', async () => {
    const text = await render(report, 'json');
    expect(JSON.parse(text)).to.deep.include({ schema: 1, control: 'accepted', summary: report.summary });
    expect(text.trimEnd()).not.to.include('\n');
  });

  it('as JUnit XML is read by an XML parser, a suite a family and a test a scenario', async function () {
    const python = program(['python3']);
    if (!python) return this.skip();
    const read = `import sys, json, xml.etree.ElementTree as e
root = e.fromstring(sys.stdin.buffer.read())
print(json.dumps([dict(root.attrib), [[s.get('name'), [[c.get('name')] + [x.tag for x in c] for c in s]] for s in root]]))`;
    const parse = async (of: AuditReport) =>
      JSON.parse(execFileSync(python, ['-c', read], { input: await render(of, 'junit'), encoding: 'utf8' }));
    const [attributes, suites] = await parse(report);
    expect(attributes).to.include({ tests: '4', failures: '1', errors: '0', skipped: '1' });
    expect(suites).to.deep.equal([
      ['control', [['healthy']]],
      ['validity', [['expired', 'failure']]],
      ['identity', [['no-san', 'system-out']]],
      ['client-auth', [['client-cert-rejected', 'skipped']]],
    ]);
    const [lost, control] = await parse(await unreached());
    expect(lost).to.include({ tests: '1', failures: '0', errors: '1' });
    expect(control).to.deep.equal([['control', [['healthy', 'error']]]]);
  });

  it('as Markdown lets nothing that a client printed become markup', async () => {
    const markdown = await render(report, 'markdown');
    expect(markdown).to.match(/^# TLS audit of &lt;b>/);
    const rows = markdown.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.filter((row) => row.includes('`expired`'))).to.have.length(1);
    for (const row of rows) expect(row.replaceAll('\\|', '').split('|'), row).to.have.length(7);
    expect(markdown.match(/<(?!\/?(details|summary)>)/)).to.equal(null);
  });

  it('as SARIF has a rule a scenario, and a level only for what fails', async () => {
    const sarif = JSON.parse(await render(report, 'sarif'));
    expect(sarif.version).to.equal('2.1.0');
    const [run] = sarif.runs;
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).to.deep.equal(scenarios);
    const told = run.results.map(({ ruleId, ruleIndex, kind, level }: Record<string, unknown>) => [
      ruleId,
      ruleIndex,
      kind,
      level,
    ]);
    expect(told).to.deep.equal([
      ['healthy', 0, 'pass', 'none'],
      ['expired', 1, 'fail', 'error'],
      ['no-san', 2, 'fail', 'warning'],
      ['client-cert-rejected', 3, 'notApplicable', 'none'],
    ]);
    expect(run.invocations[0].executionSuccessful).to.equal(true);
    const lost = JSON.parse(await render(await unreached(), 'sarif')).runs[0].invocations[0];
    expect(lost.executionSuccessful).to.equal(false);
    expect(lost.toolConfigurationNotifications[0].message.text).to.include('<went elsewhere>');
  });

  describe('as HTML, in a browser', () => {
    let folder: string;
    let browser: string;
    before(function () {
      const found = program(['chromium', 'chromium-browser', 'google-chrome']);
      if (!found) return this.skip();
      browser = found;
      folder = mkdtempSync(join(tmpdir(), 'faultls-test-'));
    });
    after(() => folder && rmSync(folder, { recursive: true }));

    /** What the page has become when its scripts have run. */
    async function shown(of: AuditReport, hash = ''): Promise<string> {
      const file = join(folder, 'audit.html');
      writeFileSync(file, await render(of, 'html'));
      const url = `${pathToFileURL(file).href}${hash}`;
      const switches = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${join(folder, 'profile')}`];
      return (await promisify(execFile)(browser, [...switches, '--dump-dom', url])).stdout;
    }
    const rowsOf = (dom: string) =>
      [...dom.matchAll(/<tr data-grade="(\w+)"[^>]*?( hidden="")?>/g)].map(([, grade, hidden]) => [grade, !hidden]);

    it('shows every verdict, what needs attention first, and takes no words for markup', async function () {
      this.timeout(60_000);
      const dom = await shown(report);
      expect(rowsOf(dom)).to.deep.equal([
        ['fail', true],
        ['warn', true],
        ['skip', true],
        ['pass', true],
      ]);
      expect(dom).to.include('4 verdicts</output>');
      expect(dom).to.include('&lt;/script&gt;').and.not.to.include('</script><b>');
    });

    it('filters by grade, family and words', async function () {
      this.timeout(60_000);
      const dom = await shown(report, '#grade=fail&grade=warn&words=date');
      expect(rowsOf(dom)).to.deep.equal([
        ['fail', true],
        ['warn', false],
        ['skip', false],
        ['pass', false],
      ]);
      expect(dom).to.include('1 of 4 verdicts</output>');
    });

    it('says that nothing was tested when the control failed', async function () {
      this.timeout(60_000);
      const dom = await shown(await unreached());
      expect(dom).to.include('Nothing was tested.').and.to.include('Error: &lt;went elsewhere&gt;');
    });
  });

  it('as HTML loads nothing from anywhere', async () => {
    const page = await render(report, 'html');
    expect(page).to.include(`default-src 'none'`);
    expect(page).not.to.match(/(src|href)=|url\(|@import/);
  });
});
