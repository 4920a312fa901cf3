import {
  type Certificate,
  type Chain,
  type CrlFault,
  der,
  hoursAgo,
  type LabPki,
  pointersTo,
  type ResponderMood,
  type Revocation,
  type RevocationReason,
  type RevocationUrls,
  type StatusChannel,
  secondsAgo,
  type Withdrawal,
} from '../../pki/index.js';
import type { CaStatus } from '../../pki/revocation/ca-status.js';
import type { Place } from './place.js';
import type { RequestLog } from './request-log.js';

/** Where a desk stands. */
export interface StatusHouse {
  readonly pki: LabPki;
  /** The address below which the places lie. */
  readonly at: string;
  /** The same on a port where nobody listens. */
  nowhere(): Promise<string>;
  /** The teller for what the root of a chain signed; null in a lab that was kept without one. */
  rootTeller(chain: Chain): Promise<CaStatus | null>;
  /** Answers at these places from now on, and at no others of this desk. */
  announce(desk: string, places: ReadonlyMap<string, Place>): void;
  /** Takes note of the latest CRL of a CA, as PEM. */
  publish(issuer: Certificate, crl: string): void;
}

/** Tells the status of the certificates that one server shows, in the way that its scenario asks for. */
export class StatusDesk {
  #chain: Chain | null = null;
  #tellers: readonly CaStatus[] = [];
  #withdrawal: (Withdrawal & { readonly of: 'leaf' | 'issuer' }) | null = null;
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
    const { crl, ocsp } = pointersTo(this.#unreachable ? await this.house.nowhere() : at, `${this.name}/leaf`);
    return {
      at,
      ...(this.#tellsBy('crl') ? { crl } : {}),
      ...(this.#tellsBy('ocsp') ? { ocsp } : {}),
      caIssuers: pointersTo(at, `${this.name}/leaf`).caIssuers,
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
    const { CaStatus } = await import('../../pki/revocation/ca-status.js');
    const { crl, ocsp } = this.plan;
    const issuing = chain.path.slice(0, -1); // The root has no key any more, and a place of its own.
    this.#chain = chain;
    this.#tellers = issuing.map((issuer, n) => new CaStatus(issuer, pki, n === 0 ? { crl, ocsp } : {}));
    this.house.announce(this.name, await this.#places(chain));
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
    this.house.announce(this.name, new Map());
    this.house.pki.register.leave(this.name);
  }

  get #unreachable(): boolean {
    return this.plan.responder === 'unreachable';
  }

  #tellsBy(channel: StatusChannel): boolean {
    return this.plan.channels?.includes(channel) ?? true;
  }

  async #places({ path }: Chain): Promise<Map<string, Place>> {
    const stranger = this.plan.issuer === 'another-ca' ? await this.#anotherCa() : null;
    const places = this.#tellers.map((teller, n): [string, Place] => {
      const about = n === 0 ? 'leaf' : `ca-${path.length - 1 - n}`;
      const mood: ResponderMood | null = n === 0 ? (this.plan.responder ?? null) : null;
      const issuer = n === 0 && stranger ? stranger : teller.issuer.der;
      return [`${this.name}/${about}`, { about, teller, mood, issuer, log: this.log }];
    });
    return new Map(places);
  }

  /** Writes what is handed out without being asked for: the staple, and the CRLs for files. */
  async #tell(): Promise<void> {
    const [issuing] = this.#tellers;
    const { pki } = this.house;
    if (!this.#chain || !issuing) return;
    const { leaf, path } = this.#chain;
    const withdrawn = this.#withdrawal?.of === 'issuer' ? path[0] : leaf;
    if (this.#withdrawal && withdrawn) pki.register.revoke(withdrawn, this.#withdrawal);
    this.#staple = this.#tellsBy('staple') ? await issuing.staple(leaf.serial) : null;
    const root = await this.house.rootTeller(this.#chain);
    const tellers = [...this.#tellers, ...(root ? [root] : [])];
    const truthful = await Promise.all(tellers.map(async (each) => pem(await each.truthful.crl())));
    for (const [n, { issuer }] of tellers.entries()) this.house.publish(issuer, truthful[n] ?? '');
    this.#crls = this.plan.crl ? [...(await this.#bent(issuing, leaf, this.plan.crl)), ...truthful.slice(1)] : truthful;
  }

  /** What a client holds that trusts its source: bytes that are no CRL are no file that it could load. */
  async #bent(issuing: CaStatus, leaf: Certificate, { bytes, beside }: CrlFault): Promise<string[]> {
    const own = bytes ? [] : [pem(await issuing.crl())];
    return beside ? [...own, pem(await issuing.crlOfAnother(leaf.serial))] : own;
  }

  async #anotherCa(): Promise<Buffer> {
    return (await this.house.pki.authorities.get({ untrusted: 'Unrelated' })).intermediate.der;
  }
}

const pem = (crl: Buffer): string => der.pem('X509 CRL', crl);
