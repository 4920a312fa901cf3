const most = 64 * 1024;

/** The end of what a program printed: there it says why it failed, and a chatty one must not fill the memory. */
export class LastWords {
  #chunks: Buffer[] = [];
  #length = 0;

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < 2 * most) return;
    const end = Buffer.concat(this.#chunks).subarray(-most);
    this.#chunks = [Buffer.from(end)];
    this.#length = end.length;
  }

  toString(): string {
    return Buffer.concat(this.#chunks).subarray(-most).toString('utf8');
  }
}
