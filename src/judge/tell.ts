import type { Connection, RevocationRequest } from '../observe/index.js';
import type { Attempt } from './attempt.js';

/** An error and what caused it, one after the other: `TypeError: fetch failed → CERT_HAS_EXPIRED`. */
export function tellAttempt(attempt: Attempt): string {
  if (attempt.end === 'succeeded') return 'succeeded';
  if (attempt.end === 'hung') return `was still waiting after ${attempt.afterMs / 1000} s`;
  const exit = attempt.exitCode === undefined ? '' : ` (exit code ${attempt.exitCode ?? 'none'})`;
  return `${errorChain(attempt.error).join(' → ')}${exit}`;
}

const deepest = 8;

/** Every error of a chain in a few words, the outermost first. */
export function errorChain(error: unknown): string[] {
  const told: string[] = [];
  const seen = new Set<unknown>();
  for (let each = error; each !== undefined && each !== null && told.length < deepest && !seen.has(each); ) {
    seen.add(each);
    told.push(tellOne(each));
    each =
      each instanceof AggregateError && each.cause === undefined ? each.errors[0] : (each as { cause?: unknown }).cause;
  }
  return told.filter((words, n) => words !== '' && words !== told[n - 1]);
}

function tellOne(error: unknown): string {
  if (!(error instanceof Error)) {
    const lines = String(error)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    return lines.slice(0, 3).join(' / ').slice(0, 300);
  }
  const code = (error as NodeJS.ErrnoException).code;
  if (typeof code === 'string' && code !== '') return code;
  const [first = ''] = error.message.split('\n');
  return `${error.name}: ${first}`;
}

/** What the server saw, in one line. */
export function tellConnections(connections: readonly Connection[]): string {
  if (connections.length === 0) return 'no connection';
  const latest = connections.findLast((each) => each.clientHello !== null) ?? connections.at(-1);
  const hello = latest?.clientHello;
  const count = `${connections.length} connection${connections.length === 1 ? '' : 's'}`;
  const greeting = hello
    ? ` · ClientHello ${hello.serverName ? `for "${hello.serverName}"` : 'without a name'}${hello.alpn.length > 0 ? ` (${hello.alpn.join(', ')})` : ''}`
    : ' · no ClientHello';
  return `${count}${greeting} · ${latest ? tellEnd(latest) : ''}`;
}

function tellEnd(connection: Connection): string {
  const refused = connection.clientAlert;
  if (refused) return `refused with the alert ${refused.name}`;
  const ours = connection.alerts.find((each) => each.from === 'server' && each.code !== 0);
  if (ours) return `the server refused with the alert ${ours.name}`;
  if (connection.applicationBytes > 0) {
    return connection.request
      ? `accepted, and sent ${connection.request.method} ${connection.request.path}`
      : 'accepted, and sent data';
  }
  if (connection.reached === 'handshake') return 'finished the handshake, then left without a request';
  if (!connection.ended) return 'still open';
  if (connection.ended.by === 'server') return `the server ${connection.ended.how === 'reset' ? 'reset' : 'closed'} it`;
  return connection.clientHello ? 'left after the certificate, without a word' : 'left at once';
}

const subjects = { crl: 'the CRL', ocsp: 'the OCSP responder', aia: 'the issuer' } as const;

/** What the client asked about certificates, beside its connections. */
export function tellRequests(requests: readonly RevocationRequest[]): string {
  const asked = [...new Set(requests.map(({ kind }) => subjects[kind]))];
  return asked.length === 0 ? '' : ` · asked for ${asked.join(' and ')}`;
}
