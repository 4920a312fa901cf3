import { X509Certificate } from 'node:crypto';
import { type LabPki, readExtension } from '../pki/index.js';
import type { AlertName } from '../wire/alerts.js';

const clientAuth = '1.3.6.1.5.5.7.3.2';
const keyUsageOid = '2.5.29.15';
const digitalSignature = 0x80;
const smallestRsa = 2048;

/**
 * Judges the certificates of a client as a careful server does, and says which alert refuses them (RFC 8446 §6.2):
 * null when they will do. The signature of the handshake is not its business.
 */
export async function verifyClient(chain: readonly Buffer[], pki: LabPki): Promise<AlertName | null> {
  const presented = chain.map(parse);
  const [leaf] = presented;
  if (!leaf || presented.includes(null)) return 'bad_certificate';

  const { root, intermediate } = await pki.authorities.get('lab');
  const path = climb(
    leaf,
    presented.slice(1) as X509Certificate[],
    [intermediate, root].map(({ der }) => new X509Certificate(der)),
  );
  if (!path) return 'unknown_ca';

  const now = Date.now();
  if (path.some((each) => Date.parse(each.validTo) < now)) return 'certificate_expired';
  if (path.some((each) => Date.parse(each.validFrom) > now)) return 'bad_certificate';
  if (pki.revokedSerials.has(leaf.serialNumber.toLowerCase())) return 'certificate_revoked';
  if (leaf.keyUsage && !leaf.keyUsage.includes(clientAuth)) return 'unsupported_certificate';
  if (!maySign(leaf)) return 'unsupported_certificate';
  const { modulusLength } = leaf.publicKey.asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined && modulusLength < smallestRsa) return 'bad_certificate';
  return null;
}

function parse(der: Buffer): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}

/** The way up from the leaf to a CA that is trusted, without that CA; null when there is none. */
function climb(
  from: X509Certificate,
  sent: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
): X509Certificate[] | null {
  if (trusted.some((issuer) => isIssuer(issuer, from))) return [from];
  for (const issuer of sent) {
    const others = sent.filter((each) => each !== issuer);
    const above = issuer.ca && isIssuer(issuer, from) && climb(issuer, others, trusted);
    if (above) return [from, ...above];
  }
  return null;
}

function isIssuer(issuer: X509Certificate, subject: X509Certificate): boolean {
  try {
    return issuer.subject === subject.issuer && subject.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

/** A client signs its CertificateVerify, which takes `digitalSignature` (RFC 8446 §4.4.2.2). No keyUsage allows all. */
function maySign(leaf: X509Certificate): boolean {
  const usage = readExtension(leaf.raw, keyUsageOid);
  return usage === null || ((usage[3] ?? 0) & digitalSignature) !== 0;
}
