import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { authority } from '../support/identities.js';
import { workFolder } from '../support/run.js';
import type { RealClient, Trust } from './client.js';
import { gnutlsClient } from './gnutls.js';
import { goClient } from './go.js';
import { javaClient } from './java.js';
import { nssClient } from './nss.js';
import { curlClient, nodeClient, opensslClient, pythonClient } from './openssl.js';

export type { Deal, RealClient, Trust } from './client.js';

/** The authority of the tests, as a file. */
export async function trust(): Promise<Trust> {
  const { pem } = await authority;
  const file = join(workFolder, 'authority.pem');
  writeFileSync(file, pem);
  return { file, pem };
}

/** Every client that there is, on this machine or not. */
export async function realClients(): Promise<RealClient[]> {
  const trusted = await trust();
  return [
    nodeClient(trusted),
    opensslClient(trusted),
    curlClient(trusted),
    pythonClient(trusted),
    gnutlsClient(trusted),
    nssClient,
    await goClient(trusted),
    javaClient(trusted),
  ];
}
