import type { Duplex } from 'node:stream';
import type { Connection } from '../observe/index.js';
import type { Scenario, Script, Step } from '../scenario/index.js';
import { alertRecord } from '../wire/alerts.js';
import type { ClientHello } from '../wire/client-hello.js';
import { healthyDocument } from './healthy-document.js';
import { RequestReader } from './request-reader.js';

/** A stream that a script plays on, and what can be done to the connection below it. */
export interface PlayedStream {
  readonly stream: Duplex;
  /** True when what is read here came through TLS. */
  readonly decrypted: boolean;
  /** The ClientHello, as soon as one is whole. */
  readonly hello: Promise<ClientHello | null>;
  closeNotify(): void;
  sendInClear(bytes: Buffer): void;
  /** FIN, with nothing said inside TLS. */
  fin(): void;
  halfClose(): void;
  reset(): void;
  /** Renegotiates for a client certificate; false when there came none. */
  askClientCertificate(): Promise<boolean>;
  /** Goes on with honest HTTP on the same stream. */
  beHonest(): void;
}

/** Plays a script to its end, or until the client leaves. Settles in either case; never throws. */
export async function playScript(
  script: Script,
  played: PlayedStream,
  connection: Connection,
  scenario: Scenario,
): Promise<void> {
  const { stream } = played;
  const requests = new RequestReader(stream, connection, played.decrypted);
  for (const step of script) {
    if (stream.destroyed) return;
    if (!(await plays[step.do](step as never, { played, stream, requests, connection, scenario }))) return;
  }
}

interface Scene {
  readonly played: PlayedStream;
  readonly stream: Duplex;
  readonly requests: RequestReader;
  readonly connection: Connection;
  readonly scenario: Scenario;
}

type StepOf<Name extends Step['do']> = Extract<Step, { do: Name }>;

/** How each step is done; false ends the play. */
const plays: { [Name in Step['do']]: (step: StepOf<Name>, scene: Scene) => boolean | Promise<boolean> } = {
  'receive-client-hello': async (_, { played }) => (await played.hello) !== null,
  'receive-request': (_, { requests }) => requests.next(),
  'healthy-if': async ({ when }, { played, requests, connection }) => {
    const hello = await played.hello;
    if (!when({ hello, clientCertificate: connection.clientCertificate !== null, host: requests.host })) return true;
    requests.giveBack();
    played.beHonest();
    return false;
  },
  'ask-client-certificate': (_, { played }) => played.askClientCertificate(),
  send: ({ bytes }, { stream }) => written(stream, bytes),
  alert: ({ code }, { stream, connection }) => {
    connection.alert('server', code);
    return written(stream, alertRecord(code));
  },
  answer: (step, { stream, connection, scenario, requests }) => {
    connection.reach('response');
    return written(stream, response(step, requests.authority, step.body ?? healthyDocument(scenario, connection)));
  },
  drip: ({ bytes, bytesPerSecond }, { stream }) => drip(stream, bytes, bytesPerSecond),
  wait: ({ milliseconds }, { stream }) => pause(stream, milliseconds),
  'close-notify': (_, { played }) => done(() => played.closeNotify()),
  'send-in-clear': ({ bytes }, { played }) => done(() => played.sendInClear(bytes)),
  'half-close': (_, { played }) => done(() => played.halfClose()),
  fin: (_, { played }) => !done(() => played.fin()),
  reset: (_, { played }) => !done(() => played.reset()),
  stall: () => false,
};

const done = (act: () => void): true => {
  act();
  return true;
};

function response({ status, headers }: StepOf<'answer'>, authority: string, body: string): Buffer {
  const all = { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)), ...headers };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value.replaceAll('{host}', authority)}\r\n`);
  return Buffer.from(`HTTP/1.1 ${status} ${reasons[status] ?? 'Status'}\r\n${head.join('')}\r\n${body}`);
}

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  302: 'Found',
  400: 'Bad Request',
  403: 'Forbidden',
  421: 'Misdirected Request',
  503: 'Service Unavailable',
};

const written = (stream: Duplex, bytes: Buffer): Promise<boolean> =>
  new Promise((resolve) => {
    if (stream.destroyed || stream.writableEnded) return resolve(false);
    stream.write(bytes, (error) => resolve(!error));
  });

async function drip(stream: Duplex, bytes: Buffer, bytesPerSecond: number): Promise<boolean> {
  const size = Math.max(1, Math.round(bytesPerSecond / 10));
  for (let at = 0; at < bytes.length; at += size) {
    if (!(await written(stream, bytes.subarray(at, at + size)))) return false;
    if (!(await pause(stream, (size / bytesPerSecond) * 1000))) return false;
  }
  return true;
}

/** Waits, but not for longer than the connection lives. */
const pause = (stream: Duplex, milliseconds: number): Promise<boolean> =>
  new Promise((resolve) => {
    const left = () => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      stream.off('close', left);
      resolve(!stream.destroyed);
    }, milliseconds);
    stream.once('close', left);
  });
