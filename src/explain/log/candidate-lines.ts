import { ByteScanner, type Progress } from './byte-scanner.js';
import { prefilterWords } from './prefilter.js';

/** Longer lines keep their beginning and their end. */
const longestLine = 64 * 1024;

let scanner: ByteScanner | undefined;

/** A line as it lies in the bytes that were read, with its number from 1. It is gone when the call returns. */
export interface RawLine {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  readonly number: number;
}

/** Cuts a log into lines and hands out those that may be TLS errors. What it keeps does not grow with the log. */
export class CandidateLines {
  readonly #progress: Progress;
  #bytes: Buffer = Buffer.alloc(0);
  /** The beginning of a line that a later piece finishes. */
  #unfinished: Buffer = Buffer.alloc(0);

  constructor(onLine: (line: RawLine) => void) {
    scanner ??= new ByteScanner(prefilterWords());
    this.#progress = {
      state: 0,
      hit: false,
      lines: 0,
      lineStart: 0,
      found: (start, end, number) => {
        if (start > 0 || this.#unfinished.length === 0) return onLine({ bytes: this.#bytes, start, end, number });
        const whole = Buffer.concat([this.#unfinished, this.#bytes.subarray(0, end)]);
        onLine({ bytes: whole, start: 0, end: whole.length, number });
      },
    };
  }

  /** Lines read so far. */
  get lines(): number {
    return this.#progress.lines;
  }

  /** Reads the next piece of the log. */
  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    scanner?.scan(bytes, this.#progress);
    const { lineStart } = this.#progress;
    const rest = this.#bytes.subarray(lineStart);
    this.#unfinished =
      lineStart === 0 ? shortened(Buffer.concat([this.#unfinished, rest])) : Buffer.from(shortened(rest));
  }

  /** Finishes the last line, when the log does not end with a line end. */
  end(): void {
    if (this.#unfinished.length > 0) this.push(Buffer.from('\n'));
  }
}

function shortened(line: Buffer): Buffer {
  if (line.length <= longestLine) return line;
  return Buffer.concat([line.subarray(0, longestLine / 2), line.subarray(line.length - longestLine / 2)]);
}
