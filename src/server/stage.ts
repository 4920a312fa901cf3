import { randomBytes } from 'node:crypto';
import { FaultlsError } from '../errors.js';
import { issue, type LabPki, type RevocationReason, type Site } from '../pki/index.js';
import type { Scenario } from '../scenario/index.js';
import type { ClientHello } from '../wire/client-hello.js';
import { checkClaims } from './claims.js';
import { opensslEngine } from './engines/openssl.js';
import { rawEngine } from './engines/raw.js';
import type { HttpAnswering } from './http.js';
import type { RequestLog, StatusDesk, StatusPort } from './revocation/index.js';
import { type Secured, secure } from './secured.js';
import type { StagePlan } from './stage-plan.js';
import { verifyClient } from './verify-client.js';
import type { EngineInstance, Visit } from './visit.js';

/** What every stage of one house shares. */
export interface House {
  readonly pki: LabPki;
  readonly http: HttpAnswering;
  /** The port that tells the status of certificates, once one was asked for. */
  status: StatusPort | null;
}

/** Certificates are dated relative to now: a day later they are minted again. */
const freshForSeconds = 24 * 3600;

interface Rehearsed {
  readonly engine: EngineInstance;
  readonly plan: StagePlan | null;
  readonly staleAt: number;
}

/**
 * A scenario on the way to being served. Nothing is minted before the first visit; what is minted is read back and
 * checked against what the scenario claims before a client sees it.
 */
export class Stage {
  #rehearsed: Promise<Rehearsed> | null = null;
  #intolerance: EngineInstance | null = null;
  readonly #turns: readonly Stage[];
  #visits = 0;
  #desk: StatusDesk | null = null;

  constructor(
    readonly scenario: Scenario,
    private readonly site: Omit<Site, 'urls'>,
    private readonly house: House,
    private readonly revocationRequests: RequestLog,
  ) {
    this.#turns = (scenario.making.turns?.scenarios ?? []).map(
      (each) => new Stage(each, site, house, revocationRequests),
    );
  }

  /** True when it plays before the client has spoken. */
  get speaksFirst(): boolean {
    const { socket } = this.scenario.making;
    return socket !== undefined && socket[0]?.do !== 'receive-client-hello';
  }

  /** Who serves this first flight instead of TLS, if the scenario cannot bear it; null stands for anything but TLS. */
  intolerance(hello: ClientHello | null): EngineInstance | null {
    const { intolerant } = this.scenario.making;
    if (!intolerant?.of(hello)) return null;
    this.#intolerance ??= rawEngine(this.scenario, intolerant.play);
    return this.#intolerance;
  }

  /**
   * Mints and checks now what the first visit would mint.
   *
   * @throws FaultlsError `ERR_NOT_SERVABLE_HERE`, `ERR_NOT_AS_CLAIMED`.
   */
  async rehearse(): Promise<StagePlan | null> {
    const { plan } = await this.#ready();
    // What ages within minutes is minted for the visit that comes, not for the one that was expected.
    if (this.scenario.making.freshFor !== undefined) this.#rehearsed = null;
    return plan;
  }

  /** The stage whose turn it is; only visits that sent a ClientHello take a turn. */
  next(): Stage {
    const { turns } = this.scenario.making;
    if (!turns) return this;
    const n =
      turns.afterLast === 'repeat' ? this.#visits % this.#turns.length : Math.min(this.#visits, this.#turns.length - 1);
    this.#visits += 1;
    return (this.#turns[n] as Stage).next();
  }

  /** Begins again with the first turn, and with certificates of now. */
  reset(): void {
    this.#visits = 0;
    this.#desk?.reset();
    this.renew();
    for (const each of this.#turns) each.reset();
  }

  /** The next visitor meets new certificates. */
  renew(): void {
    this.#rehearsed = null;
    for (const each of this.#turns) each.renew();
  }

  /** Takes the leaf back, as its CA would. */
  async revoke(reason: RevocationReason): Promise<void> {
    await this.#ready();
    await Promise.all([this.#desk?.revoke('leaf', reason), ...this.#turns.map((each) => each.revoke(reason))]);
  }

  /** The CRLs of the CAs above the certificates that were minted so far, as PEM. */
  get crls(): readonly string[] {
    return [...new Set([...(this.#desk?.crls ?? []), ...this.#turns.flatMap((each) => each.crls)])];
  }

  close(): void {
    this.#desk?.close();
    this.#desk = null;
    for (const each of this.#turns) each.close();
  }

  serve(visit: Visit): void {
    this.#ready().then(
      ({ engine }) => {
        if (!visit.socket.destroyed) engine.serve(visit);
      },
      (error: Error) => {
        visit.connection.failure = error.message;
        visit.socket.destroy();
      },
    );
  }

  #ready(): Promise<Rehearsed> {
    const now = Date.now();
    const current = this.#rehearsed;
    const renewed: Promise<Rehearsed> = current
      ? current.then(
          (rehearsed) => (rehearsed.staleAt > now ? rehearsed : this.#renew(current)),
          () => this.#renew(current),
        )
      : this.#renew(null);
    return renewed;
  }

  /** One visitor renews, all others wait for it. */
  #renew(instead: Promise<Rehearsed> | null): Promise<Rehearsed> {
    if (this.#rehearsed === instead || this.#rehearsed === null) this.#rehearsed = this.#rehearse();
    return this.#rehearsed;
  }

  async #rehearse(): Promise<Rehearsed> {
    const { scenario, house } = this;
    const { making } = scenario;
    const staleAt = Date.now() + (making.freshFor ?? freshForSeconds) * 1000;
    if (making.socket) return { engine: rawEngine(scenario, making.socket), plan: null, staleAt: Infinity };

    const { pki } = house;
    this.#desk ??= house.status?.desk(this.site.name, making.revocation ?? {}, this.revocationRequests) ?? null;
    const site = { ...this.site, urls: (await this.#desk?.urls()) ?? null };
    const chain = await issue(making, site, pki.authorities, pki.keys).catch((error: Error) => {
      if (error instanceof FaultlsError) throw error;
      throw new FaultlsError(
        'ERR_NOT_SERVABLE_HERE',
        `"${scenario.name}" cannot be served on this machine: minting its certificate failed (${error.message}). Use another Node, or leave the scenario out.`,
        { cause: error },
      );
    });
    const trusted = await pki.authorities.trusted();
    checkClaims(scenario, chain, trusted);
    await this.#desk?.enrol(chain);
    const plan: StagePlan = {
      scenario,
      making,
      chain,
      ticketKeys: randomBytes(48),
      clientCas: making.tls?.clientCertificate ? await pki.clientCas() : { lab: [], nobody: [] },
      clientCaNames: making.tls?.clientCertificate ? await pki.clientCaNames() : [],
      verifyClient: (presented) => making.tls?.refuseClientWith ?? verifyClient(presented, pki),
      staple: this.#desk && (() => this.#desk?.staple ?? null),
    };
    const secured = (stream: Secured, visit: Visit): void => secure(stream, { visit, plan }, house.http);
    const engine = scenario.engine === 'wire' ? await onWire(plan, secured) : opensslEngine(plan, secured);
    return { engine, plan, staleAt };
  }
}

/** Our own TLS stack is large, and most scenarios do without it. */
async function onWire(plan: StagePlan, secured: (stream: Secured, visit: Visit) => void): Promise<EngineInstance> {
  const { wireEngine } = await import('./engines/wire.js');
  return wireEngine(plan, secured);
}
