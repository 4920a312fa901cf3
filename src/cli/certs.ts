import type { Command } from 'commander';
import { jsonLine } from './layout.js';

interface CertsOptions {
  readonly out: string;
  readonly json?: true;
}

/** `faultls certs`: keys and certificates for use with other servers. */
export function addCerts(program: Command): void {
  program
    .command('certs')
    .description('write keys, chains, the CA, truststores and client certificates for use with other servers')
    .argument('[name...]', 'scenarios; all of them unless named')
    .option('--out <folder>', 'where to write them', 'certs')
    .option('--json', 'print the list of files as a JSON array')
    .addHelpText(
      'after',
      `
Without names, these are all scenarios whose fault lies in the certificates, and the healthy ones. The CA is kept in the
folder and used again by "faultls serve" with the same folder. Files that faultls did not write are never replaced.

Example:
  $ faultls certs expired wrong-host
  $ openssl s_server -accept 4433 -key certs/expired.key.pem -cert certs/expired.leaf.pem -cert_chain certs/expired.chain.pem`,
    )
    .action(async (names: readonly string[], { out, json }: CertsOptions) => {
      const [{ scenariosToWrite }, { openPki }, { writeCerts }] = await Promise.all([
        import('./certs/scenarios-to-write.js'),
        import('../pki/keeping.js'),
        import('../pki/write-certs.js'),
      ]);
      const scenarios = scenariosToWrite(names);
      const files = await writeCerts(out, await openPki({ folder: out }), scenarios);
      process.stdout.write(json ? jsonLine(files) : files.map((file) => `${file}\n`).join(''));
    });
}
