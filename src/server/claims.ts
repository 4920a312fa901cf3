import { X509Certificate } from 'node:crypto';
import type { Cause } from '../causes/causes.js';
import { FaultlsError } from '../errors.js';
import type { Certificate, Chain } from '../pki/index.js';
import type { Scenario } from '../scenario/index.js';

/** A chain as an independent reader sees it; null where it cannot read a certificate at all. */
interface Evidence {
  readonly leaf: X509Certificate | null;
  readonly others: readonly (X509Certificate | null)[];
  readonly trusted: readonly X509Certificate[];
  readonly now: number;
}

/** For every cause that shows in the certificates alone: what the bytes must show. */
const proofs: Partial<Record<Cause, (evidence: Evidence) => boolean>> = {
  expired: ({ leaf, now }) => leaf === null || Date.parse(leaf.validTo) < now,
  'not-yet-valid': ({ leaf, others, now }) =>
    [leaf, ...others].some((each) => each && Date.parse(each.validFrom) > now),
  'expired-intermediate-or-root': ({ others, trusted, now }) =>
    [...others, ...trusted].some((each) => each && Date.parse(each.validTo) < now),
  'self-signed-leaf': ({ leaf, others }) => leaf !== null && others.length === 0 && leaf.verify(leaf.publicKey),
  'untrusted-root': ({ leaf, others, trusted }) => !reaches([leaf, ...others], trusted),
  'incomplete-chain': ({ leaf, others, trusted }) => !reaches([leaf, ...others], trusted),
};

/**
 * Reads back what was minted and compares it with what the scenario says about it.
 *
 * @throws FaultlsError `ERR_NOT_AS_CLAIMED`: the scenario would teach something false, so it is not served.
 */
export function checkClaims(scenario: Scenario, chain: Chain, trusted: readonly Certificate[]): void {
  const { cause, expect, making } = scenario;
  if (making.turns) return;
  const [leaf = null, ...others] = chain.presented.map(({ der }) => read(der));
  const evidence: Evidence = {
    leaf,
    others,
    trusted: trusted.map(({ der }) => new X509Certificate(der)),
    now: Date.now(),
  };
  const wrong = (what: string) =>
    new FaultlsError(
      'ERR_NOT_AS_CLAIMED',
      `"${scenario.name}" is not served: ${what}. This is a defect of the scenario or of the minting; please report it.`,
    );
  const proof = expect.outcome === 'reject' && cause ? proofs[cause] : undefined;
  if (proof && !proof(evidence)) throw wrong(`its certificates do not show "${cause}"`);
  if (!differsInCertificates(scenario) && !reaches([leaf, ...others], evidence.trusted)) {
    throw wrong('its certificates should be healthy, but no path leads to a trusted root');
  }
}

const differsInCertificates = ({ making }: Scenario): boolean =>
  Boolean(making.certificate || making.issuers || making.anchor || making.present);

function read(der: Buffer): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}

/** Whether issuers, found by name and proven by signature, lead from the leaf to a root. */
function reaches(presented: readonly (X509Certificate | null)[], trusted: readonly X509Certificate[]): boolean {
  const [leaf] = presented;
  const pool = [...presented.slice(1), ...trusted].filter((each) => each !== null);
  const seen = new Set<string>();
  const climb = (from: X509Certificate): boolean => {
    if (trusted.some((root) => root.raw.equals(from.raw))) return true;
    if (seen.has(from.fingerprint256)) return false;
    seen.add(from.fingerprint256);
    return pool.some((issuer) => issuer.subject === from.issuer && signed(from, issuer) && climb(issuer));
  };
  return leaf ? climb(leaf) : false;
}

function signed(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}
