import type { Command } from 'commander';
import { jsonLine } from './layout.js';
import type { ShowDocument } from './shapes.js';

/** `faultls show`: one scenario with its lesson, and what each measured client says about it. */
export function addShow(program: Command): void {
  program
    .command('show')
    .description('explain one scenario: what is wrong, its cause, the fix, what clients say')
    .argument('<name>', 'a name, an alias or a number')
    .option('--json', 'as a JSON object')
    .addHelpText('after', '\nExample:\n  $ faultls show expired.badssl.com')
    .action(async (name: string, { json }: { readonly json?: true }) => {
      const [{ catalogue }, { entryOf }, { lessonOf }, { measuredClients }, { tellScenario }] = await Promise.all([
        import('../catalogue/index.js'),
        import('../control/entry.js'),
        import('../causes/index.js'),
        import('./show/measured-clients.js'),
        import('./show/tell-scenario.js'),
      ]);
      const scenario = catalogue().find(name);
      const shown: ShowDocument = {
        ...entryOf(scenario),
        lesson: scenario.cause ? lessonOf(scenario.cause) : null,
        clients: await measuredClients(scenario.name),
      };
      process.stdout.write(json ? jsonLine(shown) : tellScenario(shown));
    });
}
