import type { Command } from 'commander';
import { exitCodes } from './failing.js';
import { jsonLine } from './layout.js';

/** `faultls doctor`: what this machine can serve, resolve and run. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('tell what this machine can serve, resolve and run')
    .option('--json', 'as a JSON object')
    .addHelpText(
      'after',
      `
The exit code is 1 when some scenario cannot be served here.

Example:
  $ faultls doctor`,
    )
    .action(async ({ json }: { readonly json?: true }) => {
      const [{ examine }, { tellHealth }] = await Promise.all([
        import('./doctor/examine.js'),
        import('./doctor/tell-health.js'),
      ]);
      const health = await examine();
      process.stdout.write(json ? jsonLine(health) : tellHealth(health));
      if (health.scenarios.notServable.length > 0) process.exitCode = exitCodes.no;
    });
}
