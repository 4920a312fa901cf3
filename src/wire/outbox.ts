import type { RecordCipher } from './ciphers/index.js';
import type { Context } from './context.js';
import { applyEdits, type Gesture, type HeaderClaim, type Layers, noLayers } from './edits/edit.js';
import type { Ending, GestureQueue } from './gestures.js';
import { fragments, serializeRecord, type WireRecord } from './records.js';
import { Departure } from './refusal.js';
import type { Reporter } from './reporter.js';
import { contentType, handshakeName } from './tables/types.js';
import { join, u8, u24 } from './writer.js';

/** How records of one sending differ from what is usual at this point. */
export interface RecordOptions {
  /** Send in clear text although keys are in use. */
  readonly plaintext?: boolean;
  /** The version field of the record. */
  readonly version?: number;
}

/** A handshake message on its way out. */
export interface OutgoingMessage {
  readonly type: number;
  readonly body: Buffer;
  /** True for one that the honest flight does not have. */
  readonly inserted?: boolean;
  /** A name to report it by, where the type alone does not tell. */
  readonly name?: string;
}

/**
 * Sends what the steps of a flight build: message, record, protection, bytes. Between these the layers of the flight
 * have their say; this is the only place where they act, and it knows none of them.
 */
export class Outbox {
  /** The protection in force; null in clear text. */
  cipher: RecordCipher | null = null;
  /** The version field of records. */
  recordVersion = 0x0303;
  /** The handshake that is going on, for edits that need to know. */
  context: Context | null = null;

  #sentBefore: Map<string, number> | null = null;

  constructor(
    private readonly queue: GestureQueue,
    private readonly reporter: Reporter,
    private readonly owner: { layersOf(step: string): Layers | undefined },
  ) {}

  /** The layers that the flight lays over a step. */
  layers(step: string): Layers {
    return this.owner.layersOf(step) ?? noLayers;
  }

  /**
   * Builds a handshake message and queues its records.
   *
   * @returns the message as it went out, header included, and whether it belongs into the transcript
   */
  message(step: string, { type, body, inserted = false, name }: OutgoingMessage): { bytes: Buffer; hidden: boolean } {
    const layers = this.layers(step);
    const edited = applyEdits(layers.body, body, { type, context: this.context as Context });
    const bytes = join(header(type, edited.length, layers.header), edited);
    const altered = inserted || layers.header.length > 0 || (edited !== body && !edited.equals(body));
    this.records(step, contentType.handshake, bytes);
    const sentType = bytes.readUInt8(0);
    const label = name !== undefined && sentType === type ? name : handshakeName(sentType);
    this.reporter.message({ direction: 'sent', name: label, length: edited.length, altered });
    return { bytes, hidden: layers.hidden };
  }

  /** Queues the records of a payload, cut where it is too long. */
  records(step: string, type: number, payload: Buffer, options: RecordOptions = {}): void {
    this.#protect(step, type, fragments(payload), options);
  }

  /** Queues a payload as one record, however long it is. */
  oneRecord(step: string, type: number, payload: Buffer, options: RecordOptions = {}): void {
    this.#protect(step, type, [payload], options);
  }

  #protect(step: string, type: number, payloads: readonly Buffer[], options: RecordOptions): void {
    if (this.queue.ending) throw new Departure('the script has ended the connection');
    const layers = this.layers(step);
    const version = options.version ?? this.recordVersion;
    const honest = payloads.map((payload): WireRecord => ({ type, version, payload }));
    const before = this.#sentBefore?.get(step) ?? 0;
    const about = { before, context: this.context as Context };
    const plain = layers.plain.reduce<readonly WireRecord[]>((records, edit) => edit(records, about), honest);
    const cipher = options.plaintext || layers.clear ? null : this.cipher;
    const sealed = cipher ? plain.map((record) => cipher.seal(record)) : plain;
    const edited = layers.sealed.reduce((records, edit) => edit(records, about), sealed);
    if (layers.plain.length + layers.sealed.length > 0) this.#count(step, before + plain.length);
    this.#wire(
      layers,
      edited.length === 1 ? serializeRecord(edited[0] as WireRecord) : join(...edited.map(serializeRecord)),
    );
  }

  /** Queues bytes as they are, below all records. */
  bytes(step: string, bytes: Buffer): void {
    if (this.queue.ending) throw new Departure('the script has ended the connection');
    this.#wire(this.layers(step), bytes);
  }

  /** Queues an alert and reports it. */
  alert(step: string, code: number, level: 1 | 2, options: RecordOptions = {}): void {
    this.records(step, contentType.alert, Buffer.from([level, code]), options);
    this.reporter.alert({ direction: 'sent', level, code, encrypted: this.cipher !== null && !options.plaintext });
  }

  /** Queues time, or the end of the connection. */
  gesture(gesture: Gesture): void {
    this.queue.add(gesture);
  }

  /** How the connection is to end, once that is settled: nothing is sent after it. */
  get ending(): Ending | null {
    return this.queue.ending;
  }

  /** Sends what is queued; undefined when that needed no waiting. */
  flush(): Promise<void> | undefined {
    return this.queue.flush();
  }

  /** The same, and waits until the socket takes more. */
  flushAndDrain(): Promise<void> | undefined {
    return this.queue.flush() ?? this.queue.drained();
  }

  #count(step: string, records: number): void {
    this.#sentBefore ??= new Map();
    this.#sentBefore.set(step, records);
  }

  #wire(layers: Layers, bytes: Buffer): void {
    let gestures: readonly Gesture[] = [bytes];
    for (const wiring of layers.wire)
      gestures = gestures.flatMap((each) => (Buffer.isBuffer(each) ? wiring(each) : [each]));
    for (const gesture of gestures) this.queue.add(gesture);
  }
}

function header(type: number, honestLength: number, claims: readonly HeaderClaim[]): Buffer {
  const claimed = claims.reduce(
    (header, claim) => ({ type: claim.type ?? header.type, length: claim.length?.(header.length) ?? header.length }),
    { type, length: honestLength },
  );
  return join(u8(claimed.type), u24(claimed.length));
}
