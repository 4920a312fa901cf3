import { daysAgo, daysFromNow } from './dates.js';
import * as ext from './extensions.js';
import { commonName, dns, type GeneralName, hostName } from './names.js';
import { CertificateRecipe } from './recipe.js';

/** Where the clients of this lab can ask about a certificate, or null when nothing would answer them. */
export interface RevocationUrls {
  readonly crl: string;
  readonly ocsp: string;
  readonly caIssuers: string;
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
export function healthyLeaf(name: string, hosts: readonly string[], urls: RevocationUrls | null): CertificateRecipe {
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
  return urls ? recipe.extend(ext.crlDistributionPoints(urls.crl)).extend(ext.authorityInfoAccess(urls)) : recipe;
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
