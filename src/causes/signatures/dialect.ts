import type { SituationName } from '../situations/index.js';

/**
 * Words that a client prints. A string is found whatever its case, and whether it is written with spaces, hyphens or
 * underscores (`wrong version number`, `WRONG_VERSION_NUMBER`); `…` stands for anything up to 80 characters of the
 * same line. A regular expression is tried on the text as it stands.
 */
export type Phrase = string | RegExp;

/** What a family of clients says, by the situation that it means. */
export type Phrasebook = Readonly<Partial<Record<SituationName, readonly Phrase[]>>>;

/**
 * Numbers or names that stand for situations: `find` captures the code in its first group, `means` is looked up
 * with the code in lower case, without spaces and underscores.
 */
export interface Codebook {
  readonly find: RegExp;
  readonly means: Readonly<Record<string, SituationName>>;
  /** The situation of a code that `means` does not list; without it, such a code says nothing. */
  readonly otherwise?: SituationName;
  /** True for alerts that the speaker *sent*: they are then its own complaint, not its peer's. */
  readonly sent?: boolean;
}

/** One family of clients: its phrases and its codes. */
export interface Dialect {
  /** Words that mean this wherever they stand. */
  readonly says?: Phrasebook;
  /** Words that mean this only in a text about TLS: alone they could be anything. */
  readonly saysOfTls?: Phrasebook;
  readonly codes?: readonly Codebook[];
}

/** Turns a list of code names with their situations into a phrasebook. */
export function phrasebookOf(named: Iterable<readonly [phrase: Phrase, situation: SituationName]>): Phrasebook {
  const book: Partial<Record<SituationName, Phrase[]>> = {};
  for (const [phrase, situation] of named) book[situation] = [...(book[situation] ?? []), phrase];
  return book;
}

/** Several phrasebooks as one. */
export function together(...books: readonly Phrasebook[]): Phrasebook {
  return phrasebookOf(
    books.flatMap((book) =>
      (Object.entries(book) as [SituationName, readonly Phrase[]][]).flatMap(([situation, phrases]) =>
        phrases.map((phrase) => [phrase, situation] as const),
      ),
    ),
  );
}
