import type { IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import type { ConnectionOptions, EphemeralKeyInfo, PeerCertificate, TLSSocket } from 'node:tls';
import type { Scenario } from '../../../src/scenario/index.js';
import { type Endpoint, serve } from '../../../src/server/index.js';

/** Serves a scenario for as long as `use` takes. */
export async function serving<T>(scenario: string | Scenario, use: (server: Endpoint) => Promise<T>): Promise<T> {
  const server = await serve(scenario);
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

/** What a Node client was told: an error's code, or an answer and what was agreed on. */
export interface Told {
  /** Null when the whole answer came; `TIME LIMIT` when only the client's own limit ended the visit. */
  readonly code: string | null;
  /** The number of the fatal alert that the server sent, if one ended the visit. */
  readonly alert: number | null;
  readonly status: number | null;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly agreed: Agreed | null;
  /** The latest session that the client could resume. */
  readonly session: Buffer | null;
}

export interface Agreed {
  readonly protocol: string | null;
  readonly cipher: string;
  readonly alpn: string | false | null;
  readonly ephemeral: EphemeralKeyInfo | object | null;
  readonly certificate: PeerCertificate | null;
  readonly resumed: boolean;
}

export type How = https.RequestOptions & Pick<ConnectionOptions, 'ecdhCurve' | 'ciphers' | 'session' | 'ALPNProtocols'>;

/** One GET by Node's own client, which trusts the lab, on a connection of its own unless `how` brings an agent. */
export function visit(server: Pick<Endpoint, 'url' | 'trust'>, how: How = {}): Promise<Told> {
  const told: { -readonly [Key in keyof Told]: Told[Key] } = {
    code: null,
    alert: null,
    status: null,
    headers: {},
    body: '',
    agreed: null,
    session: null,
  };
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => resolve(Object.assign(told, reasonOf(error)));
    const request = https.get(server.url, { agent: false, ...server.trust.forHttps(), ...how }, (response) => {
      told.status = response.statusCode ?? null;
      told.headers = response.headers;
      response.setEncoding('utf8').on('data', (part: string) => {
        told.body += part;
      });
      response.once('end', () => resolve(told)).once('error', failed);
    });
    request.once('socket', (socket) => {
      const tls = socket as TLSSocket;
      tls.on('session', (session: Buffer) => {
        told.session = session;
      });
      const note = (): void => {
        told.agreed = agreement(tls);
      };
      if (tls.getFinished() === undefined) tls.once('secureConnect', note);
      else note();
    });
    request.once('timeout', () => request.destroy(Object.assign(new Error('too slow'), { code: 'TIME LIMIT' })));
    request.once('error', failed);
  });
}

/** Whether Node meets an alert while it writes or while it reads decides about the code; the number stays the same. */
function reasonOf(error: NodeJS.ErrnoException): Pick<Told, 'code' | 'alert'> {
  const alert = /SSL alert number (\d+)/.exec(error.message)?.[1];
  return { code: error.code ?? error.message, alert: alert ? Number(alert) : null };
}

function agreement(tls: TLSSocket): Agreed {
  const certificate = tls.getPeerCertificate();
  return {
    protocol: tls.getProtocol(),
    cipher: tls.getCipher().standardName,
    alpn: tls.alpnProtocol,
    ephemeral: tls.getEphemeralKeyInfo(),
    certificate: certificate?.raw ? certificate : null,
    resumed: tls.isSessionReused(),
  };
}
