import type { Command } from 'commander';
import { levels } from '../audit/grade.js';
import { reporters } from '../audit/reporters/index.js';
import { FaultlsError } from '../errors.js';
import { families } from '../scenario/model.js';
import type { AuditCliOptions, MergeCliOptions } from './audit/run-audit.js';
import { collected, oneOf, seconds, wholeNumber } from './option-values.js';
import { separatedCommand } from './separated-command.js';

/** `faultls audit`: a client against every scenario. */
export function addAudit(program: Command): void {
  const audit = program
    .command('audit')
    .description('run a client against every scenario, and say which broken servers it trusts')
    .usage('[options] -- <command...>')
    .enablePositionalOptions()
    .argument('[command...]', 'the client with its own options, after --')
    .option('--family <family>', `only this family, may be repeated: ${families.join(', ')}`, collectedFamilies)
    .option('--fail-on <level>', 'the weakest level whose violation fails: must, should, may', level, 'must')
    .option('--shard <i/n>', 'only this part of all scenarios: 1/4')
    .option('--client <name>', "the client's name in the report; that of its program unless given")
    .option('--baseline <file>', 'accept these known deviations, and fail when one is gone; may be repeated', collected)
    .option('--write-baseline <file>', 'write what fails now and no baseline knows as a new baseline')
    .option('--scenarios <file>', 'add the scenarios that this module exports')
    .option('--timeout <seconds>', 'after which an attempt counts as hung', seconds, 10)
    .option('--jobs <n>', 'how many attempts work side by side; twice the cores unless given', wholeNumber);
  reporting(audit)
    .addHelpText('after', help)
    .exitOverride(separatedCommand('audit', '-- COMMAND'))
    .action(async (command: readonly string[], options: AuditCliOptions) => {
      if (command.length === 0) throw nothingToRun;
      const { runAudit } = await import('./audit/run-audit.js');
      process.exitCode = await runAudit(command, options);
    });
  reporting(audit.command('merge'))
    .description('join the JSON reports of the shards of one audit, or turn one into another form')
    .argument('<report...>', 'what --reporter json wrote')
    .addHelpText('after', '\nExample:\n  $ faultls audit merge shard-*.json --reporter html --output audit.html')
    .action(async (files: readonly string[], options: MergeCliOptions) => {
      const { mergeAudits } = await import('./audit/run-audit.js');
      process.exitCode = await mergeAudits(files, options);
    });
}

const reporting = (command: Command): Command =>
  command
    .option('--reporter <form>', reporters.join(', '), oneOf('reporter', reporters), 'table')
    .option('--json', 'the same as --reporter json')
    .option('--output <file>', 'write the report there instead of on standard output');

const family = oneOf('family', families);
const collectedFamilies = (text: string, before?: readonly string[]): readonly string[] =>
  collected(family(text), before);
const level = oneOf('level', levels);

const nothingToRun = new FaultlsError(
  'ERR_USAGE',
  'There is nothing to audit: no command was given. Put it last, after --: faultls audit -- COMMAND.',
);

const help = `
The command is run once for each scenario, with {url} {host} {port} {ca} {resolve} filled in; its environment has the
same as FAULTLS_URL and so on, and the variables from which clients take their trusted CAs. It makes one request, ends
with 0 when that succeeds and with something else when it fails, and should have a time limit of its own.

A healthy server comes first: when the client cannot reach that one, nothing else is run, and the exit code is 2.
Otherwise it is 0 when nothing failed and 1 when something did.

Examples:
  $ faultls audit -- curl -sS --max-time 5 --cacert {ca} --resolve {resolve} {url}
  $ faultls audit --family identity --reporter html --output audit.html -- python3 client.py
  $ faultls audit --shard 1/4 --reporter json --output shard-1.json -- node client.js`;
