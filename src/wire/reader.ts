/** Bytes that end too early or go on too long. */
export class Malformed extends RangeError {
  override readonly name = 'Malformed';
}

/** Reads the vectors of the TLS presentation language (RFC 8446 §3.4). Runs past the end throw `Malformed`. */
export class Reader {
  #at = 0;

  constructor(private readonly data: Buffer) {}

  get done(): boolean {
    return this.#at >= this.data.length;
  }

  get left(): number {
    return this.data.length - this.#at;
  }

  bytes(length: number): Buffer {
    if (length > this.left) throw new Malformed(`wanted ${length} bytes, ${this.left} left`);
    this.#at += length;
    return this.data.subarray(this.#at - length, this.#at);
  }

  u8(): number {
    return this.bytes(1).readUInt8();
  }

  u16(): number {
    return this.bytes(2).readUInt16BE();
  }

  u24(): number {
    return this.bytes(3).readUIntBE(0, 3);
  }

  u32(): number {
    return this.bytes(4).readUInt32BE();
  }

  vector8(): Buffer {
    return this.bytes(this.u8());
  }

  vector16(): Buffer {
    return this.bytes(this.u16());
  }

  vector24(): Buffer {
    return this.bytes(this.u24());
  }

  rest(): Buffer {
    return this.bytes(this.left);
  }

  /** Reads items until nothing is left. */
  all<T>(item: (reader: Reader) => T): T[] {
    const items: T[] = [];
    while (!this.done) items.push(item(this));
    return items;
  }
}
