import type { RequestListener } from 'node:http';
import { resolveScenario } from '../catalogue/index.js';
import { FaultlsError } from '../errors.js';
import type { Connection, RevocationRequest } from '../observe/index.js';
import { LabPki } from '../pki/index.js';
import { type Scenario, twinOf } from '../scenario/index.js';
import { Endpoint } from './endpoint.js';
import { HttpAnswering } from './http.js';
import { type StatusAddress, statusUrl } from './revocation/address.js';
import { asksForStatus } from './revocation/asks.js';
import type { SharedStatus } from './revocation/index.js';
import { Router } from './router.js';
import type { House } from './stage.js';
import { Trust } from './trust.js';

/** How a lab listens. */
export interface LabOptions {
  /** The address to listen on; `localhost` is 127.0.0.1 and ::1. */
  readonly host?: string;
  /** A port for all scenarios, chosen by SNI; none without it, 0 for a free one. */
  readonly port?: number;
  /** Every scenario with a number gets a port of its own at `basePort` + number; 0 asks for free ones. */
  readonly basePort?: number;
  /** Names besides `localhost` that the lab may vouch for; they cannot be widened later. */
  readonly hostNames?: readonly string[];
  /** An existing PKI, for labs that share one or keep it on disk. */
  readonly pki?: LabPki;
  /**
   * The port at which CRLs, OCSP responses and issuers are to be had, and which every certificate then names; 0 for a
   * free one. Without it such a port is opened only when a scenario needs one.
   */
  readonly httpPort?: number;
  /** The URL at which clients reach that port, where it is another than this machine sees: that of a container. */
  readonly advertiseHttp?: string;
}

/** Endpoints that share one PKI and, if asked for, one port on which SNI chooses among them. */
export class Lab implements AsyncDisposable {
  readonly trust: Trust;
  readonly #byName = new Map<string, Endpoint>();
  readonly #watchers = new Set<(connection: Connection, endpoint: Endpoint | null) => void>();
  readonly #house: House;
  #router: Router | null = null;
  #status: Promise<SharedStatus> | null = null;
  #closed: Promise<void> | null = null;

  private constructor(
    readonly pki: LabPki,
    trust: Trust,
    private readonly options: LabOptions,
  ) {
    this.trust = trust;
    this.#house = { pki, http: new HttpAnswering(), status: null };
  }

  /**
   * Opens a lab with these scenarios. If one port cannot be had, none stays open.
   *
   * @throws FaultlsError `ERR_PORT_TAKEN`, `ERR_PORT_INVALID`, `ERR_HOST_INVALID`.
   */
  static async open(scenarios: readonly Scenario[], options: LabOptions = {}): Promise<Lab> {
    const { httpPort, advertiseHttp } = options;
    const statusAt = httpPort || advertiseHttp ? statusUrl(statusAddress(options)) : undefined;
    const pki = options.pki ?? new LabPki(options.hostNames, null, statusAt);
    const lab: Lab = new Lab(pki, new Trust(await pki.trust(), () => lab.#house.status?.crls ?? []), options);
    try {
      if (httpPort !== undefined || scenarios.some(asksForStatus)) await lab.#tellStatus();
      if (options.port !== undefined) {
        const address = { host: options.host ?? 'localhost', port: options.port };
        lab.#router = await Router.open(address, (stray) => lab.#notify(stray, null));
      }
      await Promise.all(scenarios.map((scenario) => lab.add(scenario)));
      return lab;
    } catch (error) {
      await lab.close();
      throw error;
    }
  }

  /** The port that all scenarios share, or null. */
  get port(): number | null {
    return this.#router?.port ?? null;
  }

  /** The port at which the status of certificates is told, or null. */
  get httpPort(): number | null {
    return this.#house.status?.port ?? null;
  }

  /** What was asked there about all certificates, those of the intermediates too, the oldest first. */
  get revocationRequests(): readonly RevocationRequest[] {
    const all = [
      ...(this.#house.status?.requests.all ?? []),
      ...this.endpoints.flatMap((each) => each.revocationRequests),
    ];
    return all.sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  /** Answers everything on the HTTP port that is not about the status of a certificate. */
  answerHttp(listener: RequestListener): void {
    this.#house.status?.answerOthers(listener);
  }

  get endpoints(): readonly Endpoint[] {
    return [...this.#byName.values()];
  }

  /** Visits of the shared port that chose no scenario. */
  get strays(): readonly Connection[] {
    return this.#router?.strays ?? [];
  }

  /**
   * The endpoint of this scenario.
   *
   * @throws FaultlsError `ERR_UNKNOWN_SCENARIO` when this lab does not serve it.
   */
  endpoint(name: string): Endpoint {
    const found = this.#byName.get(name) ?? this.endpoints.find((each) => each.scenario.aliases.includes(name));
    if (!found) {
      throw new FaultlsError(
        'ERR_UNKNOWN_SCENARIO',
        `This lab has no endpoint "${name}". Open the lab with that scenario, or add it.`,
      );
    }
    return found;
  }

  /** Where SNI on the shared port selects this endpoint, or null where it cannot. */
  urlOf(endpoint: Endpoint): string | null {
    const { dial } = endpoint.scenario;
    const host = dial.host === 'localhost' ? `${endpoint.name}.localhost` : dial.host;
    return this.#router?.select(host) === endpoint ? `${dial.scheme}://${host}:${this.port}/` : null;
  }

  /** Opens an endpoint more. */
  async add(wanted: string | Scenario, options: { name?: string; port?: number } = {}): Promise<Endpoint> {
    this.#mustBeOpen();
    const scenario = resolveScenario(wanted);
    const { name = scenario.name, port = this.#portOf(scenario) } = options;
    if (!this.#house.status && asksForStatus(scenario)) await this.#tellStatus();
    if (this.#byName.has(name)) {
      throw new FaultlsError(
        'ERR_SCENARIO_CONFLICT',
        `This lab already has an endpoint "${name}". Give the new one another name.`,
      );
    }
    const endpoint = this.#make(scenario, name);
    this.#byName.set(name, endpoint);
    this.#router?.assign(endpoint);
    endpoint.watch((connection) => this.#notify(connection, endpoint));
    try {
      return await endpoint.listen({ host: this.options.host ?? 'localhost', port });
    } catch (error) {
      this.release(endpoint);
      throw error;
    }
  }

  /** Closes one endpoint. */
  async remove(endpoint: Endpoint): Promise<void> {
    this.release(endpoint);
    await endpoint.close();
  }

  /** Calls back for every visit as it begins; `endpoint` is null for strays of the shared port. */
  watch(watcher: (connection: Connection, endpoint: Endpoint | null) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Forgets all visits and begins all sequences again. */
  reset(): void {
    this.#mustBeOpen();
    this.#router?.forgetStrays();
    this.#house.status?.requests.clear();
    for (const each of this.endpoints) each.reset();
  }

  /** Ends every connection and every port, at once; may be called again. */
  close(): Promise<void> {
    this.#closed ??= (async () => {
      await Promise.all([this.#router?.close(), ...this.endpoints.map((each) => each.close())]);
      const status = await this.#status?.catch(() => null); // A port that never opened need not be closed.
      await status?.leave();
      this.#house.http.close();
      this.trust.dispose();
    })();
    return this.#closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #make(scenario: Scenario, name: string): Endpoint {
    return new Endpoint({
      scenario,
      name,
      house: this.#house,
      ca: this.trust.ca,
      hostNames: this.pki.hostNames,
      tellStatus: () => this.#tellStatus(),
      openTwin: async (endpoint) => {
        const { host = 'localhost' } = this.options;
        const twin = await this.#make(twinOf(endpoint.scenario), endpoint.name).listen({ host, port: 0 });
        if (this.#house.status) await twin.rehearse(); // A client may want its CRLs before it dials.
        return twin;
      },
    });
  }

  /** Opens the HTTP port once; who is served already is served with certificates that name it from now on. */
  #tellStatus(): Promise<void> {
    this.#status ??= import('./revocation/index.js').then(({ shareStatusPort }) =>
      shareStatusPort(this.pki, statusAddress(this.options)),
    );
    return this.#status.then(({ port }) => {
      if (this.#house.status) return;
      this.#house.status = port;
      for (const each of this.endpoints) each.renew();
    });
  }

  #portOf({ number }: Scenario): number {
    const { basePort = 0 } = this.options;
    return basePort === 0 || number === null ? 0 : basePort + number;
  }

  /** Lets an endpoint go without closing it. */
  release(endpoint: Endpoint): void {
    this.#byName.delete(endpoint.name);
    this.#router?.release(endpoint);
  }

  #notify(connection: Connection, endpoint: Endpoint | null): void {
    for (const watcher of this.#watchers) watcher(connection, endpoint);
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new FaultlsError('ERR_LAB_CLOSED', 'The lab was closed. Open another one with openLab().');
  }
}

const statusAddress = ({ host = 'localhost', httpPort = 0, advertiseHttp }: LabOptions): StatusAddress => ({
  host,
  port: httpPort,
  advertise: advertiseHttp,
});
