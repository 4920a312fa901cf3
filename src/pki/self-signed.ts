import { createHash, createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { publicKeyBits, readAll, readDer } from './der-reader.js';
import type { KeyRing } from './keys.js';
import { type Certificate, mint } from './mint.js';
import { type CertificateRecipe, differences } from './recipe.js';

/** What the selfsigned package can say by itself. */
const expressible = new Set(['subject', 'notBefore', 'notAfter']);

/**
 * A certificate that signs itself. The plain one is made by the selfsigned package, as most people make theirs; one
 * that is bent in other ways too (a combination, say) by our own writer.
 */
export async function selfSigned(
  recipe: CertificateRecipe,
  healthy: CertificateRecipe,
  hosts: readonly string[],
  keys: KeyRing,
): Promise<Certificate> {
  if ([...differences(healthy, recipe)].some((field) => !expressible.has(field))) return mint(recipe, null, keys);

  const { generate } = await import('selfsigned');
  const { subject, notBefore, notAfter } = recipe.fields;
  const made = await generate(
    subject.map(({ type, value }) => ({ shortName: type, value })),
    {
      keyType: 'ec',
      curve: 'P-256',
      algorithm: 'sha256',
      notBeforeDate: notBefore.at,
      notAfterDate: notAfter.at,
      extensions: [
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'keyUsage', digitalSignature: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true },
        {
          name: 'subjectAltName',
          altNames: hosts.map((host) =>
            isIP(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host },
          ),
        },
      ],
    },
  );
  const key = createPrivateKey(made.private);
  const read = new X509Certificate(made.cert);
  return {
    der: read.raw,
    pem: read.toString(),
    key,
    recipe,
    subject: subjectOf(read.raw),
    keyId: createHash('sha1')
      .update(publicKeyBits(createPublicKey(key).export({ type: 'spki', format: 'der' })))
      .digest(),
    serial: Buffer.from(read.serialNumber, 'hex'),
    issuer: null,
  };
}

/** The subject as it stands in the certificate: the sixth field of one that has a version (RFC 5280 §4.1). */
function subjectOf(der: Buffer): Buffer {
  const [tbs] = readAll(readDer(der).contents);
  return (tbs && readAll(tbs.contents)[5]?.raw) ?? Buffer.alloc(0);
}
