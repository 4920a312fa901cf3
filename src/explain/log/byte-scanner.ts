import { Automaton } from './automaton.js';

const newline = 10;

/** Where the reading of a log stands between two pieces. */
export interface Progress {
  /** The state of the automaton at the end of the last piece. */
  state: number;
  /** True when the line that is being read has shown a word. */
  hit: boolean;
  /** Line ends read so far. */
  lines: number;
  /** Where the unfinished line starts in the last piece. */
  lineStart: number;
  /** Called for every finished line that showed a word, with its place in the piece and its number in the log. */
  found(start: number, end: number, line: number): void;
}

/**
 * Finds the lines that contain one of many words, in bytes that nobody has decoded: one look-up a byte, however many
 * words there are, and line ends are counted on the way.
 */
export class ByteScanner {
  readonly #automaton: Automaton;

  constructor(words: readonly string[]) {
    this.#automaton = new Automaton(words);
  }

  /** Reads a piece of a log. A line may begin in one piece and end in another: `progress` carries over. */
  scan(bytes: Uint8Array, progress: Progress): void {
    const { table, classOf, shift, lineEnd } = this.#automaton;
    const length = bytes.length;
    let { state, hit } = progress;
    let lineStart = 0;
    let lines = 0;
    for (let at = hit ? endOfLine(bytes, 0) : 0; at < length; at++) {
      state = table[(state << shift) | (classOf[bytes[at] as number] as number)] as number;
      if (state < lineEnd) continue;
      if (state > lineEnd) {
        hit = true;
        at = endOfLine(bytes, at + 1);
        if (at === length) break;
      }
      lines++;
      if (hit) progress.found(lineStart, at, progress.lines + lines);
      hit = false;
      lineStart = at + 1;
      state = 0;
    }
    Object.assign(progress, { state: hit ? 0 : state, hit, lines: progress.lines + lines, lineStart });
  }
}

const endOfLine = (bytes: Uint8Array, from: number): number => {
  const at = bytes.indexOf(newline, from);
  return at < 0 ? bytes.length : at;
};
