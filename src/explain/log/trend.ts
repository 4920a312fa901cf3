/** How the errors of a group are spread over the log. */
export type Trend = 'new' | 'rising' | 'steady' | 'falling' | 'over' | 'sporadic';

const buckets = 48;
const fewest = 5;

/** Counts along the lines of a log whose length nobody knows yet: when it is full, pairs of counts become one. */
export class Spread {
  #counts: number[] = [];
  #linesEach = 16;

  /** Notes one error at a line (counted from 1). */
  add(line: number): void {
    while (Math.floor((line - 1) / this.#linesEach) >= buckets) this.#halve();
    const place = Math.floor((line - 1) / this.#linesEach);
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
  }

  /** What the last third of the log shows beside the first. */
  trend(lines: number): Trend {
    const thirds = [0, 0, 0];
    this.#counts.forEach((count, place) => {
      const middle = (place + 0.5) * this.#linesEach;
      const third = Math.min(2, Math.floor((3 * middle) / Math.max(lines, 1)));
      thirds[third] = (thirds[third] ?? 0) + (count ?? 0);
    });
    const [early = 0, between = 0, late = 0] = thirds;
    if (early + between + late < fewest) return 'sporadic';
    if (early === 0 && between === 0) return 'new';
    if (late === 0 && between === 0) return 'over';
    if (late >= 2 * early) return 'rising';
    if (early >= 2 * late) return 'falling';
    return 'steady';
  }

  #halve(): void {
    const halved: number[] = [];
    this.#counts.forEach((count, place) => {
      const target = Math.floor(place / 2);
      halved[target] = (halved[target] ?? 0) + count;
    });
    this.#counts = halved;
    this.#linesEach *= 2;
  }
}
