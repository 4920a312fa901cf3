import { type KeyObject, sign } from 'node:crypto';
import {
  BasicOCSPResponse,
  CertID,
  CertStatus,
  id_pkix_ocsp_basic,
  id_pkix_ocsp_nonce,
  KeyHash,
  OCSPResponse,
  OCSPResponseStatus,
  ResponderID,
  ResponseBytes,
  ResponseData,
  RevokedInfo,
  SingleResponse,
} from '@peculiar/asn1-ocsp';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, Certificate as Asn1Certificate, CRLReason, Extension } from '@peculiar/asn1-x509';
import * as ext from '../extensions.js';
import { type Certificate, signatureAlgorithm } from '../mint.js';
import { issuerHashes, sha1 } from './ocsp-request.js';
import { type OcspError, ocspErrors, type Period, revocationReasons } from './plan.js';
import type { Withdrawal } from './register.js';

/** One certificate of which the status is told. */
export interface Told {
  readonly certificate: CertID;
  readonly status: Withdrawal | 'good' | 'unknown';
}

/** Whose signature a response bears, and the certificates that go with it. */
export interface OcspSignature {
  readonly by: Certificate;
  readonly sent: readonly Certificate[];
  readonly damaged: boolean;
}

export interface OcspAnswer {
  readonly told: readonly Told[];
  readonly period: Period;
  readonly signature: OcspSignature;
  /** The value of the nonce extension of the request, or null. */
  readonly nonce: Buffer | null;
  readonly unknownCriticalExtension: boolean;
}

/** Writes and signs a response that tells something (RFC 6960 §4.2). */
export function mintOcspResponse({ told, period, signature, nonce, unknownCriticalExtension }: OcspAnswer): Buffer {
  const { by, sent, damaged } = signature;
  const extensions = [
    ...(nonce ? [extension(id_pkix_ocsp_nonce, false, nonce)] : []),
    ...(unknownCriticalExtension ? [strange()] : []),
  ];
  const data = new ResponseData({
    responderID: new ResponderID({ byKey: new KeyHash(by.keyId) }),
    producedAt: period.from(),
    responses: told.map(
      ({ certificate, status }) =>
        new SingleResponse({
          certID: certificate,
          certStatus: certStatus(status),
          thisUpdate: period.from(),
          nextUpdate: period.until(),
        }),
    ),
    ...(extensions.length > 0 ? { responseExtensions: extensions } : {}),
  });
  const signed = signedWith(by.key, Buffer.from(AsnConvert.serialize(data)));
  const basic = new BasicOCSPResponse({
    tbsResponseData: data,
    signatureAlgorithm: AsnConvert.parse(signatureAlgorithm(by.key, 'sha256'), AlgorithmIdentifier),
    signature: arrayBuffer(damaged ? flipped(signed) : signed),
    ...(sent.length > 0 ? { certs: sent.map(({ der }) => AsnConvert.parse(der, Asn1Certificate)) } : {}),
  });
  return encoded(
    new OCSPResponse({
      responseStatus: OCSPResponseStatus.successful,
      responseBytes: new ResponseBytes({
        responseType: id_pkix_ocsp_basic,
        response: new OctetString(AsnConvert.serialize(basic)),
      }),
    }),
  );
}

/** Writes a response that says only why there is none. Nobody signs those. */
export const ocspErrorResponse = (error: OcspError): Buffer =>
  encoded(new OCSPResponse({ responseStatus: ocspErrors[error] satisfies OCSPResponseStatus }));

/** Names a certificate as most clients do: by SHA-1, which is no matter of security here. */
export function certId(serial: Buffer, issuer: Certificate): CertID {
  const { nameHash, keyHash } = issuerHashes(issuer, 'sha1');
  return new CertID({
    hashAlgorithm: new AlgorithmIdentifier({ algorithm: sha1, parameters: null }),
    issuerNameHash: new OctetString(nameHash),
    issuerKeyHash: new OctetString(keyHash),
    serialNumber: arrayBuffer(serial),
  });
}

function certStatus(status: Told['status']): CertStatus {
  if (status === 'good') return new CertStatus({ good: null });
  if (status === 'unknown') return new CertStatus({ unknown: null });
  const { at, reason } = status;
  return new CertStatus({
    revoked: new RevokedInfo({ revocationTime: at, revocationReason: new CRLReason(revocationReasons[reason]) }),
  });
}

const extension = (extnID: string, critical: boolean, value: Uint8Array): Extension =>
  new Extension({ extnID, critical, extnValue: new OctetString(value) });

function strange(): Extension {
  const { oid, value } = ext.unknownExtension(true);
  return extension(oid, true, Buffer.isBuffer(value) ? value : Buffer.alloc(0));
}

const signedWith = (key: KeyObject, bytes: Buffer): Buffer =>
  sign(key.asymmetricKeyType === 'ed25519' ? null : 'sha256', bytes, key);

/** The last bit of the last octet: the encoding stays right. */
function flipped(signature: Buffer): Buffer {
  const damaged = Buffer.from(signature);
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
  return damaged;
}

const encoded = (response: OCSPResponse): Buffer => Buffer.from(AsnConvert.serialize(response));

const arrayBuffer = (bytes: Buffer): ArrayBuffer => Uint8Array.from(bytes).buffer;
