import { Command } from 'commander';
import { version } from '../control/version.js';
import { addAudit } from './audit.js';
import { addCerts } from './certs.js';
import { addDoctor } from './doctor.js';
import { addEnv } from './env.js';
import { addList } from './list.js';
import { addServe } from './serve.js';
import { addShow } from './show.js';
import { addTry } from './try.js';

/** Every command and option. A command loads what it needs when it runs, so that asking for help stays fast. */
export function program(): Command {
  const faultls = new Command('faultls')
    .description('TLS servers that are broken on purpose, each in exactly one way: test, host and teach TLS failures.')
    .version(version)
    .exitOverride()
    // Whatever follows a command belongs to it, or to the command below it.
    .enablePositionalOptions()
    .configureOutput({ outputError: () => {} })
    .addHelpText(
      'after',
      `
Example:
  $ faultls serve
  $ curl --cacert certs/lab-ca.pem https://localhost:20201/

Exit codes: 0 success, 1 the answer is no, 2 wrong usage.`,
    );
  for (const add of [addServe, addList, addShow, addTry, addAudit, addCerts, addEnv, addDoctor]) add(faultls);
  return faultls;
}
