import { createHash, X509Certificate } from 'node:crypto';
import type { Connection } from '../../observe/index.js';
import {
  checkWireOptions,
  type Identity,
  type ProtocolVersion,
  type SecureStream,
  Sessions,
  serveFlight,
  type WireObserver,
  type WireOptions,
} from '../../wire/index.js';
import type { StagePlan } from '../stage-plan.js';
import type { EngineInstance, Visit } from '../visit.js';

/** What the visitor is handed to once the handshake stands. */
export type SecuredOnWire = (stream: SecureStream, visit: Visit) => void;

/** Serves with our own TLS stack, whose handshake the scenario may have edited. */
export function wireEngine(plan: StagePlan, secured: SecuredOnWire): EngineInstance {
  const options = inServableVersions(wireOptions(plan));
  return {
    serve(visit) {
      const { socket, hello, firstBytes, connection } = visit;
      if (!hello) return void socket.destroy();
      const session = serveFlight(socket, firstBytes, hello, options, observe(connection));
      void session.stream.then((stream) => stream && secured(stream, visit));
    },
    close() {},
  };
}

/**
 * An edit may name steps that only one version has, such as `CertificateVerify`: the others are not offered then.
 *
 * @throws FaultlsError `ERR_SCENARIO_CONFLICT` when no version has them.
 */
function inServableVersions(options: WireOptions): WireOptions {
  const fits = (version: ProtocolVersion): boolean => {
    try {
      checkWireOptions({ ...options, versions: [version] });
      return true;
    } catch {
      return false;
    }
  };
  const versions = (options.versions ?? ['TLSv1.3', 'TLSv1.2']).filter(fits);
  if (versions.length === 0) checkWireOptions(options);
  return { ...options, versions };
}

function wireOptions({ making, chain, verifyClient, clientCaNames, staple }: StagePlan): WireOptions {
  const { resumption = false, ...settings } = making.wire ?? {};
  const { clientCertificate } = making.tls ?? {};
  const identity: Identity = {
    chain: chain.presented.map((each) => each.der),
    key: chain.key,
    get staple() {
      return staple?.() ?? undefined;
    },
  };
  return {
    alpn: ['http/1.1'],
    ...settings,
    identities: [identity],
    ...(making.handshake ? { handshake: making.handshake } : {}),
    // A resumed handshake shows no certificate and skips half of the flight, so it is only done where asked for.
    ...(resumption ? { sessions: new Sessions() } : {}),
    ...(clientCertificate
      ? {
          clientAuthentication: {
            required: clientCertificate === 'required',
            authorities: clientCaNames,
            verify: verifyClient,
          },
        }
      : {}),
  };
}

/** Writes what the engine reports into the record of the connection. */
function observe(connection: Connection): WireObserver {
  return {
    message({ direction, name, length, at, altered }) {
      connection.handshake.push({
        from: direction === 'sent' ? 'server' : 'client',
        name,
        bytes: length + 4,
        at: round(at),
        altered,
      });
    },
    alert({ direction, code }) {
      connection.alert(direction === 'sent' ? 'server' : 'client', code);
    },
    keyLog: (line) => connection.keyLog?.(line),
    negotiated({ version, cipherSuite, alpn, resumed }) {
      connection.tls = { protocol: version, cipher: cipherSuite, alpn, resumed };
    },
    clientCertificate([leaf]) {
      if (leaf) connection.clientCertificate = presented(leaf);
    },
    complete: () => connection.reach('handshake'),
    firstApplicationData() {
      connection.applicationBytes ||= 1;
    },
    trouble(reason) {
      connection.failure ??= reason;
    },
    ended({ by, how }) {
      connection.end({ by, how: how === 'reset' ? 'reset' : how === 'time limit' ? 'timeout' : 'close' });
    },
  };
}

const round = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;

function presented(der: Buffer): Connection['clientCertificate'] {
  const sha256 = createHash('sha256').update(der).digest('hex');
  try {
    const { subject, issuer } = new X509Certificate(der);
    return { subject, issuer, sha256, problem: null };
  } catch (error) {
    return { subject: '', issuer: '', sha256, problem: (error as Error).message };
  }
}
