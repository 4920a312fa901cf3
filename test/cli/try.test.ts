import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { filledIn } from '../../src/audit/command/fill-in.js';
import { LastWords } from '../../src/audit/command/last-words.js';
import type { TryDocument } from '../../src/cli/shapes.js';
import { Cli, run } from './support/cli.js';

const trial = async (...args: string[]): Promise<TryDocument & { code: number | null; shown: string }> => {
  const { code, stdout, stderr } = await run(['try', ...args]);
  expect(stdout, stderr).to.match(/^\{.*\}\n$/);
  return { ...(JSON.parse(stdout) as TryDocument), code, shown: stderr };
};

/** A client that takes its address and its trust from the environment alone. */
const fetching = 'fetch(process.env.FAULTLS_URL).then((r) => r.text()).then(console.log)';

function curlIsThere(): boolean {
  try {
    execFileSync('curl', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('faultls try', () => {
  it('passes a client that refuses for the right reason', async function () {
    if (!curlIsThere()) return this.skip();
    const { shown, connection, stderr, ...verdict } = await trial(
      'expired',
      '--json',
      '--',
      ...['curl', '-sS', '--cacert', '{ca}', '{url}'],
    );
    expect(verdict).to.deep.include({
      schema: 1,
      scenario: 'expired',
      outcome: 'rejected',
      pass: true,
      verdict: 'passed',
      cause: 'expired',
      because: 'The client refused "expired" because of its date.',
      exitCode: 60,
      code: 0,
    });
    expect(verdict.explained[0]).to.equal('expired');
    expect(stderr).to.match(/^curl: \(60\) /);
    expect(shown).to.include(stderr);
    expect(connection).to.include({ scenario: 'expired', reached: 'client-hello' });
  });

  it('fails a client that accepts what it must refuse', async function () {
    if (!curlIsThere()) return this.skip();
    const { outcome, pass, verdict, code, connection } = await trial(
      'expired',
      '--json',
      '--',
      'curl',
      '-ksS',
      '{url}',
    );
    expect({ outcome, pass, verdict, code }).to.deep.equal({
      outcome: 'accepted',
      pass: false,
      verdict: 'wrongly-accepted',
      code: 1,
    });
    expect(connection?.request).to.deep.equal({ method: 'GET', path: '/' });
  });

  it('does not take a client that went elsewhere for one that refused', async () => {
    const elsewhere = fetching.replace('process.env.FAULTLS_URL', '"https://127.0.0.1:1/"');
    const { outcome, pass, code, connection } = await trial(
      'expired',
      '--json',
      '--',
      process.execPath,
      '-e',
      elsewhere,
    );
    expect({ outcome, pass, code, connection }).to.deep.equal({
      outcome: 'never-arrived',
      pass: false,
      code: 1,
      connection: null,
    });
  });

  it('gives a client without options the address and the trust in its environment', async () => {
    const { outcome, pass, code, shown } = await trial('healthy', '--json', '--', process.execPath, '-e', fetching);
    expect({ outcome, pass, code }).to.deep.equal({ outcome: 'accepted', pass: true, code: 0 });
    expect(shown).to.include('"scenario":"healthy"');
  });

  it('tells the address of a name that the system cannot resolve', async function () {
    if (!curlIsThere()) return this.skip();
    const { stdout, code } = await run(['try', 'wildcard', '--', 'curl', '-sS', '--resolve', '{resolve}', '{url}']);
    expect(stdout).to.match(/^passed, the client accepted the server\n/);
    expect(stdout).to.include('ClientHello for "api.wildcard.localhost"');
    expect(code).to.equal(0);
  });

  it('ends a client without a time limit, and all that it started', async function () {
    if (process.platform === 'win32') return this.skip();
    const script = `sleep 1000 & ${process.execPath} -e '${fetching}'; sleep 1000`;
    // It comes back at all only if the sleepers, who hold its output open, are gone.
    const { outcome, pass, code, exitCode } = await trial(
      ...['accept-then-silence', '--timeout', '1', '--json', '--', 'sh', '-c', script],
    );
    expect({ outcome, pass, code, exitCode }).to.deep.equal({ outcome: 'hung', pass: false, code: 1, exitCode: null });
  });

  it('ends the command when it is interrupted itself', async function () {
    if (process.platform === 'win32') return this.skip();
    const cli = new Cli(['try', 'healthy', '--', 'sh', '-c', 'echo $$; exec sleep 1000']);
    await new Promise<void>((resolve) => cli.child.stderr?.once('data', () => resolve()));
    const pid = Number(cli.stderr);
    expect(isAlive(pid)).to.equal(true);
    const { code } = await cli.end('SIGINT');
    expect(code).to.equal(130);
    expect(isAlive(pid)).to.equal(false);
  });

  it('says so when there is no such command', async () => {
    const { code, stdout, stderr } = await run(['try', 'expired', '--json', '--', 'no-such-program']);
    expect(stderr).to.equal('Cannot run "no-such-program": there is no such program. Check its name and your PATH.\n');
    expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' });
  });

  it('fills in placeholders wherever they stand, and leaves other braces alone', () => {
    const particulars = { url: 'U', host: 'H', port: '1', ca: 'C', resolve: 'R', scenario: 'S' };
    expect(
      filledIn(['{url}', 'a={host}:{port},{ca}', '{resolve}', '{scenario} {} {URL} {{url}}'], particulars),
    ).to.deep.equal(['U', 'a=H:1,C', 'R', '{scenario} {} {URL} {U}']);
  });

  it('keeps the end of what a chatty command prints', () => {
    const words = new LastWords();
    for (let n = 0; n < 100; n++) words.add(Buffer.alloc(10_000, 'x'));
    words.add(Buffer.from('the end'));
    expect(String(words))
      .to.match(/^x+the end$/)
      .and.to.have.length(64 * 1024);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
