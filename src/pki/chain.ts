import type { KeyObject } from 'node:crypto';
import { FaultlsError } from '../errors.js';
import type { Anchor, Authorities } from './authorities.js';
import { healthyAuthority, healthyLeaf, type RevocationUrls, withPointers } from './healthy.js';
import type { KeyRing, KeySpec } from './keys.js';
import { type Certificate, mint } from './mint.js';
import type { CertificateRecipe } from './recipe.js';
import type { Revocation } from './revocation/plan.js';

/** What is different from the healthy recipe. `site` tells what the certificate is for. */
export type Difference = (healthy: CertificateRecipe, site: Site) => CertificateRecipe;

/** The host names of a leaf, and where its status can be asked. */
export interface Site {
  /** The scenario's name. */
  readonly name: string;
  /** The names and addresses under which it is dialled, the likeliest first. */
  readonly hosts: readonly string[];
  readonly urls: RevocationUrls | null;
}

/** The certificates of one chain, from which `present` picks what the server sends. */
export interface Cast {
  readonly leaf: Certificate;
  /** The CA that issued the leaf. */
  readonly issuer: Certificate;
  /** The CAs that this chain adds below the intermediate, the leaf's issuer first. */
  readonly issuers: readonly Certificate[];
  readonly intermediate: Certificate;
  readonly root: Certificate;
  /** What an honest server sends: the leaf, its issuers, the intermediate; not the root. */
  readonly honest: readonly Certificate[];
  /** The same subject and key in another certificate: signed by another CA, or different in itself. */
  reissue(certificate: Certificate, by: Certificate | Anchor, difference?: Difference): Promise<Certificate>;
  /** The intermediate of an authority that has nothing to do with this chain. */
  unrelated(): Promise<Certificate>;
}

export type Present = (cast: Cast) => readonly Certificate[] | Promise<readonly Certificate[]>;

/** How a chain is made: everything that is not said is healthy. */
export interface ChainPlan {
  readonly anchor?: Anchor;
  readonly certificate?: Difference;
  /** CAs between the intermediate and the leaf, from the top down. */
  readonly issuers?: readonly Difference[];
  readonly present?: Present;
  /** Another key than the leaf's, which the server signs its handshakes with. */
  readonly servingKey?: KeySpec;
  /**
   * How many seconds a minted chain still shows what the scenario says; a visit after that meets one that was minted
   * for it, and 0 means every visit. Without it a chain is fresh for a day.
   */
  readonly freshFor?: number;
  /** The leaf must say where its issuer and its status are to be had: without a lab that answers there it is not issued. */
  readonly needsPointers?: boolean;
  /** How the status of its certificates is told. */
  readonly revocation?: Revocation;
}

/** The healthy recipe, unchanged: a CA more in the chain, for instance. */
export const unchanged: Difference = (healthy) => healthy;

/** A chain that exists. */
export interface Chain {
  readonly leaf: Certificate;
  /** What is sent, in this order. */
  readonly presented: readonly Certificate[];
  /** The CAs above the leaf, from its issuer to the root. */
  readonly path: readonly Certificate[];
  readonly key: KeyObject;
}

/** Mints a whole chain. */
export async function issue(plan: ChainPlan, site: Site, authorities: Authorities, keys: KeyRing): Promise<Chain> {
  if (plan.needsPointers && !site.urls) {
    throw new FaultlsError(
      'ERR_NOT_SERVABLE_HERE',
      `"${site.name}" cannot be served here: its certificate must say where its issuer is to be had, and this lab has no HTTP port. Open one, or leave the scenario out.`,
    );
  }
  const healthy = healthyLeaf(site.hosts[0] ?? site.name, site.hosts, site.urls);
  const recipe = (plan.certificate ?? unchanged)(healthy, site);
  if (plan.anchor === 'itself') {
    const { selfSigned } = await import('./self-signed.js');
    const leaf = await selfSigned(recipe, healthy, site.hosts, keys);
    return { leaf, presented: [leaf], path: [], key: leaf.key };
  }

  const authority = await authorities.get(plan.anchor ?? 'lab');
  const { root } = authority;
  const { intermediate } = site.urls?.at === authority.status.at ? authority.status : authority;
  const issuers: Certificate[] = [];
  for (const [n, difference] of (plan.issuers ?? []).entries()) {
    const healthy = withPointers(
      healthyAuthority(`faultls ${site.name} CA ${n + 1}`),
      site.urls?.ofIssuer?.(n) ?? null,
    );
    issuers.unshift(await mint(difference(healthy, site), issuers[0] ?? intermediate, keys));
  }
  const issuer = issuers[0] ?? intermediate;
  const leaf = await mint(recipe, issuer, keys);
  const honest = [leaf, ...issuers, intermediate];
  const presented = await (plan.present ?? (() => honest))({
    leaf,
    issuer,
    issuers,
    intermediate,
    root,
    honest,
    unrelated: async () => (await authorities.get({ untrusted: 'Unrelated' })).intermediate,
    reissue: async (certificate, by, difference = unchanged) => {
      const issuer = typeof by === 'object' && 'der' in by ? by : await intermediateOf(by, authorities);
      return mint(difference(certificate.recipe, site), issuer, keys, certificate.key);
    },
  });
  const key = plan.servingKey ? await keys.get(plan.servingKey) : leaf.key;
  return { leaf, presented, path: [...issuers, intermediate, root], key };
}

async function intermediateOf(anchor: Anchor, authorities: Authorities): Promise<Certificate> {
  if (anchor === 'itself') throw new TypeError('Nothing can be reissued by "itself".');
  return (await authorities.get(anchor)).intermediate;
}
