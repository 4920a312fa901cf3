/**
 * Bytes that arrive in pieces and are taken in other pieces. Linear in what passes through it, even when everything comes
 * one byte at a time; what was taken stays valid, because bytes are never moved within a buffer.
 */
export class ByteQueue {
  #bytes: Buffer = nothing;
  #start = 0;
  #end = 0;
  /** False while the bytes belong to whoever pushed them: nothing may be written behind them. */
  #own = false;

  get length(): number {
    return this.#end - this.#start;
  }

  push(chunk: Buffer): void {
    if (chunk.length === 0) return;
    if (this.length === 0) {
      this.#bytes = chunk;
      this.#start = 0;
      this.#end = chunk.length;
      this.#own = false;
      return;
    }
    if (!this.#own || this.#end + chunk.length > this.#bytes.length) this.#grow(chunk.length);
    chunk.copy(this.#bytes, this.#end);
    this.#end += chunk.length;
  }

  /** The next bytes without taking them, or null when there are not so many. */
  peek(length: number): Buffer | null {
    return length > this.length ? null : this.#bytes.subarray(this.#start, this.#start + length);
  }

  /** Takes the next bytes, or returns null when there are not so many. */
  take(length: number): Buffer | null {
    const taken = this.peek(length);
    if (!taken) return null;
    this.#start += length;
    if (this.#start === this.#end) this.clear();
    return taken;
  }

  clear(): void {
    this.#bytes = nothing;
    this.#start = 0;
    this.#end = 0;
    this.#own = false;
  }

  #grow(more: number): void {
    const grown = Buffer.allocUnsafeSlow(2 * (this.length + more));
    this.#bytes.copy(grown, 0, this.#start, this.#end);
    this.#end = this.length;
    this.#start = 0;
    this.#bytes = grown;
    this.#own = true;
  }
}

const nothing = Buffer.alloc(0);
