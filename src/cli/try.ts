import type { Command } from 'commander';
import { exitCodes } from './failing.js';
import { jsonLine } from './layout.js';
import { seconds } from './option-values.js';
import { separatedCommand } from './separated-command.js';

interface TryOptions {
  readonly json?: true;
  readonly timeout: number;
}

/** `faultls try`: one command against one scenario, judged at both ends. */
export function addTry(program: Command): void {
  program
    .command('try')
    .description('run a command against one scenario and judge what it did')
    .usage('[options] <name> -- <command...>')
    .argument('<name>', 'a name, an alias or a number')
    .argument('<command...>', 'the command with its own options, after --')
    .option('--timeout <seconds>', 'after which a command that still runs counts as hung', seconds, 30)
    .option('--json', 'as a JSON object')
    .addHelpText(
      'after',
      `
In the command, {url} {host} {port} {ca} and {resolve} are filled in. Its environment has the same as FAULTLS_URL,
FAULTLS_HOST, FAULTLS_PORT, FAULTLS_CA and FAULTLS_RESOLVE, the scenario as FAULTLS_SCENARIO, and the variables from
which clients take their trusted CAs.

Some scenarios are dialled by a name such as api.wildcard.localhost, which few system resolvers know. {resolve} tells
the address of {host} in the form of curl's --resolve, host:port:address, for every scenario.

What the command prints is shown on standard error. The exit code is 0 when it did what a correct client does, else 1.

Examples:
  $ faultls try expired -- curl -sS --cacert {ca} {url}
  $ faultls try wildcard -- curl -sS --cacert {ca} --resolve {resolve} {url}
  $ faultls try stall-mid-response --timeout 5 --json -- python3 client.py`,
    )
    .exitOverride(separatedCommand('try', 'NAME -- COMMAND'))
    .action(async (name: string, command: readonly string[], { json, timeout }: TryOptions) => {
      const [{ tryCommand }, { tellTrial }] = await Promise.all([
        import('./try/try-command.js'),
        import('./try/tell-trial.js'),
      ]);
      const trial = await tryCommand(name, command, timeout * 1000);
      process.stdout.write(json ? jsonLine(trial.document) : tellTrial(trial.verdict));
      process.exitCode = trial.document.pass ? exitCodes.success : exitCodes.no;
    });
}
