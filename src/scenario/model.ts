import type { ServerHttp2Session, ServerHttp2Stream } from 'node:http2';
import type { Cause } from '../causes/causes.js';
import type { ChainPlan } from '../pki/index.js';
import type { AlertName } from '../wire/alerts.js';
import type { ClientHello } from '../wire/client-hello.js';
import type { FlightEdit, WireOptions } from '../wire/index.js';
import type { Expectation } from './expectation.js';
import type { Outbound } from './outbound.js';
import type { Script } from './script.js';

/** What a client must do for the level of the expectation to bind it; otherwise the verdict is `skipped`. */
export const needs = [
  'revocation-checking',
  'offers-status-request',
  'client-certificate',
  'shows-no-client-certificate',
  'second-connection',
  'proxy',
  'websocket',
  'pinning',
  'ct-enforcement',
  'offers-h2',
  'offers-dhe',
  'offers-tls13',
  'offers-only-tls12',
  'offers-ed25519',
  'sends-large-client-hello',
] as const;
export type Need = (typeof needs)[number];

/** The stage at which a correct client notices. */
export type FailsAt = 'connect' | 'handshake' | 'response';

/** How a client reaches the endpoint. */
export interface Dial {
  readonly scheme: 'https' | 'http';
  /** The host in the URL: a name under `localhost`, or an address. */
  readonly host: string;
  /** False where SNI cannot select the scenario on the shared port: no name, no TLS, no listener. */
  readonly bySni: boolean;
}

export type TlsVersion = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

/** What the OpenSSL engine is told; everything not said is Node's default. */
export interface TlsSettings {
  readonly versions?: readonly [TlsVersion, ...TlsVersion[]];
  /** An OpenSSL cipher list (TLS 1.2 and below) or TLS 1.3 suite names, joined by colons. */
  readonly ciphers?: string;
  readonly groups?: string;
  readonly signatureAlgorithms?: string;
  /** Bits of the group for DHE. */
  readonly dh?: 1024 | 2048;
  /** Protocols that ALPN may choose; `ignored` answers no ALPN at all. */
  readonly alpn?: readonly string[] | 'ignored';
  /** Whether a client certificate is asked for; `after-request` leaves it to a script, which renegotiates. */
  readonly clientCertificate?: 'optional' | 'required' | 'after-request';
  /** Refuses every client certificate, however good, with this alert; the wire engine serves it. */
  readonly refuseClientWith?: AlertName;
  /** CAs named in the request: those of the lab, or one that nobody has a certificate of. */
  readonly acceptableCas?: 'lab' | 'nobody';
  /** `forgotten`: tickets are issued under keys that no later connection knows. */
  readonly tickets?: 'kept' | 'forgotten';
  /** Names that it answers to besides its own: every one, or those of the leaf only. */
  readonly serverNames?: 'own' | 'any';
}

/** What the wire engine is told beside the edit of its handshake; everything not said is a healthy default. */
export interface WireSettings
  extends Pick<
    WireOptions,
    | 'versions'
    | 'cipherSuites'
    | 'groups'
    | 'signatureSchemes'
    | 'dh'
    | 'alpn'
    | 'insist'
    | 'extendedMasterSecret'
    | 'encryptThenMac'
    | 'timeLimit'
  > {
  /** Whether sessions are resumed; they are not unless asked for. */
  readonly resumption?: boolean;
}

/** Where the listener stands, for scenarios that fail before TLS. */
export type Listening =
  | 'normal'
  /** The port is known, nobody listens. */
  | 'nobody'
  /** The listen queue is full: the SYN is never answered. */
  | 'full-backlog'
  /** The name in the URL does not resolve. */
  | 'unresolvable'
  /** ::1 refuses, 127.0.0.1 is well. */
  | 'ipv4-only-refusing-ipv6'
  /** ::1 never answers the SYN, 127.0.0.1 is well. */
  | 'ipv4-only-stalling-ipv6';

/** Some clients are met by a script on the bare socket; all others get TLS. */
export interface Intolerance {
  /** Judges the first flight: a ClientHello, or null for anything else, such as plain HTTP. */
  readonly of: (hello: ClientHello | null) => boolean;
  readonly play: Script;
}

/** Faults inside HTTP/2, on Node's own session. */
export interface Http2Fault {
  readonly session?: (session: ServerHttp2Session) => void;
  readonly stream?: (stream: ServerHttp2Stream, session: ServerHttp2Session) => void;
}

/** Which scenario each visit meets; a visit counts when it has sent a ClientHello. */
export interface Turns {
  readonly scenarios: readonly Scenario[];
  /** After the last one: stay with it, or begin again. */
  readonly afterLast: 'stay' | 'repeat';
}

/** What makes the server: everything that is not said is healthy. */
export interface Making extends ChainPlan {
  readonly tls?: TlsSettings;
  readonly listening?: Listening;
  /** Replaces TLS on the socket. */
  readonly socket?: Script;
  /** Replaces TLS on the socket for some clients only. */
  readonly intolerant?: Intolerance;
  /** Bends the bytes that leave. */
  readonly outbound?: Outbound;
  /** Replaces the healthy HTTP/1.1 answer. */
  readonly respond?: Script;
  readonly http2?: Http2Fault;
  /** Edits the scripted flight: the wire engine serves it. */
  readonly handshake?: FlightEdit;
  /** What the wire engine offers and chooses; that engine serves it, too. */
  readonly wire?: WireSettings;
  readonly turns?: Turns;
}

/** What is wrong, as data: a difference from `healthy`. */
export interface ScenarioDefinition extends Making {
  /** Permanent: never reused, never changed; its hundreds tell the family. Scenarios of users have none. */
  readonly number?: number;
  /** One English sentence. */
  readonly says: string;
  readonly cause: Cause | null;
  /** All causes, for scenarios with several faults; the first is `cause`. */
  readonly causes?: readonly Cause[];
  readonly expect: Expectation;
  readonly needs?: readonly Need[];
  readonly failsAt?: FailsAt;
  readonly dial?: Partial<Dial>;
  /** Causes that a lenient client names instead, with the reason, as measured. */
  readonly alsoSeenAs?: Partial<Record<Cause, string>>;
  /** False where connecting cannot show the fault. */
  readonly diagnosable?: boolean;
  readonly aliases?: readonly string[];
  /** What the twin needs to be comparable: the same key type, the same depth. Everything else of it is healthy. */
  readonly twin?: Making;
}

/** A scenario with every blank filled in. */
export interface Scenario {
  readonly name: string;
  readonly number: number | null;
  readonly family: Family;
  readonly says: string;
  readonly cause: Cause | null;
  readonly causes: readonly Cause[];
  readonly expect: Expectation;
  readonly needs: readonly Need[];
  readonly failsAt: FailsAt;
  readonly dial: Dial;
  readonly alsoSeenAs: Partial<Record<Cause, string>>;
  readonly diagnosable: boolean;
  readonly aliases: readonly string[];
  readonly making: Making;
  readonly engine: Engine;
  /** The same server without the fault. */
  readonly twin: Making;
}

/** Who serves it: derived from what is bent. */
export type Engine = 'openssl' | 'wire' | 'raw';

export const families = [
  'control',
  'validity',
  'identity',
  'trust',
  'chain',
  'usage',
  'strength',
  'revocation',
  'protocol',
  'cipher',
  'handshake',
  'record',
  'client-auth',
  'transport',
  'own',
] as const;
export type Family = (typeof families)[number];
