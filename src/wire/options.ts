import type { KeyObject } from 'node:crypto';
import type { AlertName } from './alerts.js';
import type { FlightEdit } from './flights/index.js';
import type { DhGroup } from './key-exchange/index.js';
import type { Sessions } from './sessions.js';
import type { GroupName } from './tables/groups.js';
import type { SignatureSchemeName } from './tables/signature-schemes.js';
import type { SuiteName } from './tables/suite-names.js';
import type { ProtocolVersion } from './tables/versions.js';

/** What a server shows and signs with. The engine never looks into its own certificates: they may be anything. */
export interface Identity {
  /** The Certificate message as it is to be sent, leaf first, each in DER. */
  readonly chain: readonly Buffer[];
  /** The private key. A key that does not belong to the leaf is the scenario's business. */
  readonly key: KeyObject;
  /** An OCSP response in DER, sent to clients that ask for one (RFC 6066 §8). */
  readonly staple?: Buffer | undefined;
}

/** What the engine asks of a client's certificate. */
export interface ClientAuthentication {
  /** False: a client without a certificate may go on. */
  readonly required: boolean;
  /** The distinguished names, in DER, of the authorities that are asked for. */
  readonly authorities?: readonly Buffer[];
  /**
   * Judges the chain, leaf first, in DER: null when it will do, or the alert to send. The signature of the client is
   * checked by the engine itself.
   */
  readonly verify: (chain: readonly Buffer[]) => AlertName | null | Promise<AlertName | null>;
}

/** How one endpoint speaks TLS. Everything but the identity has a healthy default. */
export interface WireOptions {
  /** Certificates with their keys; the first that goes with suite and signature scheme is taken. */
  readonly identities: readonly Identity[];
  /** Versions that the server speaks. Default: TLS 1.3 and 1.2. */
  readonly versions?: readonly ProtocolVersion[];
  /** Cipher suites, best first. */
  readonly cipherSuites?: readonly SuiteName[];
  /** Named groups, best first. */
  readonly groups?: readonly GroupName[];
  /** Signature schemes, best first. */
  readonly signatureSchemes?: readonly SignatureSchemeName[];
  /** The group of DHE suites up to TLS 1.2. Default: one of RFC 7919 that the client names, or ffdhe2048. */
  readonly dh?: DhGroup;
  /** Application protocols, best first; without them ALPN is not answered. */
  readonly alpn?: readonly string[];
  /** Takes the server's first choice where client and server have nothing in common, in place of refusing. */
  readonly insist?: boolean;
  readonly clientAuthentication?: ClientAuthentication;
  /** Remembers sessions, by ticket and by id. Without it nothing is ever resumed. */
  readonly sessions?: Sessions;
  /** False: does not answer extended_master_secret (RFC 7627). */
  readonly extendedMasterSecret?: boolean;
  /** False: does not answer encrypt_then_mac (RFC 7366). */
  readonly encryptThenMac?: boolean;
  /** What is wrong with the handshake. */
  readonly handshake?: FlightEdit;
  /** Milliseconds that a handshake may take, and that a script may stall. Default: two minutes. */
  readonly timeLimit?: number;
  /** Milliseconds that the server, having closed its side, waits for the client to close. Default: two seconds. */
  readonly lingerLimit?: number;
}

/** The options with every default filled in. */
export interface Settings extends WireOptions {
  readonly versions: readonly ProtocolVersion[];
  readonly groups: readonly GroupName[];
  readonly signatureSchemes: readonly SignatureSchemeName[];
  readonly insist: boolean;
  readonly timeLimit: number;
  readonly lingerLimit: number;
}
