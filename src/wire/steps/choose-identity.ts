import type { Context } from '../context.js';
import type { Identity } from '../options.js';
import { fitsKey } from '../signatures.js';
import { type SignatureSchemeName, signatureSchemes } from '../tables/signature-schemes.js';

/** What to show, and how to sign with it. */
export interface Signer {
  readonly identity: Identity;
  readonly signatureScheme: SignatureSchemeName;
}

/**
 * The first identity, of those that will do, with a scheme that the client accepts. `offered` are the schemes of the
 * client, by number. An insistent server signs with any scheme that goes with its key.
 */
export function chooseSigner(
  { settings, version }: Context,
  offered: readonly number[],
  willDo: (identity: Identity) => boolean = () => true,
): Signer | null {
  const identities = settings.identities.filter(willDo);
  for (const accepts of settings.insist ? [offers(offered), () => true] : [offers(offered)]) {
    for (const identity of identities) {
      const fits = (name: SignatureSchemeName) =>
        accepts(name) && fitsKey(signatureSchemes[name], identity.key, version);
      const signatureScheme = settings.signatureSchemes.find(fits);
      if (signatureScheme) return { identity, signatureScheme };
    }
  }
  return null;
}

const offers = (offered: readonly number[]) => (name: SignatureSchemeName) =>
  offered.includes(signatureSchemes[name].id);
