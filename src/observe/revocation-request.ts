/** What somebody asked the HTTP port of a lab about a certificate: proof that a client does check. */
export interface RevocationRequest {
  /** A CRL, an OCSP response, or the certificate of an issuer. */
  readonly kind: 'crl' | 'ocsp' | 'aia';
  /** Whose status or issuer: `leaf`, `intermediate`, or `ca-1` and so on for the CAs that a chain adds, from the top. */
  readonly about: string;
  /** The serial number that an OCSP request names, in lower-case hex; null for all else. */
  readonly serial: string | null;
  /** Whether an OCSP request brought a nonce, in hex; null without. */
  readonly nonce: string | null;
  readonly method: string;
  readonly at: Date;
}
