import { createServer, type Server, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { FaultlsError } from '../errors.js';

/** Where to listen. `localhost` means 127.0.0.1 and, where this machine has it, ::1 on the same port. */
export interface ListenAddress {
  readonly host: string;
  /** 0 asks for a free one. */
  readonly port: number;
}

/** A TCP port that owns its sockets, so that closing it is total, immediate and repeatable. */
export class Listener {
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();
  #closed: Promise<void> | null = null;

  private constructor(
    readonly host: string,
    private readonly accept: (socket: Socket) => void,
  ) {}

  /**
   * Opens a port.
   *
   * @throws FaultlsError `ERR_PORT_TAKEN`, `ERR_PORT_INVALID`, `ERR_HOST_INVALID`.
   */
  static async open(
    { host, port }: ListenAddress,
    accept: (socket: Socket) => void,
    backlog = 4096,
  ): Promise<Listener> {
    if (!Number.isInteger(port) || port < 0 || port > 65535) {
      throw new FaultlsError(
        'ERR_PORT_INVALID',
        `Cannot listen on port ${port}: it is not between 0 and 65535. Give another one, or 0 for a free one.`,
      );
    }
    for (let attempt = 1; ; attempt++) {
      const listener = new Listener(host, accept);
      try {
        const addresses = host === 'localhost' ? loopback() : [host];
        let chosen = port;
        for (const address of addresses) {
          await listener.#bind(address, chosen, backlog);
          chosen = listener.port;
        }
        return listener;
      } catch (error) {
        await listener.close();
        // A port that is free on one address may be taken on the other: look for the next free one.
        if (port === 0 && attempt < 20 && (error as NodeJS.ErrnoException).code === 'EADDRINUSE') continue;
        throw explain(error as NodeJS.ErrnoException, host, port);
      }
    }
  }

  get port(): number {
    const address = this.#servers[0]?.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  /** Open connections. */
  get connections(): number {
    return this.#sockets.size;
  }

  /** Ends every connection of this port, and lets new ones come. */
  dropConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): Promise<void> {
    this.#closed ??= Promise.all(
      this.#servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
    ).then(() => undefined);
    this.dropConnections();
    return this.#closed;
  }

  #bind(host: string, port: number, backlog: number): Promise<void> {
    // Half-open must be allowed: a client that ends its side may still wait for an answer.
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.#own(socket));
    this.#servers.push(server);
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port, backlog, ipv6Only: host.includes(':') }, () => {
        server.off('error', reject);
        server.on('error', () => {}); // Accepting may fail for want of file descriptors: the port stays open.
        resolve();
      });
    });
  }

  #own(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    socket.on('error', () => {}); // A reset is observed by whoever serves the socket; it never ends the process.
    this.accept(socket);
  }
}

let hasIpv6: boolean | undefined;

function loopback(): string[] {
  hasIpv6 ??= Object.values(networkInterfaces()).some((list) => list?.some((each) => each.address === '::1'));
  return hasIpv6 ? ['127.0.0.1', '::1'] : ['127.0.0.1'];
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): FaultlsError {
  if (error.code === 'EADDRINUSE') {
    return new FaultlsError(
      'ERR_PORT_TAKEN',
      `Cannot listen on port ${port}: another program has it. Stop that program, choose another port, or 0 for a free one.`,
      { cause: error },
    );
  }
  if (error.code === 'EMFILE' || error.code === 'ENFILE') {
    return new FaultlsError(
      'ERR_NOT_SERVABLE_HERE',
      'Cannot open a port for each scenario: this process may not open so many files. Raise the limit (ulimit -n 4096), or name fewer scenarios.',
      { cause: error },
    );
  }
  if (error.code === 'EACCES') {
    return new FaultlsError(
      'ERR_PORT_TAKEN',
      `Cannot listen on port ${port}: this user may not open it. Choose a port above 1023.`,
      { cause: error },
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EINVAL') {
    return new FaultlsError(
      'ERR_HOST_INVALID',
      `Cannot listen on ${host}: it is not an address of this machine. Give one that is, for example 127.0.0.1.`,
      { cause: error },
    );
  }
  return new FaultlsError(
    'ERR_PORT_TAKEN',
    `Cannot listen on ${host}:${port}: ${error.message}. Choose another port or address.`,
    { cause: error },
  );
}
