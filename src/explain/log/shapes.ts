/**
 * The shape of a line: a number that is the same for lines which differ only in what changes from line to line: times,
 * addresses, process and connection numbers, identifiers. Codes and alert numbers count. Read from the bytes, because
 * most lines that are looked at need never be decoded.
 */
export function shapeOf(bytes: Uint8Array, start: number, end: number): number {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let at = start; at < end; ) {
    const kind = kindOf[bytes[at] as number] as number;
    let stop = at + 1;
    if (kind !== neither) {
      let kinds = kind;
      for (let next = kindOf[bytes[stop] as number] as number; stop < end && next !== neither; ) {
        kinds |= next;
        next = kindOf[bytes[++stop] as number] as number;
      }
      if (changes(bytes, at, stop, end, kinds)) {
        at = stop;
        continue;
      }
    }
    for (; at < stop; at++) {
      const byte = bytes[at] as number;
      low = Math.imul(low ^ byte, 0x01000193);
      high = Math.imul(high ^ byte, 0x5bd1e995) ^ (high >>> 15);
    }
  }
  return (low >>> 0) * 0x200000 + (high & 0x1fffff);
}

const neither = 0;
const digit = 1;
const letter = 2;
/** The letters of `2025-02-14T10:00:00Z`. */
const timeLetter = 4;

const kindOf = new Uint8Array(256);
for (const each of '0123456789') kindOf[each.charCodeAt(0)] = digit;
for (const each of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz') kindOf[each.charCodeAt(0)] = letter;
for (const each of 'TZ') kindOf[each.charCodeAt(0)] = timeLetter;

const bytesOf = (characters: string) => new Set([...characters].map((character) => character.charCodeAt(0)));
const besideChanging = bytesOf(':./,*#[]');
const beforeCodes = bytesOf('=(-');
/** The ends of "error", "code", "errno", "number", "status", "alert": a number behind these is a code. */
const codeWords = new Set(['rror', 'code', 'rrno', 'mber', 'atus', 'lert']);

const longestCode = 3;
const identifier = 12;

/** Whether a run of letters and digits is of the kind that changes from line to line. */
function changes(bytes: Uint8Array, start: number, stop: number, end: number, kinds: number): boolean {
  if ((kinds & digit) === 0) return false;
  if ((kinds & letter) !== 0) return stop - start >= identifier;
  let before = start - 1;
  while (bytes[before] === 32) before--;
  if (beforeCodes.has(bytes[before] as number)) return false;
  if (besideChanging.has(bytes[start - 1] as number) || (stop < end && besideChanging.has(bytes[stop] as number)))
    return true;
  if (stop - start <= longestCode) return false;
  const word = String.fromCharCode(...bytes.subarray(Math.max(before - 3, 0), before + 1)).toLowerCase();
  return !codeWords.has(word);
}

/** Remembers the newest few thousand answers by the shape of their lines. */
export class ByShape<Answer> {
  readonly #answers = new Map<number, Answer>();
  readonly #most: number;

  constructor(most = 5000) {
    this.#most = most;
  }

  /** The answer for a shape, worked out once. */
  get(shape: number, workOut: () => Answer): Answer {
    const known = this.#answers.get(shape);
    if (known !== undefined) return known;
    const answer = workOut();
    if (this.#answers.size >= this.#most) {
      const [oldest] = this.#answers.keys();
      if (oldest !== undefined) this.#answers.delete(oldest);
    }
    this.#answers.set(shape, answer);
    return answer;
  }
}
