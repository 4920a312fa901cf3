import { boolean, ia5String, integer, namedBits, octetString, oid, sequence, tagged, taggedBytes } from './der.js';
import type { GeneralName } from './names.js';

/** What an extension may need to know when its value is written. */
export interface MintingContext {
  /** SHA-1 of the subject's public key bits, as RFC 5280 §4.2.1.2 (1) suggests. */
  readonly subjectKeyId: Buffer;
  readonly issuerKeyId: Buffer;
}

/** One extension of a certificate, by the name under which recipes find it again. */
export interface Extension {
  readonly name: string;
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Buffer | ((context: MintingContext) => Buffer);
}

/** Writes one extension; `critical` is DEFAULT FALSE, so only TRUE is written (X.690 §11.5). */
export function encodeExtension(extension: Extension, context: MintingContext): Buffer {
  const value = typeof extension.value === 'function' ? extension.value(context) : extension.value;
  return sequence(oid(extension.oid), ...(extension.critical ? [boolean(true)] : []), octetString(value));
}

/** RFC 5280 §4.2.1.9. */
export const basicConstraints = (ca: boolean, pathLength?: number): Extension => ({
  name: 'basicConstraints',
  oid: '2.5.29.19',
  critical: true,
  value: sequence(...(ca ? [boolean(true)] : []), ...(pathLength === undefined ? [] : [integer(pathLength)])),
});

const usageBits = { digitalSignature: 0, keyEncipherment: 2, keyAgreement: 4, keyCertSign: 5, cRLSign: 6 } as const;
export type KeyUsage = keyof typeof usageBits;

/** RFC 5280 §4.2.1.3. */
export const keyUsage = (...usages: readonly KeyUsage[]): Extension => ({
  name: 'keyUsage',
  oid: '2.5.29.15',
  critical: true,
  value: namedBits(usages.map((each) => usageBits[each])),
});

const purposeOids = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  any: '2.5.29.37.0',
} as const;
export type Purpose = keyof typeof purposeOids;

/** RFC 5280 §4.2.1.12. */
export const extendedKeyUsage = (...purposes: readonly Purpose[]): Extension => ({
  name: 'extendedKeyUsage',
  oid: '2.5.29.37',
  critical: false,
  value: sequence(...purposes.map((each) => oid(purposeOids[each]))),
});

/** RFC 5280 §4.2.1.6. */
export const subjectAltName = (names: readonly GeneralName[]): Extension => ({
  name: 'subjectAltName',
  oid: '2.5.29.17',
  critical: false,
  value: sequence(...names.map((each) => each.der)),
});

export const subjectKeyIdentifier = (): Extension => ({
  name: 'subjectKeyIdentifier',
  oid: '2.5.29.14',
  critical: false,
  value: ({ subjectKeyId }) => octetString(subjectKeyId),
});

export const authorityKeyIdentifier = (): Extension => ({
  name: 'authorityKeyIdentifier',
  oid: '2.5.29.35',
  critical: false,
  value: ({ issuerKeyId }) => sequence(taggedBytes(0, issuerKeyId)),
});

/** The base of one GeneralSubtree: a name as names.ts writes it, or bytes of one's own. */
export interface NameConstraints {
  readonly permitted?: readonly GeneralName[];
  readonly excluded?: readonly GeneralName[];
}

/** RFC 5280 §4.2.1.10; always critical. */
export const nameConstraints = ({ permitted = [], excluded = [] }: NameConstraints): Extension => ({
  name: 'nameConstraints',
  oid: '2.5.29.30',
  critical: true,
  value: sequence(
    ...[permitted, excluded].flatMap((list, n) =>
      list.length === 0 ? [] : [tagged(n, ...list.map((each) => sequence(each.der)))],
    ),
  ),
});

const location = (url: string) => taggedBytes(6, Buffer.from(url, 'latin1'));

/** Where to ask (OCSP) and where to fetch the issuer (caIssuers), RFC 5280 §4.2.2.1. */
export const authorityInfoAccess = (urls: {
  readonly ocsp?: string | undefined;
  readonly caIssuers?: string | undefined;
}): Extension => ({
  name: 'authorityInfoAccess',
  oid: '1.3.6.1.5.5.7.1.1',
  critical: false,
  value: sequence(
    ...(urls.ocsp ? [sequence(oid('1.3.6.1.5.5.7.48.1'), location(urls.ocsp))] : []),
    ...(urls.caIssuers ? [sequence(oid('1.3.6.1.5.5.7.48.2'), location(urls.caIssuers))] : []),
  ),
});

/** RFC 5280 §4.2.1.13. */
export const crlDistributionPoints = (url: string): Extension => ({
  name: 'crlDistributionPoints',
  oid: '2.5.29.31',
  critical: false,
  value: sequence(sequence(tagged(0, tagged(0, location(url))))),
});

/** RFC 7633: the server promises to staple (5 is `status_request`). */
export const mustStaple = (): Extension => ({
  name: 'tlsFeature',
  oid: '1.3.6.1.5.5.7.1.24',
  critical: false,
  value: sequence(integer(5)),
});

/** Marks a certificate that signs OCSP responses and need not be checked itself (RFC 6960 §4.2.2.2.1). */
export const ocspNoCheck = (): Extension => ({
  name: 'ocspNoCheck',
  oid: '1.3.6.1.5.5.7.48.1.5',
  critical: false,
  value: Buffer.from([5, 0]),
});

/** RFC 5280 §4.2.1.11. */
export const policyConstraints = (requireExplicitPolicy: number): Extension => ({
  name: 'policyConstraints',
  oid: '2.5.29.36',
  critical: true,
  value: sequence(taggedBytes(0, Buffer.from([requireExplicitPolicy]))),
});

/** Makes a certificate big and changes nothing else. */
export const padding = (size: number): Extension => ({
  name: 'padding',
  oid: '1.3.6.1.4.1.55738.2.2',
  critical: false,
  value: octetString(Buffer.alloc(size)),
});

/** An extension that nobody knows, in a private arc. */
export const unknownExtension = (critical: boolean): Extension => ({
  name: 'unknownExtension',
  oid: '1.3.6.1.4.1.55738.2.1',
  critical,
  value: ia5String('nobody knows this extension'),
});
