import { ByteQueue } from './byte-queue.js';
import type { RecordCipher } from './ciphers/index.js';
import { maximumExpansion, maximumFragment, type WireRecord } from './records.js';
import { Refusal } from './refusal.js';
import { contentType } from './tables/types.js';

/** What a client may send, one at a time. */
export type Incoming =
  | { readonly kind: 'handshake'; readonly message: Buffer }
  | { readonly kind: 'change-cipher-spec' }
  | { readonly kind: 'alert'; readonly level: number; readonly code: number; readonly encrypted: boolean }
  | { readonly kind: 'data'; readonly bytes: Buffer };

/** A longer handshake message is nobody's certificate chain; the bound keeps a hostile client cheap. */
const maximumMessage = 256 * 1024;

/** How much data may be thrown away while it could be early data that was refused (RFC 8446 §4.2.10). */
const maximumSkipped = 64 * 1024;

/**
 * Reads what the client sends, one message at a time and never ahead: a record is decrypted only when it is asked for,
 * so that keys may change after every message.
 */
export class Inbox {
  /** The protection in force; null in clear text. */
  cipher: RecordCipher | null = null;
  /** TLS 1.3 tolerates change_cipher_spec and hides the true content type. */
  isTls13 = false;
  /** The client may be sending early data that nobody here can read. */
  skipsEarlyData = false;

  readonly #bytes = new ByteQueue();
  readonly #handshake = new ByteQueue();
  #skipped = 0;

  /** Bytes that wait to be read. */
  get waiting(): number {
    return this.#bytes.length;
  }

  /** True while a handshake message has begun and not ended, which no change of keys may interrupt. */
  get inMessage(): boolean {
    return this.#handshake.length > 0;
  }

  push(chunk: Buffer): void {
    this.#bytes.push(chunk);
  }

  clear(): void {
    this.#bytes.clear();
    this.#handshake.clear();
  }

  /** The next thing, or null when more bytes are needed. @throws Refusal for what breaks the rules */
  take(): Incoming | null {
    for (;;) {
      const message = this.#message();
      if (message) return { kind: 'handshake', message };
      const record = this.#record();
      if (!record) return null;
      const incoming = this.#read(record);
      if (incoming) return incoming;
    }
  }

  #message(): Buffer | null {
    const header = this.#handshake.peek(4);
    if (!header) return null;
    const length = 4 + header.readUIntBE(1, 3);
    if (length > maximumMessage) throw new Refusal('illegal_parameter', `a handshake message of ${length} bytes`);
    return this.#handshake.take(length);
  }

  /** One record of the wire, still protected. */
  #record(): WireRecord | null {
    const header = this.#bytes.peek(5);
    if (!header) return null;
    const [type, version, length] = [header.readUInt8(0), header.readUInt16BE(1), header.readUInt16BE(3)];
    if (type < contentType.changeCipherSpec || type > contentType.applicationData) {
      throw new Refusal('unexpected_message', `a record of type ${type}`);
    }
    if (version >> 8 !== 3) throw new Refusal('protocol_version', 'a record of another protocol');
    if (length > maximumFragment + maximumExpansion)
      throw new Refusal('record_overflow', `a record of ${length} bytes`);
    const whole = this.#bytes.take(5 + length);
    return whole && { type, version, payload: whole.subarray(5) };
  }

  /** Reads one record; null for one that is to be passed over, or that only added to a message. */
  #read(record: WireRecord): Incoming | null {
    const { type, payload } = record;
    if (type === contentType.changeCipherSpec && (this.isTls13 || !this.cipher)) return this.#changeCipherSpec(payload);
    // A client that has no keys yet, or none any more, reports in clear text even when keys are in use here.
    const clearAlert = type === contentType.alert && payload.length === 2;
    if (!this.cipher || clearAlert) return this.#content(record, false);
    if (this.isTls13 && type !== contentType.applicationData) {
      throw new Refusal('unexpected_message', 'a record in clear text where it should be protected');
    }
    const opened = this.#open(record, this.cipher);
    return opened && this.#content(opened, true);
  }

  #open(record: WireRecord, cipher: RecordCipher): WireRecord | null {
    try {
      const opened = cipher.open(record);
      this.skipsEarlyData = false;
      return opened;
    } catch (error) {
      this.#skipped += record.payload.length;
      if (!this.skipsEarlyData || this.#skipped > maximumSkipped) throw error;
      cipher.rewind?.();
      return null;
    }
  }

  #content({ type, payload }: WireRecord, encrypted: boolean): Incoming | null {
    if (this.inMessage && type !== contentType.handshake && type !== contentType.alert) {
      throw new Refusal('unexpected_message', 'another record in the middle of a handshake message');
    }
    switch (type) {
      case contentType.handshake:
        if (payload.length === 0) throw new Refusal('unexpected_message', 'an empty handshake record');
        this.#handshake.push(payload);
        return null;
      case contentType.alert:
        if (payload.length < 2) throw new Refusal('decode_error', 'an alert of less than two bytes');
        return { kind: 'alert', level: payload.readUInt8(0), code: payload.readUInt8(1), encrypted };
      case contentType.changeCipherSpec:
        return this.#changeCipherSpec(payload);
      case contentType.applicationData:
        if (!encrypted && this.skipsEarlyData) return null;
        return payload.length === 0 && encrypted ? null : { kind: 'data', bytes: payload };
      default:
        throw new Refusal('unexpected_message', `a protected record of type ${type}`);
    }
  }

  /** TLS 1.3 passes it over: middleboxes like to see it (RFC 8446 §D.4). */
  #changeCipherSpec(payload: Buffer): Incoming | null {
    if (payload.length !== 1 || payload[0] !== 1)
      throw new Refusal('unexpected_message', 'a ChangeCipherSpec that is not 1');
    if (this.inMessage)
      throw new Refusal('unexpected_message', 'a ChangeCipherSpec in the middle of a handshake message');
    return this.isTls13 ? null : { kind: 'change-cipher-spec' };
  }
}
