import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { bitString, integer, nothing, oid, pem, sequence, tagged, time } from './der.js';
import { publicKeyBits } from './der-reader.js';
import { encodeExtension } from './extensions.js';
import type { KeyRing } from './keys.js';
import { encodeName } from './names.js';
import type { CertificateRecipe, Hash, Time } from './recipe.js';

/** A certificate that exists, with everything needed to issue below it or to serve it. */
export interface Certificate {
  readonly der: Buffer;
  readonly pem: string;
  readonly key: KeyObject;
  readonly recipe: CertificateRecipe;
  /** The encoded subject, as a certificate below it must repeat it byte for byte. */
  readonly subject: Buffer;
  readonly keyId: Buffer;
  /** Contents octets of the serial number. */
  readonly serial: Buffer;
  /** Absent for roots and self-signed certificates. */
  readonly issuer: Certificate | null;
}

/** What signs: the issuer's key, name and key identifier. */
type IssuerParts = Pick<Certificate, 'key' | 'subject' | 'keyId'>;

/**
 * Makes a certificate from its recipe. `issuer` null means that it signs itself. A `key` may be handed in, for a
 * certificate that shares it with another one.
 */
export async function mint(
  recipe: CertificateRecipe,
  issuer: Certificate | null,
  keys: KeyRing,
  ownKey?: KeyObject,
): Promise<Certificate> {
  const { fields } = recipe;
  const key = ownKey ?? (await keys.get(fields.key));
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const keyId = createHash('sha1').update(publicKeyBits(spki)).digest();
  const subject = encodeName(fields.subject);
  const by: IssuerParts = issuer && fields.signer !== 'itself' ? issuer : { key, subject, keyId };
  const signingKey = fields.signer === 'another-key' ? await anotherKey(by.key, keys) : by.key;
  const serial = Buffer.from(fields.serial ?? randomSerial());
  const context = { subjectKeyId: keyId, issuerKeyId: by.keyId };

  const tbs = sequence(
    ...(fields.version === 1 ? [] : [tagged(0, integer(fields.version - 1))]),
    integer(serial),
    signatureAlgorithm(signingKey, fields.claimedHash ?? fields.hash),
    fields.issuer ? encodeName(fields.issuer) : by.subject,
    sequence(encodeTime(fields.notBefore), encodeTime(fields.notAfter)),
    subject,
    spki,
    ...(fields.extensions.length > 0
      ? [tagged(3, sequence(...fields.extensions.map((each) => encodeExtension(each, context))))]
      : []),
  );
  const honest = {
    tbs,
    signatureAlgorithm: signatureAlgorithm(signingKey, fields.hash),
    signature: await signature(tbs, signingKey, fields.hash),
  };
  const parts = fields.bendParts?.(honest) ?? honest;
  const whole = sequence(parts.tbs, parts.signatureAlgorithm, bitString(parts.signature));
  const der = fields.bendWhole?.(whole) ?? whole;
  return {
    der,
    pem: pem('CERTIFICATE', der),
    key,
    recipe,
    subject,
    keyId,
    serial,
    issuer: by === issuer ? issuer : null,
  };
}

/** 127 random bits: positive, never zero, and at most 20 octets (RFC 5280 §4.1.2.2). */
function randomSerial(): Buffer {
  const octets = randomBytes(16);
  octets[0] = ((octets[0] ?? 0) & 0x7f) | 0x40;
  return octets;
}

const encodeTime = ({ at, encode = time }: Time): Buffer => encode(at);

/** A key of the same kind as the issuer's, so that nothing but the signature itself is wrong. */
function anotherKey(like: KeyObject, keys: KeyRing): KeyObject | Promise<KeyObject> {
  return keys.get(like.asymmetricKeyType === 'rsa' ? 'rsa-2048' : 'p256');
}

const ecdsaOids = {
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};
const rsaOids = {
  md5: '1.2.840.113549.1.1.4',
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
};

/** The AlgorithmIdentifier of a signature by this key (RFC 3279 §2.2, RFC 5758 §3.2, RFC 8410 §3). */
export function signatureAlgorithm(key: KeyObject, hash: Hash): Buffer {
  switch (key.asymmetricKeyType) {
    case 'ec':
      if (hash === 'md5') throw new TypeError('ECDSA has no signature with MD5: give the issuer an RSA key.');
      return sequence(oid(ecdsaOids[hash]));
    case 'rsa':
      return sequence(oid(rsaOids[hash]), nothing());
    case 'ed25519':
      return sequence(oid('1.3.101.112'));
    default:
      throw new TypeError(`An issuer with a key of type ${key.asymmetricKeyType} is not supported.`);
  }
}

/** Signs. MD5 goes through node-forge: an OpenSSL in FIPS mode, or a later one, refuses it. */
async function signature(tbs: Buffer, key: KeyObject, hash: Hash): Promise<Buffer> {
  if (hash !== 'md5') return sign(key.asymmetricKeyType === 'ed25519' ? null : hash, tbs, key);
  const { default: forge } = await import('node-forge');
  const old = forge.pki.privateKeyFromPem(key.export({ type: 'pkcs1', format: 'pem' }) as string);
  return Buffer.from(old.sign(forge.md.md5.create().update(tbs.toString('latin1'))), 'latin1');
}
