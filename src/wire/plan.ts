import { FaultlsError } from '../errors.js';
import { type ClientHello, extensionType } from './client-hello.js';
import type { Flight } from './flight.js';
import { resumedFlight, type StepName, tls12Flight, tls13Flight } from './flights/index.js';
import type { Settings, WireOptions } from './options.js';
import { Refusal } from './refusal.js';
import type { SessionState } from './sessions.js';
import { healthyGroups } from './tables/groups.js';
import { healthySignatureSchemes } from './tables/signature-schemes.js';
import { healthySuites, suite } from './tables/suites.js';
import { TLSv13, versionName, versionNumber } from './tables/versions.js';

/** What is to be done for one client. */
export interface Plan {
  readonly version: number;
  readonly flight: Flight<StepName>;
  /** The session to resume, up to TLS 1.2; TLS 1.3 looks for it in a step. */
  readonly session: SessionState | null;
}

/** One endpoint's settings and its edited flights, made once however many clients come. */
export class Planner {
  static readonly #known = new WeakMap<WireOptions, Planner>();

  readonly settings: Settings;
  readonly #flights = new Map<Flight<never>, Flight<StepName>>();

  private constructor(options: WireOptions) {
    this.settings = {
      ...options,
      versions: options.versions ?? ['TLSv1.3', 'TLSv1.2'],
      cipherSuites: options.cipherSuites ?? healthySuites,
      groups: options.groups ?? healthyGroups,
      signatureSchemes: options.signatureSchemes ?? healthySignatureSchemes,
      insist: options.insist ?? false,
      timeLimit: options.timeLimit ?? 120_000,
      lingerLimit: options.lingerLimit ?? 2_000,
    };
  }

  static for(options: WireOptions): Planner {
    const planner = Planner.#known.get(options) ?? new Planner(options);
    Planner.#known.set(options, planner);
    return planner;
  }

  /** Applies the edit to every handshake that could come about. @throws FaultlsError when one lacks a step it names */
  check(): void {
    for (const version of this.settings.versions) this.#edited(version === 'TLSv1.3' ? tls13Flight : tls12Flight);
  }

  /** The version, the list of steps, and a session. @throws Refusal when there is no version in common */
  plan(hello: ClientHello): Plan {
    const version = this.#version(hello);
    if (version === TLSv13) return { version, flight: this.#edited(tls13Flight), session: null };
    const session = this.#session(hello, version);
    const short = session && this.#shortened();
    return { version, flight: short ?? this.#edited(tls12Flight), session: short ? session : null };
  }

  /** The highest version in common, which is what a fallback must not hide (RFC 7507 §3). */
  #version(hello: ClientHello): number {
    const fallbackSuite = 0x5600;
    const mine = this.settings.versions.map((name) => versionNumber[name]);
    const common = Math.max(...mine.filter((version) => hello.versions.includes(version)));
    if (Number.isFinite(common)) {
      if (!hello.cipherSuites.includes(fallbackSuite) || common === Math.max(...mine)) return common;
      throw new Refusal('inappropriate_fallback', 'the client fell back although both sides can do better');
    }
    if (this.settings.insist && mine[0] !== undefined) return mine[0];
    throw new Refusal(
      'protocol_version',
      `the client offers only ${hello.versions.map(versionName).join(', ') || 'nothing'}`,
    );
  }

  /** A session that this client may take up again, as it was (RFC 5246 §7.4.1.2, RFC 5077 §3.4, RFC 7627 §5.3). */
  #session(hello: ClientHello, version: number): SessionState | null {
    const { sessions, cipherSuites = [] } = this.settings;
    if (!sessions) return null;
    const extension = (type: number) => hello.extensions.find((each) => each.type === type);
    const ticket = extension(extensionType.sessionTicket)?.data;
    const session = ticket && ticket.length > 0 ? sessions.open(ticket) : sessions.recall(hello.sessionId);
    const usable =
      session !== null &&
      session.version === version &&
      session.serverName === hello.serverName &&
      session.extendedMasterSecret === (extension(extensionType.extendedMasterSecret) !== undefined) &&
      hello.cipherSuites.includes(session.cipherSuite) &&
      cipherSuites.some((name) => suite(name).id === session.cipherSuite);
    return usable ? session : null;
  }

  /** The short handshake, unless the edit is about something that only the full one has. */
  #shortened(): Flight<StepName> | null {
    try {
      return this.#edited(resumedFlight);
    } catch (error) {
      if (error instanceof FaultlsError) return null;
      throw error;
    }
  }

  #edited(flight: Flight<never>): Flight<StepName> {
    const known = this.#flights.get(flight);
    if (known) return known;
    const edited = this.settings.handshake?.(flight) ?? flight;
    this.#flights.set(flight, edited);
    return edited;
  }
}
