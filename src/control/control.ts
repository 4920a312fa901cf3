import { createServer, type RequestListener, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Listener } from '../server/listener.js';
import { type ControlledLab, controlApp } from './app.js';

/** The HTTP side of a lab for a server of `node:http`, which may answer other paths itself. */
export function controlListener(controlled: ControlledLab): RequestListener {
  // The global Request and Response stay Node's own: the lab's trust reaches the built-in fetch through them.
  const answer = getRequestListener(controlApp(controlled).fetch, { overrideGlobalObjects: false });
  return (request, response) => void answer(request, response);
}

/** The HTTP port of a lab. */
export class Control implements AsyncDisposable {
  private constructor(
    private readonly listener: Listener,
    private readonly server: Server,
  ) {}

  /**
   * Opens the HTTP port beside a lab, on the same addresses; 0 asks for a free one.
   *
   * @throws FaultlsError `ERR_PORT_TAKEN`, `ERR_PORT_INVALID`, `ERR_HOST_INVALID`.
   */
  static async open(controlled: ControlledLab, port: number): Promise<Control> {
    const server = createServer(controlListener(controlled));
    server.on('clientError', (_error, socket) => socket.destroy());
    const listener = await Listener.open({ host: controlled.site.host, port }, (socket) =>
      server.emit('connection', socket),
    );
    return new Control(listener, server);
  }

  get port(): number {
    return this.listener.port;
  }

  /** Ends every connection and the port, at once; may be called again. */
  async close(): Promise<void> {
    await this.listener.close();
    this.server.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
