import type { Chain } from '../chain.js';
import { hoursAgo } from '../dates.js';
import type { LabPki } from '../lab-pki.js';
import type { OwnFile } from '../owned-files.js';
import type { CertificateSource } from '../write-certs.js';
import { ChainStatus } from './chain-status.js';
import type { Revocation } from './plan.js';

/** A scenario, and the chain that was minted for it. */
type Issued = readonly [CertificateSource, Chain];

/**
 * The CRLs that belong to certificates on disk, as PEM: those of the lab's CAs, and those of every chain whose scenario
 * is about revocation. They list all that was taken back, so they are written last.
 */
export async function crlFiles(issued: readonly Issued[], pki: LabPki): Promise<OwnFile[]> {
  for (const each of issued) takeBack(each, pki);
  const file = async (name: string, chain: Pick<Chain, 'leaf' | 'path'>, plan: Revocation): Promise<OwnFile> => ({
    name: `${name}.crl.pem`,
    content: (await (await ChainStatus.of(chain, plan, pki)).crls()).join(''),
  });
  const { root, intermediate } = await pki.authorities.get('lab');
  return [
    await file('lab-ca', { leaf: intermediate, path: [intermediate, root] }, {}),
    ...(await Promise.all(
      issued.flatMap(([{ name, making }, chain]) => (making.revocation ? [file(name, chain, making.revocation)] : [])),
    )),
  ];
}

function takeBack([{ name, making }, { leaf, path }]: Issued, { register }: LabPki): void {
  register.enter(name, [leaf, ...path]);
  const { revoked, reason = 'keyCompromise' } = making.revocation ?? {};
  const withdrawn = revoked === 'issuer' ? path[0] : leaf;
  if (revoked && withdrawn) register.revoke(withdrawn, { at: hoursAgo(1), reason });
}
