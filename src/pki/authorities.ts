import { createPublicKey, randomBytes, randomInt } from 'node:crypto';
import { daysAgo } from './dates.js';
import * as ext from './extensions.js';
import { healthyAuthority, labNames } from './healthy.js';
import type { KeyRing } from './keys.js';
import { type Certificate, mint } from './mint.js';
import { dns, type GeneralName } from './names.js';
import type { CertificateRecipe } from './recipe.js';
import { type RootStatus, rootStatus } from './revocation/root-status.js';

/** A root without its key, and the intermediate that issues in its name. */
export interface Authority {
  readonly root: Certificate;
  readonly intermediate: Certificate;
  /** What the root left behind for those who ask about the intermediate. */
  readonly status: RootStatus;
}

/**
 * Whose root a chain ends in. Three roots are in the trust file: `lab`, `expired` and `constrained`. All others are
 * strangers to every client: named by the common name of their root, or `lookalike`, which bears the lab root's name.
 */
export type Anchor = 'lab' | 'expired' | 'constrained' | 'lookalike' | 'itself' | { readonly untrusted: string };

/** The anchors whose roots are in the trust file. */
export const trustedAnchors = ['lab', 'expired', 'constrained'] as const;
export type TrustedAnchor = (typeof trustedAnchors)[number];

/** The trusted authorities of an earlier run, and the label that is part of their names. */
export interface KeptAuthorities extends Readonly<Record<TrustedAnchor, Authority>> {
  readonly label: string;
  /** Where the intermediates say that their status can be asked. */
  readonly statusAt: string;
}

/**
 * The authorities of one lab, made when first needed.
 *
 * A root signs its intermediate and forgets its key, so that nobody can ever widen what it vouches for. Root and
 * intermediate both carry the name constraints: Java ignores those of a trust anchor.
 */
export class Authorities {
  readonly #made = new Map<string, Promise<Authority>>();
  /** Where the status of the intermediates can be asked, as they say themselves. */
  readonly statusAt: string;
  /** Part of the authorities' names, so that a person can tell two labs apart. */
  readonly label: string;

  constructor(
    private readonly keys: KeyRing,
    private readonly hostNames: readonly string[],
    private readonly kept: KeptAuthorities | null = null,
    statusAt: string = probablyFree(),
  ) {
    this.statusAt = kept?.statusAt ?? statusAt;
    this.label = kept?.label ?? randomBytes(3).toString('hex');
  }

  get(anchor: Exclude<Anchor, 'itself'>): Promise<Authority> {
    const id = typeof anchor === 'string' ? anchor : `untrusted ${anchor.untrusted}`;
    let made = this.#made.get(id);
    if (!made) {
      made = this.#make(anchor);
      this.#made.set(id, made);
    }
    return made;
  }

  /** The roots that a client is told to trust. */
  async trusted(): Promise<Certificate[]> {
    const all = await Promise.all(trustedAnchors.map((anchor) => this.get(anchor)));
    return all.map((each) => each.root);
  }

  async #make(anchor: Exclude<Anchor, 'itself'>): Promise<Authority> {
    if (this.kept && typeof anchor === 'string' && anchor !== 'lookalike') return this.kept[anchor];
    const lab = `faultls lab ${this.label}`;
    if (typeof anchor === 'object') return this.#authority(anchor.untrusted, (root) => root);
    switch (anchor) {
      case 'lab':
        return this.#authority(lab, (root) => root.constrainedTo({ permitted: this.#names() }), true);
      case 'lookalike': {
        const { root } = await this.get('lab');
        return this.#authority(lab, (own) => own.subject(root.recipe.fields.subject));
      }
      case 'expired':
        return this.#authority(
          `faultls expired ${this.label}`,
          (root) => root.constrainedTo({ permitted: this.#names() }).validFrom(daysAgo(3650)).validUntil(daysAgo(1)),
          true,
        );
      case 'constrained':
        return this.#authority(
          `faultls constrained ${this.label}`,
          (root) => root.constrainedTo({ permitted: [dns('other.localhost')] }),
          true,
        );
    }
  }

  /** Those that were needed so far. */
  made(): Promise<Authority[]> {
    return Promise.all(this.#made.values());
  }

  #names(): GeneralName[] {
    return labNames(this.hostNames);
  }

  async #authority(
    name: string,
    difference: (root: CertificateRecipe) => CertificateRecipe,
    constrainIntermediate = false,
  ): Promise<Authority> {
    const root = await mint(difference(healthyAuthority(`${name} Root CA`)), null, this.keys);
    const recipe = healthyAuthority(`${name} CA`).extend(ext.extendedKeyUsage('serverAuth', 'clientAuth'));
    const intermediate = await mint(
      constrainIntermediate ? recipe.constrainedTo({ permitted: this.#names() }) : recipe,
      root,
      this.keys,
    );
    const status = await rootStatus(root, intermediate, this.statusAt, this.keys);
    const { key: _dropped, ...rest } = root;
    return { root: { ...rest, key: createPublicKey(root.key) }, intermediate, status };
  }
}

/**
 * An address that can be opened later. The port is chosen while the root has its key, as the intermediate must name
 * it, and below those that systems hand out by themselves.
 */
const probablyFree = (): string => `http://127.0.0.1:${10_000 + randomInt(10_000)}/status`;
