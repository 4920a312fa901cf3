import type { Command } from 'commander';
import type { Cause } from '../causes/causes.js';
import { causes } from '../causes/causes.js';
import { type Family, families } from '../scenario/model.js';
import { jsonLine, table } from './layout.js';
import { oneOf } from './option-values.js';

interface ListOptions {
  readonly family?: Family;
  readonly cause?: Cause;
  readonly json?: true;
}

/** `faultls list`: the catalogue. */
export function addList(program: Command): void {
  program
    .command('list')
    .description('list the scenarios')
    .option('--family <family>', `only one family: ${families.join(', ')}`, oneOf('family', families))
    .option('--cause <cause>', 'only those with this root cause', oneOf('cause', causes))
    .option('--json', 'as a JSON array')
    .addHelpText('after', '\nExample:\n  $ faultls list --cause expired')
    .action(async ({ json, ...selection }: ListOptions) => {
      const [{ listScenarios }, { entryOf, expected }] = await Promise.all([
        import('../catalogue/index.js'),
        import('../control/entry.js'),
      ]);
      const entries = listScenarios(selection).map(entryOf);
      if (json) return void process.stdout.write(jsonLine(entries));
      if (entries.length === 0) return void process.stderr.write('No scenario is of that family and has that cause.\n');
      const rows = entries.map((each) => [String(each.number ?? '–'), each.name, expected(each), each.says]);
      process.stdout.write(`${table(rows).join('\n')}\n`);
    });
}
