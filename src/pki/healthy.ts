import { daysAgo, daysFromNow } from './dates.js';
import * as ext from './extensions.js';
import { commonName, dns, type GeneralName, hostName } from './names.js';
import { CertificateRecipe } from './recipe.js';
import type { Pointers } from './revocation/pointers.js';

/** Where the clients of this lab can ask about the certificates of one chain; these pointers are those of the leaf. */
export interface RevocationUrls extends Pointers {
  /** The address below which all of them lie. */
  readonly at?: string;
  /** The pointers of the CA that the chain adds in the nth place from the top. */
  readonly ofIssuer?: (n: number) => Pointers;
}

const base = {
  version: 3,
  serial: null,
  issuer: null,
  key: 'p256',
  hash: 'sha256',
  claimedHash: null,
  signer: 'issuer',
  bendParts: null,
  bendWhole: null,
} as const;

/** Leaves are renewed long before this runs out. */
export const leafLifetimeDays = 90;

/** A leaf that every correct client accepts for these hosts (RFC 5280, and Python's strict checks). */
export function healthyLeaf(name: string, hosts: readonly string[], urls: Pointers | null): CertificateRecipe {
  const recipe = new CertificateRecipe({
    ...base,
    subject: commonName(name),
    notBefore: { at: daysAgo(1) },
    notAfter: { at: daysFromNow(leafLifetimeDays) },
    extensions: [
      ext.basicConstraints(false),
      ext.keyUsage('digitalSignature'),
      ext.extendedKeyUsage('serverAuth'),
      ext.subjectAltName(hosts.map(hostName)),
      ext.subjectKeyIdentifier(),
      ext.authorityKeyIdentifier(),
    ],
  });
  return withPointers(recipe, urls);
}

/** Says where the status of a certificate can be asked and its issuer be fetched. */
export function withPointers(recipe: CertificateRecipe, pointers: Pointers | null): CertificateRecipe {
  const { crl, ocsp, caIssuers } = pointers ?? {};
  const told = crl ? recipe.extend(ext.crlDistributionPoints(crl)) : recipe;
  return ocsp || caIssuers ? told.extend(ext.authorityInfoAccess({ ocsp, caIssuers })) : told;
}

/** A CA that may issue anything. Authorities live for ten years: their keys are gone by the time they could be renewed. */
export function healthyAuthority(name: string): CertificateRecipe {
  return new CertificateRecipe({
    ...base,
    subject: commonName(name),
    notBefore: { at: daysAgo(2) },
    notAfter: { at: daysFromNow(3650) },
    extensions: [
      ext.basicConstraints(true),
      ext.keyUsage('digitalSignature', 'keyCertSign', 'cRLSign'),
      ext.subjectKeyIdentifier(),
      ext.authorityKeyIdentifier(),
    ],
  });
}

/** What a root may vouch for: `localhost`, everything below it, and the host names that the user gave at start. */
export const labNames = (hostNames: readonly string[]): GeneralName[] =>
  ['localhost', ...hostNames].map((name) => dns(name));
