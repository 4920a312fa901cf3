import { expect } from 'chai';
import { CommanderError } from 'commander';
import { failureOf } from '../../src/cli/failing.js';
import { program } from '../../src/cli/program.js';
import { FaultlsError } from '../../src/errors.js';
import { run } from './support/cli.js';

/** What a wrong command line is answered with, without starting a process for it. */
async function refusal(...args: string[]): Promise<{ words: string; exitCode: number }> {
  try {
    await program().parseAsync(args, { from: 'user' });
  } catch (error) {
    return failureOf(error);
  }
  throw new Error('it was accepted');
}

describe('the command line', () => {
  it('answers an unknown command with the nearest one', async () => {
    expect(await refusal('srve')).to.deep.equal({
      words: "Unknown command 'srve'. Did you mean serve?",
      exitCode: 2,
    });
  });

  it('answers an unknown option with the nearest one', async () => {
    expect(await refusal('serve', '--prot', '1')).to.deep.equal({
      words: "Unknown option '--prot'. Did you mean --port?",
      exitCode: 2,
    });
  });

  it('answers an unknown scenario with the nearest names', async () => {
    for (const args of [['show'], ['serve'], ['certs'], ['try', '--json', '--', 'true']]) {
      const [command = '', ...rest] = args;
      const { words, exitCode } = await refusal(command, 'expird', ...rest);
      expect(words, command).to.match(/^There is no scenario "expird"\. Did you mean "expired"/);
      expect(exitCode).to.equal(2);
    }
  });

  it('answers an unknown family or cause with the nearest one', async () => {
    expect((await refusal('list', '--family', 'validty')).words).to.equal(
      'There is no family "validty". Did you mean "validity"?',
    );
    expect((await refusal('list', '--cause', 'weakkey')).words).to.equal(
      'There is no cause "weakkey". Did you mean "weak-key"?',
    );
  });

  it('refuses ports that do not exist', async () => {
    for (const [option, port] of [
      ['--port', '65536'],
      ['--http-port', 'abc'],
      ['--base-port', '-1'],
    ] as const) {
      const { words, exitCode } = await refusal('serve', option, port);
      expect(words).to.match(new RegExp(`^Cannot listen on port ${port}: it is not between 0 and 65535\\.`));
      expect(exitCode).to.equal(2);
    }
    const { words } = await refusal('serve', '--base-port', '65335', '--port', '0');
    expect(words).to.include('and there is none above 65535');
  });

  it('refuses ports that the lab itself would need twice', async () => {
    expect((await refusal('serve', '--port', '20201')).words).to.equal(
      'Cannot use these ports: "expired" and the TLS port would both need port 20201. Choose others, or 0 for free ones.',
    );
    expect((await refusal('serve', '--port', '8080')).words).to.include('the HTTP port and the TLS port');
  });

  it('refuses to listen beyond loopback without a token', async () => {
    for (const host of ['0.0.0.0', '::', 'example.test', '10.0.0.1']) {
      const { words, exitCode } = await refusal('serve', '--host', host);
      expect(words).to.match(new RegExp(`^Cannot listen on ${host} without a token:`));
      expect(exitCode).to.equal(2);
    }
    // An address of documentation (RFC 5737): with a token it comes as far as listening.
    const { words } = await refusal('serve', 'healthy', '--host', '192.0.2.1', '--token', 'secret');
    expect(words).to.match(/^Cannot listen on 192\.0\.2\.1: it is not an address of this machine/);
  });

  it('refuses what cannot be a host name', async () => {
    for (const name of ['*.test', 'a b', '', '10.0.0.1', '-x.test', 'a..b']) {
      expect((await refusal('serve', '--host-name', name)).words, name).to.include('cannot be a host name of the lab');
    }
  });

  it('tells whoever forgot the two dashes of try about them', async () => {
    expect((await refusal('try', 'expired', 'curl', '-sS')).words).to.equal(
      `"faultls try" has no option '-sS'. If it belongs to the command, put -- before that: faultls try NAME -- COMMAND.`,
    );
    expect((await refusal('try', 'expired')).words).to.match(/^Missing required argument 'command'/);
    expect((await refusal('try', 'expired', '--timeout', '0', '--', 'true')).words).to.match(/^Cannot wait for "0"/);
  });

  it('explains every command with an example', () => {
    const { commands } = program();
    expect(commands.map((each) => each.name())).to.include.members([
      'serve',
      'list',
      'show',
      'try',
      'certs',
      'env',
      'doctor',
    ]);
    for (const command of commands) {
      let help = '';
      command.configureOutput({ writeOut: (text) => (help += text) });
      command.outputHelp();
      expect(help, command.name()).to.match(new RegExp(`Examples?:\\n {2}\\$ .*faultls ${command.name()}`));
    }
  });

  it('tells usage, defects and success apart by exit codes', () => {
    expect(failureOf(new CommanderError(0, 'commander.helpDisplayed', ''))).to.deep.equal({ words: '', exitCode: 0 });
    expect(failureOf(new FaultlsError('ERR_USAGE', 'No.'))).to.deep.equal({ words: 'No.', exitCode: 2 });
    const defect = failureOf(new TypeError('boom'));
    expect(defect.exitCode).to.equal(70);
    expect(defect.words).to.include('TypeError: boom\n    at ');
  });

  it('says one sentence on standard error and nothing on standard output when it is used wrongly', async () => {
    const { code, stdout, stderr } = await run(['show', 'nothing-of-that-kind']);
    expect(stderr).to.equal('There is no scenario "nothing-of-that-kind". faultls list shows all of them.\n');
    expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' });
  });
});
