const newline = 10;
const space = 32;

const otherColumn = 0;
const newlineColumn = 1;

/**
 * An Aho-Corasick automaton over some words, laid out as one table. Capitals count as small letters; hyphens,
 * underscores and tabs as spaces. Bytes that no word contains share one column, so that the table stays small.
 *
 * States are numbered so that one comparison tells whether anything happened: below `lineEnd` nothing did, `lineEnd`
 * itself is a line end, and above it a word is complete.
 */
export class Automaton {
  readonly table: Uint16Array;
  /** The column of each byte. */
  readonly classOf: Uint8Array;
  /** How far a state is shifted to find its row. */
  readonly shift: number;
  readonly lineEnd: number;

  constructor(words: readonly string[]) {
    const { classOf, columns } = columnsFor(words);
    const trie = new Trie(words.map((word) => [...Buffer.from(word)].map((byte) => classOf[byte] as number)));
    const { rows, complete, order } = trie.automaton(columns);
    const quiet = order.filter((node) => !complete.has(node));
    const states = [...quiet, null, ...order.filter((node) => complete.has(node))];
    if (states.length > 0xffff) throw new RangeError('too many words for one automaton');
    const numberOf = new Uint16Array(order.length);
    states.forEach((node, number) => {
      if (node !== null) numberOf[node] = number;
    });
    this.classOf = classOf;
    this.shift = Math.ceil(Math.log2(columns));
    this.lineEnd = quiet.length;
    this.table = new Uint16Array(states.length << this.shift);
    states.forEach((node, number) => {
      const from = (node ?? 0) * columns;
      const to = number << this.shift;
      for (let column = 0; column < columns; column++) {
        this.table[to + column] = numberOf[rows[from + column] as number] as number;
      }
      this.table[to + newlineColumn] = this.lineEnd;
    });
  }
}

function columnsFor(words: readonly string[]): { classOf: Uint8Array; columns: number } {
  const classOf = new Uint8Array(256).fill(otherColumn);
  let columns = 2;
  for (const byte of new Set(words.flatMap((word) => [...Buffer.from(word)]))) classOf[byte] = columns++;
  classOf[newline] = newlineColumn;
  for (let letter = 97; letter <= 122; letter++) classOf[letter - 32] = classOf[letter] as number;
  for (const blank of ['-', '_', '\t']) classOf[blank.charCodeAt(0)] = classOf[space] as number;
  return { classOf, columns };
}

/** The words as a tree. Node 0 is the root. */
class Trie {
  readonly #children: Map<number, number>[] = [new Map()];
  readonly #ends = new Set<number>();

  constructor(words: readonly (readonly number[])[]) {
    for (const word of words) this.#ends.add(word.reduce((node, column) => this.#child(node, column), 0));
  }

  #child(node: number, column: number): number {
    const children = this.#children[node] as Map<number, number>;
    const known = children.get(column);
    if (known !== undefined) return known;
    const child = this.#children.push(new Map()) - 1;
    children.set(column, child);
    return child;
  }

  /**
   * The row of each node: where each column leads to. Where a word breaks off, the node goes on like its fallback, the
   * longest ending that begins a word; that one lies nearer to the root and is finished before. The order is from the
   * root outwards: ordinary text stays near the root, and those rows share the cache.
   */
  automaton(columns: number): { rows: Uint16Array; complete: ReadonlySet<number>; order: readonly number[] } {
    const rows = new Uint16Array(this.#children.length * columns);
    const fallbacks = new Uint16Array(this.#children.length);
    const complete = new Set(this.#ends);
    const order = [0];
    for (const node of order) {
      const fallback = fallbacks[node] as number;
      if (complete.has(fallback)) complete.add(node);
      rows.copyWithin(node * columns, fallback * columns, (fallback + 1) * columns);
      for (const [column, child] of this.#children[node] ?? []) {
        fallbacks[child] = node === 0 ? 0 : (rows[fallback * columns + column] as number);
        rows[node * columns + column] = child;
        order.push(child);
      }
    }
    return { rows, complete, order };
  }
}
