import { constants, createHash, type KeyObject, privateEncrypt, publicDecrypt, sign, verify } from 'node:crypto';
import { hashLength } from './ciphers/mac.js';
import { type SignatureScheme, type SignatureSchemeName, signatureSchemes } from './tables/signature-schemes.js';
import { TLSv13 } from './tables/versions.js';

/** Signs content as a scheme says. */
export function signWith(name: SignatureSchemeName, key: KeyObject, content: Buffer): Buffer {
  const scheme = signatureSchemes[name];
  return sign(scheme.hash, content, keyOptions(scheme, key));
}

/** True when the signature verifies. A key that does not fit the scheme verifies nothing. */
export function verifiesWith(name: SignatureSchemeName, key: KeyObject, content: Buffer, signature: Buffer): boolean {
  const scheme = signatureSchemes[name];
  try {
    return fitsKey(scheme, key) && verify(scheme.hash, content, keyOptions(scheme, key), signature);
  } catch {
    return false;
  }
}

function keyOptions(scheme: SignatureScheme, key: KeyObject) {
  if (!scheme.pss) return { key };
  // The salt is as long as the hash (RFC 8446 §4.2.3).
  return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: hashLength[scheme.hash as 'sha256'] };
}

/** True when a scheme goes with a key, in a version: TLS 1.3 ties curves to hashes and has done with PKCS #1 v1.5. */
export function fitsKey(scheme: SignatureScheme, key: KeyObject, version?: number): boolean {
  if (scheme.key !== key.asymmetricKeyType) return false;
  if (version !== TLSv13) return true;
  return scheme.modern && (scheme.curve === null || scheme.curve === key.asymmetricKeyDetails?.namedCurve);
}

/**
 * The signature of versions before TLS 1.2, which name no scheme: RSA over MD5 and SHA-1 side by side, anything else
 * over SHA-1 (RFC 4346 §7.4.3).
 */
export function signUnnamed(key: KeyObject, content: Buffer): Buffer {
  if (key.asymmetricKeyType !== 'rsa') return sign('sha1', content, key);
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, bothHashes(content));
}

/** Verifies what `signUnnamed` writes. `digests` stands in for the hashes where SSL 3.0 keys them; RSA only. */
export function verifiesUnnamed(key: KeyObject, content: Buffer, signature: Buffer, digests?: Buffer): boolean {
  try {
    if (key.asymmetricKeyType !== 'rsa') return digests === undefined && verify('sha1', content, key, signature);
    const signed = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
    return signed.equals(digests ?? bothHashes(content));
  } catch {
    return false;
  }
}

const bothHashes = (content: Buffer): Buffer =>
  Buffer.concat(['md5', 'sha1'].map((hash) => createHash(hash).update(content).digest()));
