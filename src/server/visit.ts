import type { Socket } from 'node:net';
import type { Connection } from '../observe/index.js';
import type { ClientHello } from '../wire/client-hello.js';

/** One TCP connection on its way through the house. */
export interface Visit {
  readonly socket: Socket;
  readonly connection: Connection;
  /** What was read before a scenario was chosen: the engine must see it again. */
  readonly firstBytes: Buffer;
  readonly hello: ClientHello | null;
}

/** Serves visits of one scenario. An engine never throws and never outlives `close`. */
export interface EngineInstance {
  serve(visit: Visit): void;
  close(): void;
}

/** Ends the TCP connection at once, with RST where the platform can. */
export function resetSocket(socket: Socket): void {
  if (socket.destroyed) return;
  try {
    socket.resetAndDestroy();
  } catch {
    socket.destroy(); // Its handle belongs to a TLS socket that is going away.
  }
}
