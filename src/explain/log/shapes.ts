/**
 * What changes from line to line without changing the meaning: time of day, addresses, process and connection numbers,
 * identifiers. Codes and alert numbers stay.
 */
const changing =
  /(?<=\d{4})[-/]\d\d[-/]\d\d|\d\d:\d\d:\d\d(?:[.,]\d+)?|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?|(?<=\*)\d+|(?<=\[)\d+(?=\])|\b\d+#\d+|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}\b|\b[0-9A-F]{12,16}(?=:error)|(?<="ts":)\d+|(?<=\bport[ =])\d+|(?<=localhost:)\d+/gi;

/** The shape of a line: two lines of one shape have the same explanation. */
export const shapeOf = (line: string): string => line.replace(changing, '#');

/** Remembers the newest few thousand answers by the shape of their lines. */
export class ByShape<Answer> {
  readonly #answers = new Map<string, Answer>();
  readonly #most: number;

  constructor(most = 4000) {
    this.#most = most;
  }

  /** The answer for a line, worked out once a shape. */
  get(line: string, workOut: (line: string) => Answer): Answer {
    const shape = shapeOf(line);
    const known = this.#answers.get(shape);
    if (known !== undefined) return known;
    const answer = workOut(line);
    if (this.#answers.size >= this.#most) {
      const [oldest] = this.#answers.keys();
      if (oldest !== undefined) this.#answers.delete(oldest);
    }
    this.#answers.set(shape, answer);
    return answer;
  }
}
