import { FaultlsError } from '../errors.js';
import { type Chain, type ChainPlan, issue } from './chain.js';
import { clientCertificateKinds, mintClientCertificate } from './client-certificates.js';
import type { LabPki } from './lab-pki.js';
import { type OwnFile, writeOwnFiles } from './owned-files.js';
import { truststore } from './pkcs12.js';

/** As much of a scenario as its certificates need. */
export interface CertificateSource {
  readonly name: string;
  readonly making: ChainPlan;
  readonly dial: { readonly host: string };
  /** A `raw` one has no certificates. */
  readonly engine: 'openssl' | 'wire' | 'raw';
}

/**
 * Writes what other servers need to show the same faults: for every scenario its key, its leaf and what is sent
 * (`<name>.key.pem`, `.leaf.pem`, `.chain.pem`); the roots to trust (`lab-ca.pem`, and `lab-ca.p12` for Java); and the
 * client certificates (`clients/<kind>.pem`, `.key.pem`, `.p12`). `lab-ca.crl.pem` has the CRLs of the lab's CAs, and a
 * scenario that is about revocation brings those of its own chain (`<name>.crl.pem`). Files with keys have mode 0600.
 *
 * @returns the absolute paths.
 * @throws FaultlsError `ERR_CERTS_FOREIGN` rather than to replace a file that is not ours, `ERR_CERTS_UNWRITABLE`,
 *   `ERR_CERTS_UNREADABLE`, `ERR_CERTS_DAMAGED`, `ERR_NOT_SERVABLE_HERE`.
 */
export async function writeCerts(
  folder: string,
  pki: LabPki,
  scenarios: readonly CertificateSource[] = [],
): Promise<string[]> {
  const files = [...(await trustFiles(pki)), ...(await clientFiles(pki))];
  const issued: [CertificateSource, Chain][] = [];
  for (const scenario of scenarios) {
    if (scenario.engine !== 'raw') issued.push([scenario, await chainOf(scenario, pki)]);
  }
  for (const [scenario, chain] of issued) files.push(...serverFiles(scenario.name, chain));
  const { crlFiles } = await import('./revocation/crl-files.js');
  return writeOwnFiles(folder, [...files, ...(await crlFiles(issued, pki))]);
}

/**
 * Writes the roots to trust, and nothing else: `lab-ca.pem`, and `lab-ca.p12` for Java.
 *
 * @returns the absolute paths, in this order.
 * @throws FaultlsError as {@link writeCerts}.
 */
export async function writeTrust(folder: string, pki: LabPki): Promise<string[]> {
  return writeOwnFiles(folder, await trustFiles(pki));
}

async function trustFiles(pki: LabPki): Promise<OwnFile[]> {
  const roots = await pki.authorities.trusted();
  return [
    { name: 'lab-ca.pem', content: await pki.trust() },
    { name: 'lab-ca.p12', content: truststore(roots.map(({ der }) => der)) },
  ];
}

async function clientFiles(pki: LabPki): Promise<OwnFile[]> {
  const certificates = await Promise.all(clientCertificateKinds.map((kind) => mintClientCertificate(kind, pki)));
  return certificates.flatMap(({ kind, cert, key, pfx }) => [
    { name: `clients/${kind}.pem`, content: cert },
    { name: `clients/${kind}.key.pem`, content: key, secret: true },
    { name: `clients/${kind}.p12`, content: pfx, secret: true },
  ]);
}

const serverFiles = (name: string, { leaf, presented, key }: Chain): OwnFile[] => [
  { name: `${name}.leaf.pem`, content: leaf.pem },
  { name: `${name}.chain.pem`, content: presented.map(({ pem }) => pem).join('') },
  { name: `${name}.key.pem`, content: key.export({ type: 'pkcs8', format: 'pem' }), secret: true },
];

/** The names are those under which an endpoint of the lab would be dialled. */
function chainOf({ name, making, dial }: CertificateSource, pki: LabPki): Promise<Chain> {
  const host = dial.host.replace(/\.$/, '');
  const hosts = [host, `${name}.localhost`, 'localhost', '127.0.0.1', '::1', ...pki.hostNames];
  const site = { name, hosts: [...new Set(hosts)], urls: pki.urls };
  return issue(making, site, pki.authorities, pki.keys).catch((error: Error) => {
    if (error instanceof FaultlsError) throw error;
    throw new FaultlsError(
      'ERR_NOT_SERVABLE_HERE',
      `The certificate of "${name}" cannot be made on this machine: ${error.message}. Use another Node, or leave the scenario out.`,
      { cause: error },
    );
  });
}
