import { type Codebook, type Dialect, dialects, type Phrase } from '../causes/signatures/index.js';
import type { SituationName } from '../causes/situations/index.js';
import { plainly } from './plainly.js';
import { requiredWords } from './required-words.js';

type Span = readonly [start: number, end: number];

/** One phrase, ready to be looked for. */
export interface Signature {
  readonly situation: SituationName;
  /** True for phrases that mean this only in a text about TLS. */
  readonly ofTls: boolean;
  /** Looks in the text as it stands, or in its plain form. */
  readonly find: (text: string, plain: string) => Span | undefined;
}

/** A pattern that is worth trying only when the plain text contains one of the words that it needs. */
interface Guarded<Thing> {
  readonly needs: readonly string[] | undefined;
  readonly guarded: Thing;
}

/** All signatures of some dialects: phrases by their rarest word, patterns and codes with the word that they need. */
export interface Signatures {
  readonly byWord: ReadonlyMap<string, readonly Signature[]>;
  readonly patterns: readonly Guarded<Signature>[];
  readonly codes: readonly Guarded<Codebook>[];
}

let known: Signatures | undefined;

/** The signatures of all dialects, made searchable when they are first needed. */
export function knownSignatures(): Signatures {
  known ??= compile(dialects);
  return known;
}

/** Makes dialects searchable. */
export function compile(books: readonly Dialect[]): Signatures {
  const phrases = books.flatMap(({ says, saysOfTls }) => [...listed(says, false), ...listed(saysOfTls, true)]);
  const frequency = new Map<string, number>();
  for (const { phrase } of phrases) {
    for (const word of wordsOf(phrase)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const byWord = new Map<string, Signature[]>();
  const patterns: Guarded<Signature>[] = [];
  for (const { phrase, situation, ofTls } of phrases) {
    const signature = { situation, ofTls, find: finderFor(phrase) };
    const word = rarest(wordsOf(phrase), frequency);
    const sharing = word === undefined ? undefined : byWord.get(word);
    if (sharing) sharing.push(signature);
    else if (word !== undefined) byWord.set(word, [signature]);
    else patterns.push({ needs: phrase instanceof RegExp ? requiredWords(phrase) : undefined, guarded: signature });
  }
  const codes = books.flatMap((dialect) => dialect.codes ?? []);
  return { byWord, patterns, codes: codes.map((guarded) => ({ needs: requiredWords(guarded.find), guarded })) };
}

const listed = (book: Dialect['says'], ofTls: boolean) =>
  (Object.entries(book ?? {}) as [SituationName, readonly Phrase[]][]).flatMap(([situation, phrases]) =>
    phrases.map((phrase) => ({ phrase, situation, ofTls })),
  );

const wordsOf = (phrase: Phrase): readonly string[] =>
  typeof phrase === 'string' ? (plainly(phrase).match(/[a-z0-9]+/g) ?? []) : [];

const isMet = (needs: readonly string[] | undefined, plain: string) =>
  needs === undefined || needs.some((word) => plain.includes(word));

/** Of a phrase's words, the one that fewest phrases share: the cheapest to look for. */
function rarest(words: readonly string[], frequency: ReadonlyMap<string, number>): string | undefined {
  const often = (word: string) => (frequency.get(word) ?? 0) + (word.length < 3 ? 1000 : 0);
  return words.reduce<string | undefined>(
    (best, word) => (best === undefined || often(word) < often(best) ? word : best),
    undefined,
  );
}

/** The signatures that a text could show, judged by its words. */
export function* candidates({ byWord, patterns }: Signatures, plain: string): Generator<Signature> {
  for (const word of new Set(plain.match(/[a-z0-9]+/g))) yield* byWord.get(word) ?? [];
  for (const { needs, guarded } of patterns) if (isMet(needs, plain)) yield guarded;
}

/** The codebooks that a text could contain codes of. */
export function* candidateCodes({ codes }: Signatures, plain: string): Generator<Codebook> {
  for (const { needs, guarded } of codes) if (isMet(needs, plain)) yield guarded;
}

function finderFor(phrase: Phrase): Signature['find'] {
  if (typeof phrase !== 'string') return (text) => spanOf(phrase.exec(text));
  if (!phrase.includes('…')) return findWords(plainly(phrase));
  const gap = '[^\\n]{0,80}?';
  const pattern = new RegExp(
    plainly(phrase)
      .split('…')
      .map((part) => wholeWords(part.trim()))
      .join(gap),
  );
  return (_text, plain) => spanOf(pattern.exec(plain));
}

const spanOf = (match: RegExpExecArray | null): Span | undefined =>
  match ? [match.index, match.index + match[0].length] : undefined;

const isWordCharacter = (character: string | undefined) => character !== undefined && /[a-z0-9]/.test(character);

function wholeWords(part: string): string {
  const escaped = part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = isWordCharacter(part[0]) ? '(?<![a-z0-9])' : '';
  const after = isWordCharacter(part.at(-1)) ? '(?![a-z0-9])' : '';
  return before + escaped + after;
}

function findWords(wanted: string): Signature['find'] {
  const startsWithWord = isWordCharacter(wanted[0]);
  const endsWithWord = isWordCharacter(wanted.at(-1));
  return (_text, plain) => {
    for (let start = plain.indexOf(wanted); start >= 0; start = plain.indexOf(wanted, start + 1)) {
      const end = start + wanted.length;
      const whole =
        !(startsWithWord && isWordCharacter(plain[start - 1])) && !(endsWithWord && isWordCharacter(plain[end]));
      if (whole) return [start, end];
    }
    return undefined;
  };
}
