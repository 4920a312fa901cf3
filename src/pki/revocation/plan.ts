/** Where a client can learn whether a certificate was taken back. */
export type StatusChannel = 'crl' | 'ocsp' | 'staple';

/** Why a certificate was taken back (RFC 5280 §5.3.1). */
export const revocationReasons = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  privilegeWithdrawn: 9,
} as const;
export type RevocationReason = keyof typeof revocationReasons;

/** From when to when a CRL or an OCSP response holds; each is asked for when one is made. */
export interface Period {
  readonly from: () => Date;
  readonly until: () => Date;
}

/** What is wrong with the CRL that covers the leaf. */
export interface CrlFault {
  readonly period?: Period;
  /** Its number (RFC 5280 §5.2.3). */
  readonly number?: 'missing' | 'critical';
  /** A CA that has nothing to do with the leaf issued it. */
  readonly issuedBy?: 'another-ca';
  readonly bytes?: 'garbage';
  /** Beside it lies the CRL of another CA, which took back a certificate with the leaf's serial number. */
  readonly beside?: 'another-ca-revokes-the-serial';
}

/** Who signs an OCSP response in place of the CA itself (RFC 6960 §4.2.2.2). */
export type OcspSigner =
  /** As it should be done: a certificate of the CA for signing such responses. */
  'delegate' | 'delegate-without-purpose' | 'delegate-not-sent' | 'delegate-of-another-ca' | 'another-ca';

/** The answers that say no more than that there is none (RFC 6960 §4.2.1). */
export const ocspErrors = {
  'malformed-request': 1,
  'internal-error': 2,
  'try-later': 3,
  'sig-required': 5,
  unauthorized: 6,
} as const;
export type OcspError = keyof typeof ocspErrors;

/** What is wrong with every OCSP response about the leaf, asked for or stapled. */
export interface OcspFault {
  readonly period?: Period;
  readonly status?: 'unknown';
  readonly about?: 'another-serial';
  readonly signer?: OcspSigner;
  readonly signature?: 'damaged';
  readonly extension?: 'unknown-critical';
  readonly error?: OcspError;
  readonly bytes?: 'garbage' | 'empty';
}

/** What becomes of a request for the CRL or the OCSP response of the leaf. */
export type ResponderMood =
  /** Nobody listens where the leaf points to. */
  | 'unreachable'
  /** The request is read and never answered. */
  | 'silent'
  | { readonly delayMs: number }
  /** An HTTP status in place of an answer. */
  | { readonly httpStatus: number };

/**
 * How the status of a chain is told, as a difference from a lab that tells the truth: by CRL, by OCSP and in a staple.
 * An empty one asks for nothing but a lab that does.
 */
export interface Revocation {
  /** The certificate that was taken back; `issuer` is the CA that issued the leaf. */
  readonly revoked?: 'leaf' | 'issuer';
  /** `keyCompromise` unless said otherwise. */
  readonly reason?: RevocationReason;
  /** Where the status of the leaf is told; everywhere unless said otherwise. */
  readonly channels?: readonly StatusChannel[];
  readonly crl?: CrlFault;
  readonly ocsp?: OcspFault;
  readonly responder?: ResponderMood;
  /** What lies where the leaf says that its issuer can be fetched. */
  readonly issuer?: 'another-ca';
}
