import { type Codebook, type Dialect, noise, type Phrase } from '../causes/signatures/index.js';
import { type SituationName, situations, strengthOf } from '../causes/situations/index.js';

/** A place in a text that shows a situation. */
export interface Sighting {
  readonly situation: SituationName;
  readonly start: number;
  readonly end: number;
  /** True for an alert that the speaker sent itself. */
  readonly sent: boolean;
  /** The evidence, when it does not stand in the text (an exit code). */
  readonly words?: string;
}

type Find = (text: string, plain: string) => readonly [start: number, end: number][];

interface Signature {
  readonly situation: SituationName;
  readonly find: Find;
}

/** All signatures of some dialects, ready to be searched for. */
export interface Signatures {
  readonly anywhere: readonly Signature[];
  readonly ofTls: readonly Signature[];
  readonly codes: readonly Codebook[];
}

/**
 * The text as phrases are compared with it: lower case, hyphens, underscores and line breaks as spaces.
 * Every character keeps its place, so that evidence can be quoted from the original.
 */
export function plainly(text: string): string {
  const lower = text.toLowerCase();
  const sameLength = lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return sameLength.replace(/[-_\t\u2010\u2011]/g, ' ').replace(/[\u2018\u2019]/g, "'");
}

const isWordCharacter = (character: string | undefined) => character !== undefined && /[a-z0-9]/.test(character);

function findWords(phrase: string): Find {
  const wanted = plainly(phrase);
  const startsWithWord = isWordCharacter(wanted[0]);
  const endsWithWord = isWordCharacter(wanted.at(-1));
  return (_text, plain) => {
    for (let start = plain.indexOf(wanted); start >= 0; start = plain.indexOf(wanted, start + 1)) {
      const end = start + wanted.length;
      const whole =
        !(startsWithWord && isWordCharacter(plain[start - 1])) && !(endsWithWord && isWordCharacter(plain[end]));
      if (whole) return [[start, end]];
    }
    return [];
  };
}

function findPattern(pattern: RegExp, on: 'text' | 'plain'): Find {
  return (text, plain) => {
    const match = pattern.exec(on === 'text' ? text : plain);
    return match ? [[match.index, match.index + match[0].length]] : [];
  };
}

const escapeForPattern = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function finderFor(phrase: Phrase): Find {
  if (typeof phrase !== 'string') return findPattern(phrase, 'text');
  if (!phrase.includes('…')) return findWords(phrase);
  const parts = plainly(phrase)
    .split('…')
    .map((part) => escapeForPattern(part.trim()));
  return findPattern(new RegExp(parts.join('[^\\n]{0,80}?')), 'plain');
}

function signaturesFrom(phrasebook: Dialect['says']): Signature[] {
  return Object.entries(phrasebook ?? {}).flatMap(([situation, phrases]) =>
    phrases.map((phrase) => ({ situation: situation as SituationName, find: finderFor(phrase) })),
  );
}

/** Makes dialects searchable. */
export function compile(dialects: readonly Dialect[]): Signatures {
  return {
    anywhere: dialects.flatMap(({ says }) => signaturesFrom(says)),
    ofTls: dialects.flatMap(({ saysOfTls }) => signaturesFrom(saysOfTls)),
    codes: dialects.flatMap(({ codes }) => codes ?? []),
  };
}

const aboutTls =
  /\b(?:ssl|tls|dtls|https|x\.?509|pkix|certificates?|handshak\w+|schannel|gnutls|openssl|wss|ciphers?|alpn|sni|ocsp|crl)\b|ssl|tls/i;

/** Every situation that a text shows, with its place. A phrase inside a longer one that says as much is not counted. */
export function findSituations(whole: string, signatures: Signatures): readonly Sighting[] {
  const text = withoutNoise(whole);
  const plain = plainly(text);
  const found: Sighting[] = [];
  const look = (list: readonly Signature[]) => {
    for (const { situation, find } of list) {
      for (const [start, end] of find(text, plain)) found.push({ situation, start, end, sent: false });
    }
  };
  look(signatures.anywhere);
  if (aboutTls.test(text)) look(signatures.ofTls);
  for (const book of signatures.codes) found.push(...findCodes(text, book));
  return found.filter((sighting) => !found.some((other) => hides(other, sighting)));
}

/** Blanks what only quotes codes; everything else keeps its place. */
function withoutNoise(text: string): string {
  return noise.reduce((rest, quoted) => rest.replace(quoted, (passage) => ' '.repeat(passage.length)), text);
}

function hides(longer: Sighting, shorter: Sighting): boolean {
  return (
    longer.start <= shorter.start &&
    longer.end >= shorter.end &&
    longer.end - longer.start > shorter.end - shorter.start &&
    longer.situation !== shorter.situation &&
    strengthOf(situations[longer.situation]) >= strengthOf(situations[shorter.situation])
  );
}

function findCodes(text: string, { find, means, otherwise, sent = false }: Codebook): Sighting[] {
  const sightings: Sighting[] = [];
  for (const match of text.matchAll(find)) {
    const situation = lookUp(match[1] ?? '', means) ?? otherwise;
    if (situation) sightings.push({ situation, start: match.index, end: match.index + match[0].length, sent });
  }
  return sightings;
}

/** Looks a code up; of several words, the longest beginning that is known. */
function lookUp(raw: string, means: Codebook['means']): SituationName | undefined {
  const words = raw.trim().split(/[\s_]+|(?<=[A-Za-z])-(?=[A-Za-z])/);
  for (let count = words.length; count > 0; count--) {
    const situation = means[words.slice(0, count).join('').toLowerCase()];
    if (situation) return situation;
  }
  return undefined;
}
