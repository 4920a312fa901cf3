import type { Dialect } from '../causes/signatures/index.js';

const codeShape = /^(?:[A-Z][A-Z0-9]*_[A-Z0-9_]{3,}|E[A-Z]{5,})$/;
const codesInText = /\b[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+\b|\bE[A-Z]{4,}\b/g;
const most = 3;

/** All codes (`CERT_HAS_EXPIRED`, `ECONNRESET`) that the dialects know. */
export function codesOf(dialects: readonly Dialect[]): readonly string[] {
  const codes = new Set<string>();
  for (const { says, saysOfTls } of dialects) {
    for (const phrases of [...Object.values(says ?? {}), ...Object.values(saysOfTls ?? {})]) {
      for (const phrase of phrases) if (typeof phrase === 'string' && codeShape.test(phrase)) codes.add(phrase);
    }
  }
  return [...codes];
}

/** The known codes that look most like a code in the text: what a misspelt or shortened one may have been. */
export function nearestCodes(text: string, known: readonly string[]): readonly string[] {
  const scored = new Map<string, number>();
  for (const [written] of text.matchAll(codesInText)) {
    const word = written.toUpperCase();
    for (const code of known) {
      const likeness = 1 - editDistance(word, code) / Math.max(word.length, code.length);
      if (likeness >= 0.6) scored.set(code, Math.max(likeness, scored.get(code) ?? 0));
    }
  }
  return [...scored]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([code]) => code);
}

/** Levenshtein's distance: how many letters must change to make one word the other. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replace = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replace, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
