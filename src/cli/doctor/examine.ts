import { version } from '../../control/version.js';
import type { DoctorDocument } from '../shapes.js';
import { installedClients } from './clients.js';
import { hasIpv6, portsAreFree, resolvesSubdomainsOfLocalhost } from './network.js';
import { rehearseAll } from './rehearsal.js';

/** Looks at everything that decides what works on this machine. */
export async function examine(): Promise<DoctorDocument> {
  const [scenarios, clients, ports, resolves] = await Promise.all([
    rehearseAll(),
    installedClients(),
    portsAreFree({ tls: 8443, http: 8080 }),
    resolvesSubdomainsOfLocalhost(),
  ]);
  return {
    schema: 1,
    version,
    node: process.versions.node,
    openssl: process.versions.openssl,
    platform: `${process.platform}-${process.arch}`,
    scenarios,
    resolvesSubdomainsOfLocalhost: resolves,
    ipv6: hasIpv6(),
    ports,
    clients,
  };
}
