import { plainly } from './plainly.js';

/**
 * Words of which the plain form of a text must contain at least one for a pattern to match. Looking for them first is
 * many times cheaper than trying the pattern. Undefined when the source does not tell.
 */
export function requiredWords(pattern: RegExp): readonly string[] | undefined {
  return new Reader(pattern.source).alternatives();
}

type Words = readonly string[] | undefined;

const shortest = 3;

/** Reads a regular expression as far as it says which letters and digits must occur. */
class Reader {
  readonly #source: string;
  #place = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** All alternatives up to the end of the group: each must require something. */
  alternatives(): Words {
    const found: Words[] = [this.#sequence()];
    while (this.#peek() === '|') {
      this.#place++;
      found.push(this.#sequence());
    }
    return found.some((words) => words === undefined) ? undefined : found.flatMap((words) => words ?? []);
  }

  /** A sequence requires whatever its best part requires. */
  #sequence(): Words {
    let best: Words;
    let run = '';
    const consider = (words: Words) => {
      if (words && (best === undefined || worth(words) > worth(best))) best = words;
    };
    const endRun = () => {
      const words = plainly(run).trim();
      if (words.length >= shortest) consider([words]);
      run = '';
    };
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek()) {
      const { letter, words } = this.#atom();
      const optional = this.#quantifier();
      if (letter !== undefined && optional === 'once') {
        run += letter;
        continue;
      }
      if (letter !== undefined && optional === 'repeated') run += letter;
      endRun();
      if (optional !== 'optional') consider(words);
    }
    endRun();
    return best;
  }

  /** One atom: a character that stands for itself, a group with its words, or something that says nothing. */
  #atom(): { letter?: string; words?: Words } {
    const character = this.#source[this.#place++] ?? '';
    if (character === '(') return { words: this.#group() };
    if (character === '[') return this.#skipClass();
    if (character === '\\') {
      const escaped = this.#source[this.#place++] ?? '';
      return /[A-Za-z0-9]/.test(escaped) ? {} : { letter: escaped };
    }
    return /[.^$]/.test(character) ? {} : { letter: character };
  }

  #group(): Words {
    const isLook = /^\?<?[=!]/.test(this.#source.slice(this.#place, this.#place + 3));
    const head = /^\?(?::|<?[=!]|<\w+>)/.exec(this.#source.slice(this.#place));
    this.#place += head?.[0].length ?? 0;
    const words = this.alternatives();
    this.#place++;
    return isLook ? undefined : words;
  }

  #skipClass(): Record<string, never> {
    for (; this.#peek() !== ']' && this.#peek() !== undefined; this.#place++) if (this.#peek() === '\\') this.#place++;
    this.#place++;
    return {};
  }

  #quantifier(): 'once' | 'repeated' | 'optional' {
    const quantifier = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#source.slice(this.#place));
    if (!quantifier) return 'once';
    this.#place += quantifier[0].length;
    return quantifier[0].startsWith('+') || Number(quantifier[1] ?? 0) > 0 ? 'repeated' : 'optional';
  }

  #peek(): string | undefined {
    return this.#source[this.#place];
  }
}

/** A long word is worth more than several short ones. */
const worth = (words: readonly string[]) => Math.min(...words.map((word) => word.length)) - words.length / 10;
