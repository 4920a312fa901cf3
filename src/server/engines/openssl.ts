import { constants, randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { createServer, DEFAULT_CIPHERS, type Server, type TLSSocket, type TlsOptions } from 'node:tls';
import { FaultlsError } from '../../errors.js';
import { der } from '../../pki/index.js';
import type { TlsSettings } from '../../scenario/index.js';
import type { StagePlan } from '../stage-plan.js';
import type { EngineInstance, Visit } from '../visit.js';
import { bendOutbound } from './bend-outbound.js';
import { dhParameters } from './dh-parameters.js';
import { noteEnding } from './endings.js';
import { noteParameters } from './note-parameters.js';
import { alertSentFor, noteFailure } from './openssl-errors.js';

/** What the visitor is handed to once the handshake stands. */
export type Secured = (tls: TLSSocket, visit: Visit) => void;

/**
 * Serves with `node:tls`. The listener belongs to us, so the tls.Server never listens: it is fed sockets whose
 * ClientHello was read already. Each scenario has its own ticket keys: no session survives a change of scenario.
 */
export function opensslEngine(plan: StagePlan, secured: Secured): EngineInstance {
  const options = tlsOptions(plan);
  const visits = new WeakMap<object, Visit>();
  const open = (): Server => {
    try {
      return createServer(options);
    } catch (error) {
      throw new FaultlsError(
        'ERR_NOT_SERVABLE_HERE',
        `"${plan.scenario.name}" cannot be served on this machine: its OpenSSL (${process.versions.openssl}) refuses the settings (${(error as Error).message}). Use another Node, or leave the scenario out.`,
        { cause: error },
      );
    }
  };

  const attend = (server: Server, visitOf: (tls: TLSSocket) => Visit | undefined): void => {
    server.on('secureConnection', (tls) => {
      const visit = visitOf(tls);
      if (!visit) return void tls.destroy();
      visit.connection.reach('handshake');
      noteParameters(visit.connection, tls);
      tls.on('error', (error: NodeJS.ErrnoException) => noteFailure(visit.connection, error));
      tls.once('end', () => {
        if (!tls.writableEnded) visit.connection.end({ by: 'client', how: 'close' });
      });
      secured(tls, visit);
    });
    server.on('tlsClientError', (error: NodeJS.ErrnoException, tls) => {
      const visit = visitOf(tls);
      if (!visit) return;
      noteFailure(visit.connection, error);
      const sent = alertSentFor(error, visit.hello);
      if (sent !== null) visit.connection.alert('server', sent);
    });
    staple(server, plan);
  };

  const shared = open();
  // The raw socket of a TLS socket: Node has no public name for it, and the error event has nothing else to go by.
  attend(shared, (tls) => visits.get((tls as TLSSocket & { _parent?: object })._parent ?? tls));

  return {
    serve(visit) {
      noteEnding(visit);
      if (plan.making.outbound) {
        const server = open();
        attend(server, () => visit);
        server.emit('connection', bendOutbound(visit, plan.making.outbound));
        return;
      }
      // OpenSSL ends its own side when the client ends his; a bare socket would wait for us for ever.
      visit.socket.allowHalfOpen = false;
      // Keys of its own for every visit: no ticket is ever known again.
      if (plan.making.tls?.tickets === 'forgotten') shared.setTicketKeys(randomBytes(48));
      visits.set(visit.socket, visit);
      visit.socket.unshift(visit.firstBytes);
      shared.emit('connection', visit.socket satisfies Socket);
    },
    close() {
      shared.removeAllListeners();
    },
  };
}

function tlsOptions({ making, chain, ticketKeys, clientCas, staple }: StagePlan): TlsOptions {
  const settings: TlsSettings = making.tls ?? {};
  const versions = settings.versions ?? ['TLSv1.2', 'TLSv1.3'];
  const bent = Object.keys(making).length > 0;
  // A script answers in HTTP/1.1, so nothing else may be agreed on with it.
  const alpn = settings.alpn ?? (making.respond ? ['http/1.1'] : ['h2', 'http/1.1']);
  const acceptable = settings.acceptableCas === 'nobody' ? clientCas.nobody : clientCas.lab;
  return {
    key: chain.key.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: chain.presented.map((each) => der.pem('CERTIFICATE', each.der)).join(''),
    minVersion: versions[0],
    maxVersion: versions.at(-1) as NonNullable<TlsOptions['maxVersion']>,
    ciphers: cipherList(settings.ciphers ?? DEFAULT_CIPHERS, bent),
    ticketKeys,
    // Node asks for a staple only when it also asks which certificate to show.
    ...(staple ? { SNICallback: (_name, callback) => callback(null) } : {}),
    ...(settings.groups ? { ecdhCurve: settings.groups } : {}),
    ...(settings.signatureAlgorithms ? { sigalgs: settings.signatureAlgorithms } : {}),
    ...(settings.dh ? { dhparam: dhParameters(settings.dh) } : {}),
    ...(alpn === 'ignored' ? {} : { ALPNProtocols: [...alpn] }),
    ...(settings.clientCertificate
      ? {
          requestCert: settings.clientCertificate !== 'after-request',
          rejectUnauthorized: settings.clientCertificate === 'required',
          ca: [...acceptable],
          // Renegotiation may resume the session, and a resumed one asks for no certificate.
          secureOptions: constants.SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION,
        }
      : {}),
  };
}

/** Level 0 lifts OpenSSL's own minimum sizes; it may only stand beside a suite of TLS 1.2 or older. */
const cipherList = (ciphers: string, bent: boolean): string =>
  bent && ciphers.split(':').some((each) => !each.startsWith('TLS_')) ? `${ciphers}:@SECLEVEL=0` : ciphers;

/** Answers `status_request` with the staple of the plan (RFC 6066 §8), asked for at each handshake. */
function staple(server: Server, { staple: current }: StagePlan): void {
  if (!current) return;
  type Callback = (error: Error | null, response: Buffer | null) => void;
  server.on('OCSPRequest', (_leaf: Buffer, _issuer: Buffer, callback: Callback) => callback(null, current()));
}
