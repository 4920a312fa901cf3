import type { Cause } from '../causes/causes.js';
import type { Side } from '../causes/signatures/index.js';
import { type Ranking, type Situation, type Strength, situations, strengthOf } from '../causes/situations/index.js';
import type { Sighting } from './find-situations.js';

/** One possible cause, how sure it is (0 to 1), and the words that point to it. */
export interface RankedCause {
  readonly cause: Cause;
  readonly confidence: number;
  readonly evidence: string;
}

/** What the evidence amounts to. */
export interface RankedCauses {
  readonly causes: readonly RankedCause[];
  /** The check that tells the causes apart, where the text cannot. */
  readonly decide: string | null;
}

/** How much less a situation counts for each step that it is weaker than the strongest one. */
const perStep = 0.14;

/** Even the plainest words may lie; and vague words allow no certainty. */
const atMost: Readonly<Record<Strength, number>> = { proves: 0.98, names: 0.97, suggests: 0.8, mentions: 0.5 };

const mostCauses = 3;
const leastConfidence = 0.03;

/** Weighs what was seen in a text: the strongest situation leads, weaker ones add their part. */
export function rank(text: string, sightings: readonly Sighting[], side: Side | undefined): RankedCauses {
  const seen = strongestFirst(sightings);
  const strongest = seen[0];
  if (!strongest) return { causes: [], decide: null };
  const best = strengthOf(situations[strongest.situation]);
  const scores = new Map<Cause, { score: number; sighting: Sighting; share: number }>();
  for (const sighting of seen) {
    const situation = situations[sighting.situation];
    const ranking = asSeenFrom(situation, sighting.sent, side);
    const total = Object.values(ranking).reduce((sum, weight) => sum + weight, 0);
    for (const [cause, weight] of Object.entries(ranking) as [Cause, number][]) {
      const share = (weight / total) * perStep ** (best - strengthOf(situation));
      const known = scores.get(cause);
      if (!known) scores.set(cause, { score: share, sighting, share });
      else
        scores.set(cause, {
          score: known.score + share,
          sighting: share > known.share ? sighting : known.sighting,
          share: Math.max(share, known.share),
        });
    }
  }
  const ceiling = atMost[situations[strongest.situation].strength];
  const sum = [...scores.values()].reduce((total, { score }) => total + score, 0);
  const causes = [...scores]
    .map(([cause, { score, sighting }]) => ({
      cause,
      confidence: Math.round((score / sum) * ceiling * 100) / 100,
      evidence: quote(text, sighting),
    }))
    .sort((a, b) => b.confidence - a.confidence)
    .filter(({ confidence }, place) => place === 0 || confidence >= leastConfidence)
    .slice(0, mostCauses);
  return { causes, decide: causes.length > 1 ? decisive(seen) : null };
}

/** One sighting a situation, the strongest first; alerts that were sent and received count apart. */
function strongestFirst(sightings: readonly Sighting[]): Sighting[] {
  const first = new Map<string, Sighting>();
  for (const sighting of sightings) {
    const key = `${sighting.situation} ${sighting.sent}`;
    const known = first.get(key);
    if (!known || sighting.end - sighting.start > known.end - known.start) first.set(key, sighting);
  }
  return [...first.values()].sort((a, b) => strengthOf(situations[b.situation]) - strengthOf(situations[a.situation]));
}

/**
 * An alert that a client received is about the client, one that a server received about the server. A *sent* alert
 * is the other way round: it is the speaker's own complaint about its peer.
 */
function asSeenFrom(situation: Situation, sent: boolean, side: Side | undefined): Ranking {
  const reader = sent && side !== undefined ? (side === 'client' ? 'server' : 'client') : side;
  if (reader === 'server' && situation.onServer) return situation.onServer;
  if (reader === 'client' && situation.onClient) return situation.onClient;
  return situation.causes;
}

function decisive(seen: readonly Sighting[]): string | null {
  for (const { situation } of seen) {
    const { decide } = situations[situation];
    if (decide !== undefined) return decide;
  }
  return null;
}

const longestQuote = 160;

function quote(text: string, { start, end, words: given }: Sighting): string {
  const words = (given ?? text.slice(start, end)).replace(/\s+/g, ' ').trim();
  return words.length > longestQuote ? `${words.slice(0, longestQuote - 1)}…` : words;
}
