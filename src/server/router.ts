import type { Socket } from 'node:net';
import { Connection } from '../observe/index.js';
import type { Endpoint } from './endpoint.js';
import { type ListenAddress, Listener } from './listener.js';
import { receive } from './reception.js';
import { refuseName, refuseOtherProtocol } from './refusals.js';

/** Visits that chose nobody are remembered up to this number; the oldest go first. */
const rememberedStrays = 1000;

/** One port that many endpoints share: the server name in the ClientHello chooses among them (RFC 6066 §3). */
export class Router {
  readonly #byServerName = new Map<string, Endpoint>();
  readonly #strays: Connection[] = [];
  #listener: Listener | null = null;

  private constructor(private readonly onStray: (connection: Connection) => void) {}

  /** @throws FaultlsError `ERR_PORT_TAKEN`, `ERR_PORT_INVALID`, `ERR_HOST_INVALID`. */
  static async open(address: ListenAddress, onStray: (connection: Connection) => void): Promise<Router> {
    const router = new Router(onStray);
    router.#listener = await Listener.open(address, (socket) => router.#route(socket));
    return router;
  }

  get port(): number {
    return this.#listener?.port ?? 0;
  }

  /** Visits that chose no endpoint, the oldest first. */
  get strays(): readonly Connection[] {
    return this.#strays;
  }

  /** Sends those who ask for one of its names to this endpoint, unless another one has the name. */
  assign(endpoint: Endpoint): void {
    for (const name of endpoint.serverNames) if (!this.#byServerName.has(name)) this.#byServerName.set(name, endpoint);
  }

  release(endpoint: Endpoint): void {
    for (const [name, holder] of this.#byServerName) if (holder === endpoint) this.#byServerName.delete(name);
  }

  /** Who answers to this name; the dot of a fully qualified one does not count. */
  select(serverName: string): Endpoint | undefined {
    const found = this.#byServerName.get(serverName.replace(/\.$/, ''));
    return found?.scenario.dial.bySni ? found : undefined;
  }

  forgetStrays(): void {
    this.#strays.length = 0;
  }

  async close(): Promise<void> {
    await this.#listener?.close();
  }

  #route(socket: Socket): void {
    const connection = new Connection('', socket.remoteAddress ?? '', this.port);
    let placed = false;
    receive(socket, connection, (arrival, bytes) => {
      placed = true;
      const name = arrival.kind === 'client-hello' ? arrival.hello.serverName : null;
      const endpoint = name === null ? undefined : this.select(name);
      if (endpoint) {
        connection.scenario = endpoint.scenario.name;
        return endpoint.welcome(socket, connection, arrival, bytes);
      }
      this.#keep(connection);
      if (arrival.kind === 'not-tls') refuseOtherProtocol(socket, connection);
      else refuseName(socket, connection);
    });
    // A visit that never says what it wants is a stray, too.
    socket.once('close', () => {
      if (!placed) this.#keep(connection);
    });
  }

  #keep(stray: Connection): void {
    this.#strays.push(stray);
    if (this.#strays.length > rememberedStrays) this.#strays.shift();
    this.onStray(stray);
  }
}
