import { randomBytes } from 'node:crypto';
import { alertCode } from './alerts.js';
import type { ClientHello } from './client-hello.js';
import type { Connection } from './connection.js';
import { applyEdits } from './edits/edit.js';
import type { DhGroup, KeyShare } from './key-exchange/index.js';
import type { Identity, Settings } from './options.js';
import type { OutgoingMessage } from './outbox.js';
import { Departure, Refusal } from './refusal.js';
import type { SecureStream } from './secure-stream.js';
import type { SessionState } from './sessions.js';
import type { LegacyState } from './steps12/state.js';
import type { Tls13State } from './steps13/state.js';
import type { GroupName } from './tables/groups.js';
import type { SignatureSchemeName } from './tables/signature-schemes.js';
import type { SuiteName } from './tables/suite-names.js';
import { type HandshakeType, handshakeName, handshakeType } from './tables/types.js';
import { SSLv3, TLSv13 } from './tables/versions.js';
import { Transcript } from './transcript.js';

/** What the server settles on. The step `choose` fills it in; `decide` changes it afterwards. */
export interface Choice {
  cipherSuite: SuiteName;
  /** How the secret is agreed on. Follows from the suite, and may be made not to. */
  exchange: 'ecdhe' | 'dhe' | 'rsa' | 'ephemeral-rsa';
  group: GroupName | null;
  /** The group of a DHE suite up to TLS 1.2. */
  dh: DhGroup | null;
  /** Null in versions that do not name a scheme. */
  signatureScheme: SignatureSchemeName | null;
  /** What is shown and signed with; null for an anonymous server. */
  identity: Identity | null;
  alpn: string | null;
  extendedMasterSecret: boolean;
  encryptThenMac: boolean;
  /** The random of ServerHello. */
  serverRandom: Buffer;
}

/** A handshake message of the client. */
export interface ReceivedMessage {
  readonly type: number;
  readonly body: Buffer;
  /** The message with its header: what enters the transcript. */
  readonly bytes: Buffer;
}

/** What the steps of one handshake share. Each step reads what earlier ones wrote. */
export class Context {
  /** The name of the step that is running. */
  step = '';
  /** False while a step runs that an honest server would not do here. */
  isHonest = true;
  readonly transcript = new Transcript();
  readonly choice: Partial<Choice> = { serverRandom: randomBytes(32) };
  /** True from a HelloRetryRequest on. */
  retried = false;
  /** The server's half of the key exchange. */
  share: KeyShare | null = null;
  /** The session that is resumed. */
  resumed: SessionState | null = null;
  /** Whether the client is asked for a certificate, and what it showed. */
  clientChain: readonly Buffer[] | null = null;
  /** Application data, once the handshake is complete. */
  stream: SecureStream | null = null;
  /** Settles when the client has left; null until there is application data to read. */
  reading: Promise<void> | null = null;
  /** Data that came while a script waited for it, before there was a stream. */
  readonly early: Buffer[] = [];
  /** What a ClientHello after the handshake leads to; null for a polite no. */
  renegotiation: ((message: Buffer) => Promise<void>) | null = null;
  /** Secrets of TLS 1.3. */
  tls13: Tls13State | null = null;
  /** Secrets of TLS 1.2 and below. */
  legacy: LegacyState | null = null;

  constructor(
    readonly connection: Connection,
    readonly settings: Settings,
    /** The version that the list of steps is for, such as 0x0304. */
    readonly version: number,
    /** The last ClientHello: the second one after a HelloRetryRequest. */
    public hello: ClientHello,
    /** Hands over the stream, when it is there. */
    readonly onStream: (stream: SecureStream) => void = () => {},
  ) {}

  /** The server's half of the key exchange. @throws Refusal when a script has left that step out */
  ownShare(): KeyShare {
    return needed(this.share, 'the key share');
  }

  /** Something that an earlier step has settled. @throws Refusal when a script has left that step out */
  settled<K extends keyof Choice>(what: K): Exclude<Choice[K], undefined> {
    return needed(this.choice[what], what) as Exclude<Choice[K], undefined>;
  }

  /** Sends a handshake message in the name of the running step. Returns the message as it went out. */
  send(type: HandshakeType, body: Buffer, more: Pick<OutgoingMessage, 'inserted' | 'name'> = {}): Buffer {
    const outgoing = { type: handshakeType[type], body, inserted: !this.isHonest, ...more };
    const { bytes, hidden } = this.connection.outbox.message(this.step, outgoing);
    if (!hidden) this.transcript.add(bytes);
    return bytes;
  }

  /** What the running step is to sign, after the script has had its say. */
  toSign(content: Buffer): Buffer {
    const { signed } = this.connection.outbox.layers(this.step);
    return applyEdits(signed, content, { type: 0, context: this });
  }

  /** The next handshake message, which must be one of these. Warnings in between are passed over. */
  async receive(...types: readonly HandshakeType[]): Promise<ReceivedMessage> {
    for (;;) {
      const incoming = await this.connection.next();
      switch (incoming.kind) {
        case 'handshake':
          return this.#expected(incoming.message, types);
        case 'alert':
          // An SSL 3.0 client without a certificate says so by an alert (RFC 6101 §5.6.6).
          if (incoming.code === 41 && this.version === SSLv3 && types.includes('Certificate')) return noCertificate;
          leaveOnFatal(incoming, this.version);
          break;
        case 'data':
          // While a session is renegotiated, data may still come under the old keys (RFC 5246 §7.4.1.1).
          if (!this.stream) throw new Refusal('unexpected_message', `data in place of ${types.join(' or ')}`);
          await this.stream.deliver(incoming.bytes);
          break;
        default:
          throw new Refusal('unexpected_message', `${incoming.kind} in place of ${types.join(' or ')}`);
      }
    }
  }

  /** The next record, which must be a ChangeCipherSpec (RFC 5246 §7.1). */
  async receiveChangeCipherSpec(): Promise<void> {
    for (;;) {
      const incoming = await this.connection.next();
      if (incoming.kind === 'change-cipher-spec') {
        this.connection.reporter.message({
          direction: 'received',
          name: 'ChangeCipherSpec',
          length: 1,
          altered: false,
        });
        return;
      }
      if (incoming.kind !== 'alert')
        throw new Refusal('unexpected_message', `${incoming.kind} in place of ChangeCipherSpec`);
      leaveOnFatal(incoming, this.version);
    }
  }

  #expected(bytes: Buffer, types: readonly HandshakeType[]): ReceivedMessage {
    const type = bytes.readUInt8(0);
    const name = handshakeName(type);
    this.connection.reporter.message({ direction: 'received', name, length: bytes.length - 4, altered: false });
    if (!(types as readonly string[]).includes(name)) {
      throw new Refusal('unexpected_message', `${name} in place of ${types.join(' or ')}`);
    }
    return { type, body: bytes.subarray(4), bytes };
  }
}

const noCertificate: ReceivedMessage = {
  type: handshakeType.Certificate,
  body: Buffer.alloc(3),
  bytes: Buffer.alloc(0),
};

/**
 * A fatal alert ends the conversation, and so does close_notify. TLS 1.3 no longer asks for the level: there all alerts
 * are fatal but user_canceled, after which close_notify comes (RFC 8446 §6). @throws Departure
 */
export function leaveOnFatal(
  { level, code }: { readonly level: number; readonly code: number },
  version: number,
): void {
  const warning = version === TLSv13 ? code === alertCode('user_canceled') : level === 1 && code !== 0;
  if (!warning) throw new Departure(`the client sent alert ${code}`, code !== 0);
}

/** Something that an earlier step made. @throws Refusal when a script has left that step out */
export function needed<T>(value: T | null | undefined, what: string): T {
  if (value !== null && value !== undefined) return value;
  throw new Refusal('internal_error', `${what} is not known: the step that makes it was left out`);
}
