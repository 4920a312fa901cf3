import type { ClientHello } from './client-hello.js';
import type { ProtocolVersion } from './tables/versions.js';

/** A handshake message, as it went by. ChangeCipherSpec counts as one here, though it is a record of its own. */
export interface SeenMessage {
  readonly direction: 'sent' | 'received';
  /** The name of the message, such as `ServerHello`. */
  readonly name: string;
  /** The length of the body in bytes. */
  readonly length: number;
  /** Milliseconds since the engine took the connection over. */
  readonly at: number;
  /** True when it is not what an honest server would have sent here: changed on the way out, or put in by a script. */
  readonly altered: boolean;
}

/** An alert, in either direction. */
export interface SeenAlert {
  readonly direction: 'sent' | 'received';
  readonly level: 'warning' | 'fatal';
  readonly code: number;
  readonly name: string;
  /** False for one in clear text, which a client may send even after keys are in use. */
  readonly encrypted: boolean;
  readonly at: number;
}

/** What both sides agreed on, or what the script made of it. */
export interface Negotiated {
  readonly version: ProtocolVersion;
  /** The registered name of the cipher suite. */
  readonly cipherSuite: string;
  readonly group: string | null;
  readonly signatureScheme: string | null;
  readonly alpn: string | null;
  readonly resumed: boolean;
  readonly helloRetry: boolean;
  readonly extendedMasterSecret: boolean;
  readonly encryptThenMac: boolean;
}

/** How the connection came to its end: what the side that ended it first did first. */
export interface SeenEnd {
  readonly by: 'client' | 'server';
  /** A polite close_notify, a fatal alert, a TCP FIN or RST without either; `closed` from inside this process. */
  readonly how: 'close_notify' | 'alert' | 'fin' | 'reset' | 'closed' | 'time limit';
  readonly at: number;
}

/** Watches one connection. Every callback is optional, and whatever one throws is ignored. */
export interface WireObserver {
  hello?(hello: ClientHello): void;
  message?(message: SeenMessage): void;
  alert?(alert: SeenAlert): void;
  /** One line of an NSS key log, without the line end. */
  keyLog?(line: string): void;
  negotiated?(negotiated: Negotiated): void;
  /** The certificates that the client sent, leaf first, in DER. */
  clientCertificate?(chain: readonly Buffer[]): void;
  /** The handshake is complete on both sides. */
  complete?(at: number): void;
  /** The first application data of the client was decrypted. */
  firstApplicationData?(at: number): void;
  /** The server gave up: why, in one sentence. Not called for what a script does. */
  trouble?(reason: string): void;
  ended?(end: SeenEnd): void;
}
