import { randomUUID } from 'node:crypto';
import { type AlertName, alertName } from '../wire/alerts.js';
import type { ClientHello } from '../wire/client-hello.js';
import { type Fingerprint, fingerprint } from './fingerprint.js';
import { sentence } from './sentence.js';
import { versionName } from './version-names.js';

/** How far a visit came; each stage includes those before it. */
export const stages = ['tcp', 'client-hello', 'handshake', 'request', 'response'] as const;
export type Stage = (typeof stages)[number];

/** An alert that one side sent. */
export interface AlertRecord {
  readonly from: 'client' | 'server';
  readonly code: number;
  readonly name: AlertName | string;
}

/** A handshake message that passed, as the wire engine logs it. */
export interface MessageRecord {
  readonly from: 'client' | 'server';
  readonly name: string;
  /** Bytes, header included. */
  readonly bytes: number;
  /** Milliseconds since the connection was accepted. */
  readonly at: number;
  /** True when a scenario changed it. */
  readonly altered: boolean;
}

/** What was agreed on. */
export interface TlsParameters {
  readonly protocol: string;
  readonly cipher: string;
  readonly alpn: string | null;
  readonly resumed: boolean;
}

/** A client certificate as it was presented, believed or not. */
export interface PresentedCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly sha256: string;
  /** Why it was not believed, or null. */
  readonly problem: string | null;
}

export interface Ending {
  readonly by: 'client' | 'server';
  readonly how: 'close' | 'reset' | 'timeout';
}

/** One visit, as the server saw it. */
export class Connection {
  readonly id: string = randomUUID();
  readonly startedAt: Date = new Date();
  reached: Stage = 'tcp';
  clientHello: ClientHello | null = null;
  tls: TlsParameters | null = null;
  clientCertificate: PresentedCertificate | null = null;
  request: { readonly method: string; readonly path: string } | null = null;
  readonly alerts: AlertRecord[] = [];
  readonly handshake: MessageRecord[] = [];
  /** Bytes of application data from the client that were decrypted: only they prove that it accepted the server. */
  applicationBytes = 0;
  bytesIn = 0;
  bytesOut = 0;
  /** What the first bytes looked like when they were no ClientHello. */
  spoke: 'http' | 'sslv2' | 'unknown' | null = null;
  ended: Ending | null = null;
  milliseconds: number | null = null;
  /** The engine's own words about a failure, as OpenSSL or Node gave them. */
  failure: string | null = null;

  /** Is told every key log line (NSS format), while somebody listens. */
  keyLog: ((line: string) => void) | null = null;

  readonly #began = performance.now();
  readonly #done = deferred();

  constructor(
    public scenario: string,
    readonly remote: string,
    readonly port: number,
  ) {}

  /** Milliseconds since it was accepted. */
  get age(): number {
    return performance.now() - this.#began;
  }

  reach(stage: Stage): void {
    if (stages.indexOf(stage) > stages.indexOf(this.reached)) this.reached = stage;
  }

  alert(from: AlertRecord['from'], code: number): void {
    if (this.alerts.some((each) => each.from === from && each.code === code)) return;
    this.alerts.push({ from, code, name: alertName(code) });
  }

  /** The first fatal alert of the client. */
  get clientAlert(): AlertRecord | null {
    return this.alerts.find((each) => each.from === 'client' && each.code !== 0 && each.code !== 90) ?? null;
  }

  end(ending: Ending): void {
    if (this.ended) return;
    this.ended = ending;
    this.milliseconds = Math.round(this.age * 10) / 10;
    this.#done.resolve();
  }

  /** Settles when the connection is over. */
  get whenEnded(): Promise<void> {
    return this.#done.promise;
  }

  /** JA3 and JA4 of the ClientHello, computed when asked for. */
  get fingerprint(): Fingerprint | null {
    return this.clientHello ? fingerprint(this.clientHello) : null;
  }

  /** One English sentence about the whole visit. */
  get because(): string {
    return sentence(this);
  }

  toJSON() {
    const hello = this.clientHello;
    return {
      id: this.id,
      scenario: this.scenario,
      port: this.port,
      remote: this.remote,
      startedAt: this.startedAt.toISOString(),
      milliseconds: this.milliseconds,
      reached: this.reached,
      clientHello: hello && {
        serverName: hello.serverName,
        alpn: hello.alpn,
        versions: hello.versions.map(versionName),
        cipherSuites: hello.cipherSuites.length,
        statusRequest: hello.statusRequest,
        bytes: hello.message.length,
        ...this.fingerprint,
      },
      tls: this.tls,
      clientCertificate: this.clientCertificate,
      request: this.request,
      alerts: this.alerts,
      handshake: this.handshake,
      applicationBytes: this.applicationBytes,
      bytesIn: this.bytesIn,
      bytesOut: this.bytesOut,
      spoke: this.spoke,
      ended: this.ended,
      failure: this.failure,
      because: this.because,
    };
  }
}

/** A connection record as it travels: over the control API, in `--json` lines, in audit reports. */
export type ConnectionRecord = ReturnType<Connection['toJSON']>;

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
