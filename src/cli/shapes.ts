import type { TrialDocument } from '../audit/trial.js';
import type { Lesson } from '../causes/index.js';
import type { EndpointAddress } from '../control/addresses.js';
import type { ScenarioEntry } from '../control/entry.js';
import type { ConnectionRecord } from '../observe/index.js';

/** The first line of `faultls serve --json`, and the content of its ready file. */
export interface ReadyDocument {
  readonly type: 'ready';
  readonly ready: true;
  readonly schema: 1;
  readonly version: string;
  /** The port on which SNI chooses the scenario. */
  readonly tls: string;
  readonly http: string;
  readonly proxy: null;
  /** The absolute path of the CA file. */
  readonly ca: string;
  readonly pid: number;
  readonly scenarios: readonly EndpointAddress[];
}

/** Every further line of `faultls serve --json`: a visit that is over. */
export type ConnectionLine = { readonly type: 'connection'; readonly schema: 1 } & ConnectionRecord;

/** The answer of `faultls list --json`. */
export type ListDocument = readonly ScenarioEntry[];

/** What one client was measured to do. */
export interface ClientRow {
  readonly client: string;
  readonly version: string;
  readonly outcome: string;
  /** Its error code or exit code, where it has one. */
  readonly code: string | number | null;
  /** What it said. */
  readonly text: string;
}

/** The answer of `faultls show --json`. */
export interface ShowDocument extends ScenarioEntry {
  /** Null for scenarios without a cause, which a client must accept. */
  readonly lesson: Lesson | null;
  readonly clients: readonly ClientRow[];
}

/** The answer of `faultls try --json`. */
export type TryDocument = TrialDocument;

/** The answer of `faultls certs --json`: absolute paths. */
export type CertsDocument = readonly string[];

/** The answer of `faultls doctor --json`. */
export interface DoctorDocument {
  readonly schema: 1;
  readonly version: string;
  readonly node: string;
  readonly openssl: string;
  readonly platform: string;
  readonly scenarios: {
    readonly total: number;
    readonly servable: number;
    readonly notServable: readonly { readonly name: string; readonly code: string; readonly why: string }[];
  };
  /** Whether the system's resolver knows names under `localhost`; clients with one of their own may know them anyway. */
  readonly resolvesSubdomainsOfLocalhost: boolean;
  readonly ipv6: boolean;
  readonly ports: readonly { readonly port: number; readonly use: 'tls' | 'http'; readonly free: boolean }[];
  /** Null where the client is not installed. */
  readonly clients: readonly { readonly client: string; readonly version: string | null }[];
}
