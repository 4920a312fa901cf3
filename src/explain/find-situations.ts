import { type Codebook, noise } from '../causes/signatures/index.js';
import { type SituationName, situations, strengthOf } from '../causes/situations/index.js';
import { plainly } from './plainly.js';
import { candidateCodes, candidates, type Signatures } from './signatures.js';

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

const aboutTls = /ssl|tls|https|wss:|x\.?509|pkix|certificat|handshak|cipher|alpn|\bsni\b|ocsp|\bcrl\b/i;

/** Every situation that a text shows, with its place. A phrase inside a longer one that says as much is not counted. */
export function findSituations(whole: string, signatures: Signatures): readonly Sighting[] {
  const text = withoutNoise(whole);
  const plain = plainly(text);
  const speaksOfTls = aboutTls.test(text);
  const found: Sighting[] = [];
  for (const { situation, ofTls, find } of candidates(signatures, plain)) {
    if (ofTls && !speaksOfTls) continue;
    const span = find(text, plain);
    if (span) found.push({ situation, start: span[0], end: span[1], sent: false });
  }
  for (const book of candidateCodes(signatures, plain)) found.push(...findCodes(text, book));
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
