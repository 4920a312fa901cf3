import { type Command, Option } from 'commander';
import { exitCodes } from './failing.js';
import { collected, httpUrl, port } from './option-values.js';

export interface ServeOptions {
  readonly port: number;
  readonly httpPort: number;
  readonly advertiseHttp?: string;
  readonly basePort: number;
  readonly host: string;
  readonly hostName?: readonly string[];
  readonly certs: string;
  readonly keep?: true;
  readonly token?: string;
  readonly json?: true;
  readonly readyFile?: string;
}

/** `faultls serve`: hosts scenarios until it is interrupted. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('host the scenarios: on one TLS port by SNI, each on a port of its own, and a page about them')
    .argument('[name...]', 'scenarios; all of them unless named')
    .option('--port <port>', 'the TLS port that all scenarios share; 0 for a free one', port, 8443)
    .option('--http-port <port>', 'the HTTP port: the page, the CA, CRLs and OCSP; 0 for a free one', port, 8080)
    .option('--advertise-http <url>', 'where clients reach that port, if elsewhere: that of a container', httpUrl)
    .option('--base-port <port>', 'each scenario listens on this plus its number; 0 for free ones', port, 20000)
    .option('--host <address>', 'where to listen; "localhost" is 127.0.0.1 and ::1', 'localhost')
    .option('--host-name <name>', 'one more name for the certificates; may be given several times', collected)
    .option('--certs <folder>', 'where the CA is written for clients', 'certs')
    .option('--keep', 'keep the CA in that folder, so that clients need to be given it only once')
    .addOption(
      new Option('--token <token>', 'what changes something needs it; required beyond loopback').env('FAULTLS_TOKEN'),
    )
    .option('--ready-file <file>', 'written when all ports are open, removed at the end')
    .option('--json', 'one line of JSON when ready, then one for each connection')
    .addHelpText(
      'after',
      `
Examples:
  $ faultls serve
  $ faultls serve expired wrong-host --port 0 --base-port 0 --http-port 0 --json
  $ faultls serve --host 0.0.0.0 --host-name faults.test --token "$TOKEN"`,
    )
    .action(async (names: readonly string[], options: ServeOptions) => {
      const { hostUntilInterrupted } = await import('./serve/host.js');
      await hostUntilInterrupted(names, options);
      process.exit(exitCodes.success); // A big key that is just being made would hold the process for seconds.
    });
}
