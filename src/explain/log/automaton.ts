const newline = 10;
const space = 32;

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
    this.classOf = classOf;
    this.shift = Math.ceil(Math.log2(columns));
    this.lineEnd = trie.quiet.length;
    const order = [...trie.quiet, -1, ...trie.complete];
    if (order.length > 0xffff) throw new RangeError('too many words for one automaton');
    const numberOf = new Map(order.map((node, number) => [node, number]));
    this.table = new Uint16Array(order.length << this.shift);
    order.forEach((node, number) => {
      const row = number << this.shift;
      for (let column = 0; column < columns; column++) {
        const next = column === newlineColumn ? -1 : trie.step(Math.max(node, 0), column);
        this.table[row + column] = numberOf.get(next) ?? 0;
      }
    });
  }
}

const otherColumn = 0;
const newlineColumn = 1;

function columnsFor(words: readonly string[]): { classOf: Uint8Array; columns: number } {
  const classOf = new Uint8Array(256).fill(otherColumn);
  let columns = 2;
  for (const byte of new Set(words.flatMap((word) => [...Buffer.from(word)]))) classOf[byte] = columns++;
  classOf[newline] = newlineColumn;
  for (let letter = 97; letter <= 122; letter++) classOf[letter - 32] = classOf[letter] as number;
  for (const blank of ['-', '_', '\t']) classOf[blank.charCodeAt(0)] = classOf[space] as number;
  return { classOf, columns };
}

/** The words as a tree, with the links that go on where a word breaks off. Node 0 is the root. */
class Trie {
  readonly #children: Map<number, number>[] = [new Map()];
  readonly #fallback: number[] = [0];
  readonly #complete = new Set<number>();

  constructor(words: readonly (readonly number[])[]) {
    for (const word of words) this.#complete.add(word.reduce((node, column) => this.#child(node, column), 0));
    this.#link();
  }

  /** Nodes at which a word ends, or one that ends inside. */
  get complete(): readonly number[] {
    return [...this.#complete];
  }

  get quiet(): readonly number[] {
    return this.#children.map((_, node) => node).filter((node) => !this.#complete.has(node));
  }

  step(node: number, column: number): number {
    for (let from = node; ; from = this.#fallback[from] ?? 0) {
      const child = this.#children[from]?.get(column);
      if (child !== undefined) return child;
      if (from === 0) return 0;
    }
  }

  #child(node: number, column: number): number {
    const children = this.#children[node] as Map<number, number>;
    const known = children.get(column);
    if (known !== undefined) return known;
    const child = this.#children.push(new Map()) - 1;
    this.#fallback.push(0);
    children.set(column, child);
    return child;
  }

  /** Breadth first, so that the link of a parent is known before those of its children. */
  #link(): void {
    const queue = [...(this.#children[0]?.values() ?? [])];
    for (const node of queue) {
      for (const [column, child] of this.#children[node] ?? []) {
        const target = this.step(this.#fallback[node] ?? 0, column);
        this.#fallback[child] = target === child ? 0 : target;
        if (this.#complete.has(this.#fallback[child] ?? 0)) this.#complete.add(child);
        queue.push(child);
      }
    }
  }
}
