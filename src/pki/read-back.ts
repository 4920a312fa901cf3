import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { oid } from './der.js';
import { publicKeyBits, readAll, readDer } from './der-reader.js';
import * as ext from './extensions.js';
import type { Certificate } from './mint.js';
import type { DistinguishedName, NameAttribute } from './names.js';
import { CertificateRecipe } from './recipe.js';

/**
 * Reads a CA certificate that a lab once minted, as if it had just been minted: with its recipe, so that another one
 * can still be written as a difference from it. `key` null stands for a key that nobody has any more.
 *
 * @throws RangeError or an OpenSSL error when the bytes are not a certificate, or not one that a lab mints.
 */
export function readBack(der: Buffer, key: KeyObject | null, issuer: Certificate | null): Certificate {
  const x509 = new X509Certificate(der);
  const [tbs] = readAll(readDer(der).contents);
  if (!tbs) throw new RangeError('not a certificate');
  const [, serial, , , , subject, spki, extensions] = readAll(tbs.contents);
  if (!serial || !subject || !spki || !extensions) throw new RangeError('not a version 3 certificate');
  if (x509.publicKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new RangeError('not a P-256 key');
  return {
    der,
    pem: x509.toString(),
    key: key ?? x509.publicKey,
    recipe: new CertificateRecipe({
      version: 3,
      serial: serial.contents,
      subject: nameIn(subject.raw),
      issuer: null,
      notBefore: { at: new Date(x509.validFrom) },
      notAfter: { at: new Date(x509.validTo) },
      key: 'p256',
      hash: 'sha256',
      claimedHash: null,
      signer: 'issuer',
      extensions: readAll(readDer(extensions.contents).contents).map(({ contents }) => extensionIn(contents)),
      bendParts: null,
      bendWhole: null,
    }),
    subject: subject.raw,
    keyId: createHash('sha1').update(publicKeyBits(spki.raw)).digest(),
    serial: serial.contents,
    issuer,
  };
}

/** The host names that a CA may vouch for; none when it is not constrained. */
export function permittedNames({ recipe }: Certificate): string[] {
  const constraints = recipe.fields.extensions.find((each) => each.name === 'nameConstraints')?.value;
  if (!Buffer.isBuffer(constraints)) return [];
  const [permitted] = readAll(readDer(constraints).contents);
  if (permitted?.tag !== 0xa0) return [];
  return readAll(permitted.contents).map((subtree) => readDer(subtree.contents).contents.toString('latin1'));
}

/** Whether constraints with these names let a host name pass (RFC 5280 §4.2.1.10): itself, or one below it. */
export const covers = (permitted: readonly string[], hostName: string): boolean =>
  permitted.some((name) => {
    const [asked, allowed] = [hostName.toLowerCase(), name.toLowerCase()];
    return asked === allowed || asked.endsWith(`.${allowed}`);
  });

const attributeTypes: readonly (readonly [Buffer, NameAttribute['type']])[] = [
  [oid('2.5.4.3'), 'CN'],
  [oid('2.5.4.10'), 'O'],
  [oid('2.5.4.11'), 'OU'],
  [oid('2.5.4.6'), 'C'],
];

function nameIn(name: Buffer): DistinguishedName {
  return readAll(readDer(name).contents).map((rdn) => {
    const [type, value] = readAll(readDer(rdn.contents).contents);
    const known = type && attributeTypes.find(([encoded]) => encoded.equals(type.raw));
    if (!known || !value) throw new RangeError('a name that no lab gives');
    return { type: known[1], value: value.contents.toString('utf8'), encode: () => value.raw };
  });
}

/** What the CAs of a lab carry, and what answers for them. Key identifiers stay functions: they are another's in a certificate reissued. */
const known: readonly ext.Extension[] = [
  ext.basicConstraints(true),
  ext.keyUsage(),
  ext.extendedKeyUsage(),
  ext.nameConstraints({}),
  ext.subjectKeyIdentifier(),
  ext.authorityKeyIdentifier(),
  ext.crlDistributionPoints(''),
  ext.authorityInfoAccess({}),
  ext.ocspNoCheck(),
];

function extensionIn(contents: Buffer): ext.Extension {
  const [id, ...rest] = readAll(contents);
  const value = rest.at(-1);
  const extension = id && known.find((each) => oid(each.oid).equals(id.raw));
  if (!extension || !value) throw new RangeError('an extension that no authority of a lab carries');
  if (typeof extension.value === 'function') return extension;
  return { ...extension, critical: rest.length > 1, value: value.contents };
}
