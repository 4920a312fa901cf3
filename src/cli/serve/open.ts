import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { controlListener, type Site } from '../../control/index.js';
import type { LabPki } from '../../pki/index.js';
import type { Scenario } from '../../scenario/index.js';
import { type Lab, openLab, statusUrl } from '../../server/index.js';
import type { ServeOptions } from '../serve.js';

/** A lab with its CA on disk. */
export interface Hosting {
  readonly lab: Lab;
  readonly site: Site;
  /** The absolute path of the CA file. */
  readonly ca: string;
}

/**
 * Opens all ports, and only then writes the CA: a lab that cannot start must not replace the CA of one that runs.
 *
 * @throws FaultlsError; then nothing stays open.
 */
export async function openHosting(scenarios: readonly Scenario[], options: ServeOptions): Promise<Hosting> {
  const { host, hostName: hostNames = [], port, basePort, httpPort, advertiseHttp, certs, token } = options;
  const pki = await keptPki(options, hostNames);
  const ports = { port, basePort, httpPort, ...(advertiseHttp ? { advertiseHttp } : {}) };
  const lab = await openLab({ scenarios, host, hostNames, ...ports, ...(pki ? { pki } : {}) });
  try {
    const site = { host, hostNames };
    lab.answerHttp(controlListener({ lab, site, token: token || null }));
    // The CA is for everyone; what is secret in this folder has a mode of its own. Why it fails, the writing tells.
    await mkdir(certs, { recursive: true }).catch(() => {});
    const { writeTrust } = await import('../../pki/write-certs.js');
    const [ca = ''] = await writeTrust(certs, lab.pki);
    return { lab, site, ca };
  } catch (error) {
    await lab.close();
    throw error;
  }
}

/** A CA that is kept in the folder is used in any case: client certificates and keys beside it belong to it. */
async function keptPki(options: ServeOptions, hostNames: readonly string[]): Promise<LabPki | null> {
  const { certs, keep, host, httpPort, advertiseHttp: advertise } = options;
  if (!keep && !existsSync(join(certs, 'authority'))) return null;
  const { openPki } = await import('../../pki/keeping.js');
  const known = httpPort > 0 || advertise; // A port that is free today says nothing to the next run.
  const statusAt = known ? { statusAt: statusUrl({ host, port: httpPort, advertise }) } : {};
  return openPki({ folder: certs, hostNames, ...statusAt });
}
