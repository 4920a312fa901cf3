import type { Command } from 'commander';

/** `faultls env`: trust variables for a shell. */
export function addEnv(program: Command): void {
  program
    .command('env')
    .description('print the variables that make clients of a shell trust the lab, for the shell to eval')
    .option('--certs <folder>', 'where `faultls serve` or `faultls certs` wrote the CA', 'certs')
    .addHelpText(
      'after',
      `
Every client that takes its trusted CAs from the environment then trusts the lab, and most of them nothing else.

Example:
  $ eval "$(faultls env)"
  $ curl https://localhost:20201/`,
    )
    .action(async ({ certs }: { readonly certs: string }) => {
      const { exportsFor } = await import('./env/exports.js');
      process.stdout.write(await exportsFor(certs));
    });
}
