import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { AuditReport } from '../../src/audit/index.js';
import { Cli, run } from './support/cli.js';

/** A client that takes its address and its trust from the environment alone. */
const fetching = 'fetch(process.env.FAULTLS_URL,{signal:AbortSignal.timeout(3000)}).then((r)=>r.text())';
const careful = ['--', process.execPath, '-e', fetching];
const careless = ['--', process.execPath, '-e', `process.env.NODE_TLS_REJECT_UNAUTHORIZED=0;${fetching}`];

describe('faultls audit', function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'faultls-test-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('ends with 0 when nothing failed, and with 1 when something did', async () => {
    const good = await run(['audit', '--family', 'trust', '--json', ...careful]);
    expect(good.code, good.stderr).to.equal(0);
    const report = JSON.parse(good.stdout) as AuditReport;
    expect(report).to.deep.include({ schema: 1, client: 'node', control: 'accepted', complete: true });
    expect(report.results.every(({ family, grade }) => family === 'trust' && grade !== 'fail')).to.equal(true);
    expect(good.stderr).to.match(/^node: 0 failed, .* passed in [\d.]+ s\.\n$/);

    const bad = await run(['audit', '--family', 'trust', '--client', 'our SDK', ...careless]);
    expect(bad.code).to.equal(1);
    expect(bad.stdout)
      .to.match(/^fail {2}self-signed: /m)
      .and.to.match(/\nour SDK: \d+ failed, /);
    expect(bad.stderr).to.equal('');
  });

  it('ends with 2 when the client cannot reach a healthy server, and says why', async () => {
    const elsewhere = [
      '--',
      process.execPath,
      '-e',
      fetching.replace('process.env.FAULTLS_URL', '"https://127.0.0.1:1/"'),
    ];
    const { code, stdout } = await run(['audit', '--family', 'trust', ...elsewhere]);
    expect(stdout).to.match(/^The client cannot be audited: it never reached the healthy server/);
    expect(code).to.equal(2);
  });

  it('says what is wrong with the command line', async () => {
    const saying = async (...args: string[]) => {
      const { code, stdout, stderr } = await run(['audit', ...args]);
      expect({ code, stdout }, stderr).to.deep.equal({ code: 2, stdout: '' });
      return stderr;
    };
    expect(await saying()).to.include('There is nothing to audit: no command was given.');
    expect(await saying('--fail-on', 'mast', '--', 'x')).to.equal('There is no level "mast". Did you mean "must"?\n');
    expect(await saying('--family', 'trust', '--', 'no-such-program')).to.include('there is no such program');
    expect(await saying('curl', '--cacert', 'x')).to.include('put -- before that: faultls audit -- COMMAND.');
    expect(await saying('--shard', '5/4', '--', 'x')).to.include('"5/4" is no shard');
    expect(await saying('--scenarios', 'nowhere.mjs', '--', 'x')).to.include(
      'The scenarios of "nowhere.mjs" cannot be used',
    );
    expect(await saying('--baseline', 'nowhere.json', '--', 'x')).to.include(
      'The baseline "nowhere.json" cannot be used',
    );
  });

  it('writes a baseline, accepts it the next time, and fails when it is no longer true', async () => {
    const baseline = join(folder, 'known.json');
    expect((await run(['audit', '--family', 'trust', '--write-baseline', baseline, ...careless])).code).to.equal(1);
    const known = await run(['audit', '--family', 'trust', '--baseline', baseline, ...careless]);
    expect(known.code, known.stdout).to.equal(0);
    expect(known.stdout).to.include(`This is known from ${baseline}.`);
    const gone = await run(['audit', '--family', 'trust', '--baseline', baseline, ...careful]);
    expect(gone.code).to.equal(1);
    expect(gone.stdout).to.include(`${baseline} says that it is wrongly-accepted, which is no longer true`);
  });

  it('spreads over shards, whose reports merge into one of any form', async () => {
    const files = ['1/2', '2/2'].map((shard) => ({ shard, file: join(folder, `${shard.replace('/', '-')}.json`) }));
    for (const { shard, file } of files) {
      const part = await run(['audit', '--family', 'trust', '--shard', shard, '--json', '--output', file, ...careless]);
      expect(part.stdout).to.equal('');
    }
    const output = join(folder, 'audit.md');
    const [first, second] = files.map(({ file }) => file) as [string, string];
    const merged = await run(['audit', 'merge', first, second, '--reporter', 'markdown', '--output', output]);
    expect(merged.code, merged.stderr).to.equal(1);
    const page = readFileSync(output, 'utf8');
    expect(page)
      .to.match(/^# TLS audit of node/)
      .and.to.include('`self-signed`')
      .and.to.include('`untrusted-root`');

    const half = await run(['audit', 'merge', first, first]);
    expect({ code: half.code, stdout: half.stdout }).to.deep.equal({ code: 2, stdout: '' });
    expect(half.stderr).to.include('shard 2/2 is missing');
    writeFileSync(join(folder, 'other.json'), '{"schema":1}');
    expect((await run(['audit', 'merge', join(folder, 'other.json')])).stderr).to.include(
      'Write one with --reporter json.',
    );
  });

  it('adds the scenarios of a module', async () => {
    const file = join(folder, 'own.mjs');
    const front = pathToFileURL(join(import.meta.dirname, '../../src/scenario/index.ts')).href;
    writeFileSync(
      file,
      `import { defineScenario, mustReject } from ${JSON.stringify(front)};
       export const elsewhere = defineScenario('our-old-name', { says: 'It has our old name.', cause: 'wrong-host',
         certificate: (leaf) => leaf.forHosts('old.localhost'), expect: mustReject() });`,
    );
    const { code, stdout, stderr } = await run(['audit', '--family', 'own', '--scenarios', file, '--json', ...careful]);
    expect(code, stderr).to.equal(0);
    const own = (JSON.parse(stdout) as AuditReport).results.filter(({ scenario }) => scenario === 'our-old-name');
    expect(own.map(({ verdict, explained }) => [verdict, explained[0]])).to.deep.equal([['passed', 'wrong-host']]);
  });

  it('ends every command and still writes the report when it is interrupted', async function () {
    if (process.platform === 'win32') return this.skip();
    const pids = join(folder, 'pids');
    const output = join(folder, 'interrupted.json');
    const script = `if [ "$FAULTLS_SCENARIO" = healthy ]; then exec "$0" -e '${fetching}'; fi; echo $$ >> ${pids}; mkdir ${folder}/once && kill -INT ${'$'}(cat ${folder}/audit); exec sleep 1000`;
    const cli = new Cli([
      ...['audit', '--family', 'trust', '--jobs', '2', '--json', '--output', output],
      ...['--', 'sh', '-c', script, process.execPath],
    ]);
    writeFileSync(join(folder, 'audit'), String(cli.child.pid));
    const { code } = await cli.ended;
    expect(code).to.equal(130);
    const report = JSON.parse(readFileSync(output, 'utf8')) as AuditReport;
    expect(report).to.deep.include({ control: 'accepted', complete: false, results: [] });
    for (const pid of readFileSync(pids, 'utf8').trim().split('\n')) {
      expect(() => process.kill(Number(pid), 0), `${pid} lives on`).to.throw('ESRCH');
    }
  });
});
