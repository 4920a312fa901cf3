import { createHash, createPublicKey } from 'node:crypto';
import { type CertID, id_pkix_ocsp_nonce, OCSPRequest } from '@peculiar/asn1-ocsp';
import { AsnConvert } from '@peculiar/asn1-schema';
import { publicKeyBits } from '../der-reader.js';
import type { Certificate } from '../mint.js';

/** What somebody wants to know (RFC 6960 §4.1). */
export interface OcspQuestion {
  readonly certificates: readonly CertID[];
  /** The whole extension value, to be sent back as it came (RFC 6960 §4.4.1), or null. */
  readonly nonce: Buffer | null;
}

/** Reads a request; null when it is none. */
export function readOcspRequest(bytes: Uint8Array): OcspQuestion | null {
  try {
    const { tbsRequest } = AsnConvert.parse(bytes, OCSPRequest);
    const nonce = tbsRequest.requestExtensions?.find(({ extnID }) => extnID === id_pkix_ocsp_nonce);
    const certificates = tbsRequest.requestList.map(({ reqCert }) => reqCert);
    if (certificates.length === 0) return null;
    return { certificates, nonce: nonce ? Buffer.from(nonce.extnValue.buffer) : null };
  } catch {
    return null;
  }
}

export const serialOf = ({ serialNumber }: CertID): Buffer => Buffer.from(serialNumber);

/** Whether the certificate asked about is one of this CA: its name and its key, hashed as the client chose. */
export function isAbout(certId: CertID, issuer: Certificate): boolean {
  const hash = hashes[certId.hashAlgorithm.algorithm];
  if (!hash) return false;
  const { nameHash, keyHash } = issuerHashes(issuer, hash);
  return (
    nameHash.equals(new Uint8Array(certId.issuerNameHash.buffer)) &&
    keyHash.equals(new Uint8Array(certId.issuerKeyHash.buffer))
  );
}

/** How a CertID names an issuer (RFC 6960 §4.1.1): by its subject, and by the bits of its public key. */
export function issuerHashes({ subject, key }: Certificate, hash: string): { nameHash: Buffer; keyHash: Buffer } {
  const spki = (key.type === 'public' ? key : createPublicKey(key)).export({ type: 'spki', format: 'der' });
  return {
    nameHash: createHash(hash).update(subject).digest(),
    keyHash: createHash(hash).update(publicKeyBits(spki)).digest(),
  };
}

export const sha1 = '1.3.14.3.2.26';

const hashes: Readonly<Record<string, string>> = {
  [sha1]: 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
