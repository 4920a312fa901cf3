import type { KeyObject } from 'node:crypto';
import { extensions, healthyAuthority, healthyLeaf, KeyRing, type KeySpec, mint } from '../../../src/pki/index.js';
import type { Identity } from '../../../src/wire/index.js';

const ring = new KeyRing();
const made = new Map<KeySpec, Promise<Identity>>();

/** The authority over all identities of the tests, in PEM: what a client must trust. */
export const authority = mint(healthyAuthority('Wire Test CA'), null, ring);

/** A healthy certificate for localhost with a key of that kind. RSA keys may decrypt too, for static RSA. */
export function identity(spec: KeySpec = 'p256'): Promise<Identity> {
  const known = made.get(spec) ?? issue(spec, 'serverAuth');
  made.set(spec, known);
  return known;
}

/** A certificate for a client, in DER and in PEM. */
export async function clientIdentity(spec: KeySpec = 'p256'): Promise<{ der: Buffer; pem: string; key: KeyObject }> {
  return await mint(recipe(spec, 'clientAuth'), await authority, ring);
}

async function issue(spec: KeySpec, purpose: 'serverAuth'): Promise<Identity> {
  const leaf = await mint(recipe(spec, purpose), await authority, ring);
  return { chain: [leaf.der], key: leaf.key };
}

function recipe(spec: KeySpec, purpose: 'serverAuth' | 'clientAuth') {
  const uses = spec.startsWith('rsa')
    ? (['digitalSignature', 'keyEncipherment'] as const)
    : (['digitalSignature'] as const);
  const leaf = healthyLeaf('wire', ['localhost', '127.0.0.1'], null).key(spec);
  const kept = leaf.fields.extensions.filter(
    (each) =>
      each.oid !== extensions.keyUsage('digitalSignature').oid && each.oid !== extensions.extendedKeyUsage(purpose).oid,
  );
  return leaf.with({ extensions: [...kept, extensions.keyUsage(...uses), extensions.extendedKeyUsage(purpose)] });
}
