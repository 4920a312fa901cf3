import { once } from 'node:events';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { issue, type LabPki } from '../../../src/pki/index.js';

/** A plain https server with a healthy chain of the lab; it answers with what it thinks of the client's certificate. */
export interface HealthyServer {
  readonly port: number;
  readonly url: string;
  /** How many TCP connections it has met. */
  connections(): number;
  close(): Promise<void>;
}

/** Its leaf is made out to these names, and dialled as the first of them. */
export async function healthyServer(
  pki: LabPki,
  options: ServerOptions = {},
  names: readonly [string, ...string[]] = ['localhost', 'healthy.localhost', '127.0.0.1', '::1'],
): Promise<HealthyServer> {
  const site = { name: 'healthy', hosts: names, urls: null };
  const { presented, key } = await issue({}, site, pki.authorities, pki.keys);
  const identity = {
    cert: presented.map(({ pem }) => pem).join(''),
    key: key.export({ type: 'pkcs8', format: 'pem' }),
  };
  const server = createServer({ ...identity, ...options }, (request, response) => {
    const { authorized, authorizationError } = request.socket as TLSSocket;
    response.end(authorized ? 'welcome' : String(authorizationError ?? 'hello'));
  });
  server.on('tlsClientError', () => undefined);
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `https://${names[0]}:${port}/`,
    connections: () => connections,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
