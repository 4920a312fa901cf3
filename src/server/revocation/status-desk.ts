import {
  type Certificate,
  type Chain,
  hoursAgo,
  type LabPki,
  pointersTo,
  type Revocation,
  type RevocationReason,
  type RevocationUrls,
  type StatusChannel,
  secondsAgo,
  type Withdrawal,
} from '../../pki/index.js';
import type { ChainStatus } from '../../pki/revocation/chain-status.js';
import type { Place } from './place.js';
import type { RequestLog } from './request-log.js';

/** Where a desk stands. */
export interface StatusHouse {
  readonly pki: LabPki;
  /** The address below which the places lie. */
  readonly at: string;
  /** The same on a port where nobody listens. */
  nowhere(): Promise<string>;
  /** Answers at these places from now on, and at no others of this desk. */
  announce(desk: string, places: ReadonlyMap<string, Place>): void;
  /** Takes note of the CRLs above the chain of a desk, as PEM. */
  publish(desk: string, crls: ReadonlyMap<Certificate, string>): void;
  /** Forgets a desk. */
  leave(desk: string): void;
}

/** Tells the status of the certificates that one server shows, in the way that its scenario asks for. */
export class StatusDesk {
  #withdrawal: (Withdrawal & { readonly of: 'leaf' | 'issuer' }) | null = null;
  #chain: Chain | null = null;
  #status: ChainStatus | null = null;
  #staple: Buffer | null = null;
  #crls: readonly string[] = [];

  constructor(
    /** Unique in the house. */
    readonly name: string,
    private readonly plan: Revocation,
    private readonly log: RequestLog,
    private readonly house: StatusHouse,
  ) {
    this.reset();
  }

  /** What the certificates of the next chain say about where to ask. */
  async urls(): Promise<RevocationUrls> {
    const { at } = this.house;
    const leaf = `${this.name}/leaf`;
    const { crl, ocsp } = pointersTo(this.plan.responder === 'unreachable' ? await this.house.nowhere() : at, leaf);
    return {
      at,
      ...(this.#tellsBy('crl') ? { crl } : {}),
      ...(this.#tellsBy('ocsp') ? { ocsp } : {}),
      caIssuers: pointersTo(at, leaf).caIssuers,
      ofIssuer: (n) => pointersTo(at, `${this.name}/ca-${n + 1}`),
    };
  }

  /** The OCSP response to staple, in DER, or null for none. */
  get staple(): Buffer | null {
    return this.#staple;
  }

  /** The CRLs of every CA of the chain, as PEM. */
  get crls(): readonly string[] {
    return this.#crls;
  }

  /** Answers for this chain from now on. */
  async enrol(chain: Chain): Promise<void> {
    const { pki } = this.house;
    pki.register.enter(this.name, [chain.leaf, ...chain.path]);
    const { ChainStatus } = await import('../../pki/revocation/chain-status.js');
    this.#chain = chain;
    this.#status = await ChainStatus.of(chain, this.plan, pki);
    this.house.announce(this.name, await this.#places(chain, this.#status));
    await this.#tell();
  }

  /** Takes the leaf back, or its issuer; those that follow too, until the reset. */
  async revoke(of: 'leaf' | 'issuer', reason: RevocationReason): Promise<void> {
    this.#withdrawal = { of, reason, at: secondsAgo(0) };
    await this.#tell();
  }

  /** Forgets what was taken back by hand; certificates that follow are as the scenario says. */
  reset(): void {
    const { revoked: of, reason = 'keyCompromise' } = this.plan;
    this.#withdrawal = of ? { of, reason, at: hoursAgo(1) } : null;
  }

  close(): void {
    this.house.leave(this.name);
    this.house.pki.register.leave(this.name);
  }

  #tellsBy(channel: StatusChannel): boolean {
    return this.plan.channels?.includes(channel) ?? true;
  }

  async #places({ path }: Chain, { issuing }: ChainStatus): Promise<Map<string, Place>> {
    const { responder = null, issuer } = this.plan;
    const stranger = issuer === 'another-ca' ? await this.#anotherCa() : null;
    const places = issuing.map((teller, n): [string, Place] => {
      const ofLeaf = n === 0;
      const about = ofLeaf ? 'leaf' : `ca-${path.length - 1 - n}`; // The path is counted from below, CAs from the top.
      const handedOut = (ofLeaf && stranger) || teller.issuer.der;
      return [
        `${this.name}/${about}`,
        { about, teller, issuer: handedOut, mood: ofLeaf ? responder : null, log: this.log },
      ];
    });
    return new Map(places);
  }

  /** Writes what is handed out without being asked for: the staple, and the CRLs for files. */
  async #tell(): Promise<void> {
    if (!this.#chain || !this.#status) return;
    const { leaf, path } = this.#chain;
    const withdrawn = this.#withdrawal?.of === 'issuer' ? path[0] : leaf;
    if (this.#withdrawal && withdrawn) this.house.pki.register.revoke(withdrawn, this.#withdrawal);
    this.#staple = this.#tellsBy('staple') ? await this.#status.staple() : null;
    const truthful = await this.#status.truthfulCrls();
    this.house.publish(this.name, truthful);
    this.#crls = await this.#status.crls(truthful);
  }

  async #anotherCa(): Promise<Buffer> {
    return (await this.house.pki.authorities.get({ untrusted: 'Unrelated' })).intermediate.der;
  }
}
