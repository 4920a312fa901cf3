import { isIP, type Socket } from 'node:net';
import { resolveScenario } from '../catalogue/index.js';
import { FaultlsError } from '../errors.js';
import { Connection, type RevocationRequest } from '../observe/index.js';
import type { ClientCertificate, ClientCertificateKind, RevocationReason } from '../pki/index.js';
import type { Scenario } from '../scenario/index.js';
import type { Doorway } from './doorway.js';
import { openDoorway } from './doorway.js';
import { type Arrival, receive } from './reception.js';
import { refuseName, refuseOtherProtocol } from './refusals.js';
import { asksForStatus } from './revocation/asks.js';
import { RequestLog } from './revocation/request-log.js';
import { type House, Stage } from './stage.js';
import { Trust } from './trust.js';

/** Finished visits are remembered up to this number; the oldest go first. */
const remembered = 1000;

export interface EndpointOptions {
  readonly scenario: Scenario;
  /** The label under which it answers on the shared port, and which its leaf carries: `<name>.localhost`. */
  readonly name: string;
  readonly house: House;
  /** The roots to trust, as PEM. */
  readonly ca: string;
  /** Host names of the lab besides `localhost`. */
  readonly hostNames: readonly string[];
  /** Opens the port at which the lab tells the status of its certificates, if it is not open. */
  readonly tellStatus: () => Promise<void>;
  /** How the twin of this endpoint is opened, in the same lab. */
  readonly openTwin: (endpoint: Endpoint) => Promise<Endpoint>;
}

/** A scenario, listening. */
export class Endpoint implements AsyncDisposable {
  readonly name: string;
  readonly trust: Trust;
  readonly #options: EndpointOptions;
  readonly #open = new Map<Connection, Socket>();
  readonly #watchers = new Set<(connection: Connection) => void>();
  readonly #revocationRequests = new RequestLog();
  #connections: Connection[] = [];
  #stage: Stage;
  #doorway: Doorway | null = null;
  #twin: Promise<Endpoint> | null = null;
  #closed: Promise<void> | null = null;
  #afterwards: (() => Promise<void>) | null = null;

  constructor(options: EndpointOptions) {
    this.#options = options;
    this.name = options.name;
    this.trust = new Trust(options.ca, () => this.#stage.crls);
    this.#stage = this.#staged(options.scenario);
  }

  /** The scenario that it plays now. */
  get scenario(): Scenario {
    return this.#stage.scenario;
  }

  /** The host to dial, as the scenario asks for it. */
  get hostname(): string {
    return this.scenario.dial.host;
  }

  /** The port of its own, or 0 when it has none. */
  get port(): number {
    return this.#doorway?.port ?? 0;
  }

  /** What a client should open, for example `https://localhost:41234/`. */
  get url(): string {
    return `${this.scenario.dial.scheme}://${this.hostname}:${this.port}/`;
  }

  /** Every visit since the start or the last reset, the oldest first. */
  get connections(): readonly Connection[] {
    return this.#connections;
  }

  /** The names that select it on the shared port: its own, and the host that its scenario asks to dial. */
  get serverNames(): readonly string[] {
    return this.#hosts(this.scenario).filter((host) => host !== 'localhost' && isIP(host) === 0);
  }

  /** Calls back for every visit as it begins; the answer stops that. */
  watch(watcher: (connection: Connection) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Opens a port of its own. */
  async listen(address: { host: string; port: number }): Promise<this> {
    this.#doorway = await openDoorway(this.scenario.making.listening ?? 'normal', address, (socket) =>
      this.#arrive(socket),
    );
    // It may have been closed while its port was opening.
    if (this.#closed) await this.#doorway.close();
    return this;
  }

  /**
   * Mints and checks what the first visit would mint.
   *
   * @throws FaultlsError `ERR_NOT_SERVABLE_HERE`, `ERR_NOT_AS_CLAIMED`.
   */
  async rehearse(): Promise<void> {
    await this.#stage.rehearse();
  }

  /**
   * Changes the scenario on the same port, under the same trust: a renewal, a mistake in production. Connections that
   * are open end, and no session of before is resumed.
   *
   * @throws FaultlsError `ERR_LAB_CLOSED`, `ERR_UNKNOWN_SCENARIO`, `ERR_NOT_SERVABLE_HERE`; then everything stays as it was.
   */
  async become(wanted: string | Scenario): Promise<void> {
    this.#mustBeOpen();
    const scenario = resolveScenario(wanted);
    if (asksForStatus(scenario)) await this.#options.tellStatus();
    const next = this.#staged(scenario);
    await next.rehearse().catch((error: unknown) => {
      next.close();
      throw error;
    });
    this.#stage.close();
    this.#stage = next;
    await this.#doorway?.become(scenario.making.listening ?? 'normal');
    this.#dropConnections();
  }

  /**
   * Takes the certificate back, as its CA would when the key has leaked: CRL, OCSP responder and staple say so from now
   * on. It stays so until the reset, also for certificates that follow.
   *
   * @throws FaultlsError `ERR_LAB_CLOSED`.
   */
  async revoke(reason: RevocationReason = 'keyCompromise'): Promise<void> {
    this.#mustBeOpen();
    await this.#options.tellStatus();
    await this.#stage.revoke(reason);
  }

  /** What was asked about its certificates since the start or the last reset: without any, no client did check. */
  get revocationRequests(): readonly RevocationRequest[] {
    return this.#revocationRequests.all;
  }

  /** The next visitor meets new certificates; nothing else changes. */
  renew(): void {
    this.#stage.renew();
  }

  /** Forgets all visits, begins sequences again, ends open connections. */
  reset(): void {
    this.#mustBeOpen();
    this.#dropConnections();
    this.#connections = [];
    this.#revocationRequests.clear();
    this.#stage.reset();
  }

  /** The same server without the fault: what a correct client must accept. It closes with this endpoint. */
  twin(): Promise<Endpoint> {
    this.#mustBeOpen();
    this.#twin ??= this.#options.openTwin(this);
    return this.#twin;
  }

  /**
   * A certificate for the client to show: `valid`, `expired`, `wrong-ca`, … Each call mints a new one.
   *
   * @throws FaultlsError `ERR_UNKNOWN_CLIENT_CERTIFICATE` with the list of kinds.
   */
  clientCertificate(kind: ClientCertificateKind = 'valid'): Promise<ClientCertificate> {
    return this.#options.house.pki.clientCertificate(kind);
  }

  /** Ends every connection and the port, at once; may be called again. */
  close(): Promise<void> {
    this.#closed ??= (async () => {
      const twin = this.#twin;
      this.#dropConnections();
      this.#stage.close();
      this.trust.dispose();
      await Promise.all([this.#doorway?.close(), twin?.then((each) => each.close()), this.#afterwards?.()]);
    })();
    return this.#closed;
  }

  /** Ties the end of something else to the end of this endpoint. */
  onClose(afterwards: () => Promise<void>): void {
    this.#afterwards = afterwards;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Takes over a visit whose ClientHello was read already, by the router of the shared port. */
  welcome(socket: Socket, connection: Connection, arrival: Arrival, firstBytes: Buffer): void {
    if (this.#closed) return void socket.destroy();
    this.#remember(connection, socket);
    this.#serve(socket, connection, arrival, firstBytes);
  }

  #arrive(socket: Socket): void {
    const connection = new Connection(this.scenario.name, socket.remoteAddress ?? '', this.port);
    this.#remember(connection, socket);
    if (this.#stage.speaksFirst)
      return this.#stage.serve({ socket, connection, hello: null, firstBytes: Buffer.alloc(0) });
    receive(socket, connection, (arrival, bytes) => this.#serve(socket, connection, arrival, bytes));
  }

  #serve(socket: Socket, connection: Connection, arrival: Arrival, firstBytes: Buffer): void {
    const hello = arrival.kind === 'client-hello' ? arrival.hello : null;
    const intolerance = this.#stage.intolerance(hello);
    if (intolerance) return intolerance.serve({ socket, connection, hello, firstBytes });
    if (!hello) return refuseOtherProtocol(socket, connection);
    if (!this.#answersTo(hello.serverName)) return refuseName(socket, connection);
    const stage = this.#stage.next();
    connection.scenario = stage.scenario.name;
    stage.serve({ socket, connection, hello, firstBytes });
  }

  #answersTo(serverName: string | null): boolean {
    if (serverName === null || this.scenario.making.tls?.serverNames === 'any') return true;
    const name = serverName.replace(/\.$/, '');
    return name === 'localhost' || this.serverNames.includes(name) || this.#options.hostNames.includes(name);
  }

  #remember(connection: Connection, socket: Socket): void {
    this.#connections.push(connection);
    if (this.#connections.length > remembered) this.#connections.shift();
    this.#open.set(connection, socket);
    socket.once('close', () => {
      this.#open.delete(connection);
      connection.bytesIn = socket.bytesRead;
      connection.bytesOut = socket.bytesWritten;
      // Whoever serves the socket knows better who ended it, and hears of it in this same turn.
      setImmediate(() => connection.end({ by: 'server', how: 'close' }));
    });
    for (const watcher of this.#watchers) watcher(connection);
  }

  #dropConnections(): void {
    for (const [connection, socket] of this.#open) {
      connection.end({ by: 'server', how: 'close' });
      socket.destroy();
    }
    this.#doorway?.dropConnections();
  }

  #staged(scenario: Scenario): Stage {
    const hosts = [...this.#hosts(scenario), 'localhost', '127.0.0.1', '::1', ...this.#options.hostNames];
    const site = { name: this.name, hosts: [...new Set(hosts)] };
    return new Stage(scenario, site, this.#options.house, this.#revocationRequests);
  }

  #hosts(scenario: Scenario): string[] {
    return [...new Set([scenario.dial.host.replace(/\.$/, ''), `${this.name}.localhost`])];
  }

  #mustBeOpen(): void {
    if (this.#closed) {
      throw new FaultlsError(
        'ERR_LAB_CLOSED',
        `The endpoint "${this.name}" was closed. Open another one with serve().`,
      );
    }
  }
}
