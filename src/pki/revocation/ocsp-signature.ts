import { daysFromNow } from '../dates.js';
import type { LabPki } from '../lab-pki.js';
import { type Certificate, mint } from '../mint.js';
import { ocspDelegate } from './delegate.js';
import type { OcspSignature } from './ocsp-response.js';
import type { OcspFault } from './plan.js';
import type { RootStatus } from './root-status.js';

/** Who signs a response in the name of a CA, and what is sent along to prove it (RFC 6960 §4.2.2.2). */
export async function ocspSignature(
  issuer: Certificate,
  { signer, signature }: OcspFault,
  pki: LabPki,
  root: RootStatus | null,
): Promise<OcspSignature> {
  const damaged = signature === 'damaged';
  if (root) return { by: root.responder, sent: [root.responder], damaged };
  if (!signer) return { by: issuer, sent: [], damaged };
  const stranger = async () => (await pki.authorities.get({ untrusted: 'Unrelated' })).intermediate;
  if (signer === 'another-ca') {
    const by = await stranger();
    return { by, sent: [by], damaged };
  }
  const recipe = ocspDelegate(daysFromNow(30));
  const by = await mint(
    signer === 'delegate-without-purpose' ? recipe.without('extendedKeyUsage') : recipe,
    signer === 'delegate-of-another-ca' ? await stranger() : issuer,
    pki.keys,
  );
  return { by, sent: signer === 'delegate-not-sent' ? [] : [by], damaged };
}
