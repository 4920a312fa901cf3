import type { Phrase } from '../../causes/signatures/index.js';
import { dialects } from '../../causes/signatures/index.js';
import { plainly } from '../plainly.js';
import { requiredWords } from '../required-words.js';

const longest = 12;

/**
 * What a line must contain, at least one of it, to be recognised: the beginning of each phrase, the words that each
 * pattern needs. Lower case, a space also stands for a hyphen, an underscore or a tab. Lines without any of it are
 * passed over undecoded.
 */
export function prefilterWords(): readonly string[] {
  const words = new Set<string>();
  for (const { says, saysOfTls, codes } of dialects) {
    for (const phrase of [...Object.values(says ?? {}).flat(), ...Object.values(saysOfTls ?? {}).flat()]) {
      for (const word of wordsOf(phrase)) words.add(word);
    }
    for (const { find } of codes ?? []) for (const word of requiredWords(find) ?? []) words.add(word);
  }
  return [...words];
}

/** The same as one extended regular expression, for `grep -icE`. */
export const prefilterPattern = (): string =>
  prefilterWords()
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[-_[:space:]]'))
    .join('|');

function wordsOf(phrase: Phrase): readonly string[] {
  if (phrase instanceof RegExp) return requiredWords(phrase) ?? [];
  const pieces = plainly(phrase).split(/[^\x20-\x7e]|'/);
  const piece = pieces.reduce((best, each) => (each.trim().length > best.length ? each.trim() : best), '');
  return [piece.slice(0, longest).trim()];
}
