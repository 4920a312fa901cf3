import { type Lesson, lessonOf } from '../causes/index.js';
import { dialects } from '../causes/signatures/index.js';
import { situationOfExit } from './exit-codes.js';
import { findSituations, type Sighting } from './find-situations.js';
import { codesOf, nearestCodes } from './nearest.js';
import { type RankedCause, rank } from './rank.js';
import { knownSignatures } from './signatures.js';
import { recogniseSpeaker, sideOf } from './speaker.js';
import { textOf } from './text-of.js';

/** What an error text means. The field names are the JSON shape of `faultls explain --json`. */
export interface Explanation {
  readonly schema: 1;
  /** False when nothing in the text is known: then `causes` is empty and nothing is guessed. */
  readonly recognised: boolean;
  /** Which client printed it, as far as its words show. */
  readonly client: string | null;
  /** At most three, the likeliest first. */
  readonly causes: readonly RankedCause[];
  /** The one check that tells them apart, where the text cannot. */
  readonly decide: string | null;
  /** For text that is not recognised: the known codes that look most like it. */
  readonly nearest: readonly string[];
  /** The lesson of the first cause, with commands for the client at hand. */
  readonly lesson: Lesson | null;
  /** What an API that met this upstream should answer. */
  readonly http: { readonly status: number; readonly title: string } | null;
}

/** What is known besides the text. */
export interface ExplainOptions {
  /** The client that failed, when its name is known: `curl`, `node`, `java` … */
  readonly client?: string;
  /** The exit code of a command. */
  readonly exitCode?: number;
}

/**
 * Names the causes behind an error: an error object (with all that it wraps), a text, or an exit code.
 *
 * @param anything what was thrown, printed or returned; a number is taken as the exit code of `options.client` (curl by default)
 * @returns at most three causes, the likeliest first, each with the words that point to it
 * @example
 * explain('curl: (60) SSL certificate problem: certificate has expired').causes[0]?.cause // 'expired'
 * await fetch(url).catch((error) => console.error(explain(error).lesson?.broken));
 */
export function explain(anything: unknown, options: ExplainOptions = {}): Explanation {
  if (typeof anything === 'number') return explainExit(anything, options);
  const text = textOf(anything);
  const client = options.client ?? recogniseSpeaker(text)?.client ?? null;
  const exitCode = options.exitCode ?? exitCodeOf(anything);
  const sightings = [...findSituations(text, knownSignatures()), ...sightingOfExit(client, exitCode)];
  return answer(text, sightings, client);
}

/** Only the causes behind a line of text, and who printed it: what a log needs of each of its lines. */
export function causesOf(text: string): Pick<Explanation, 'causes' | 'client'> {
  const sightings = findSituations(text, knownSignatures());
  if (sightings.length === 0) return { causes: [], client: null };
  const { causes } = rank(text, sightings, sideOf(text));
  return { causes, client: recogniseSpeaker(text)?.client ?? null };
}

function explainExit(exitCode: number, { client = 'curl' }: ExplainOptions): Explanation {
  return answer(`${client} exit code ${exitCode}`, sightingOfExit(client, exitCode), client);
}

/** An exit code is evidence without a place in the text: its quote is the code itself. */
function sightingOfExit(client: string | null, exitCode: number | undefined): Sighting[] {
  if (exitCode === undefined) return [];
  const situation = situationOfExit(client, exitCode);
  return situation ? [{ situation, start: 0, end: 0, sent: false, words: `exit code ${exitCode}` }] : [];
}

/** `child_process` puts the exit code into `code` or `status`. */
function exitCodeOf(anything: unknown): number | undefined {
  if (typeof anything !== 'object' || anything === null) return undefined;
  const { code, status, exitCode, stderr } = anything as Record<string, unknown>;
  if (typeof exitCode === 'number') return exitCode;
  if (stderr === undefined) return undefined;
  return [code, status].find((value) => typeof value === 'number');
}

function answer(text: string, sightings: readonly Sighting[], client: string | null): Explanation {
  const { causes, decide } = rank(text, sightings, sideOf(text));
  const first = causes[0];
  const base = { schema: 1, client, causes, decide } as const;
  if (!first) {
    return { ...base, recognised: false, nearest: nearestCodes(text, codesOf(dialects)), lesson: null, http: null };
  }
  const lesson = lessonOf(first.cause, client ?? undefined);
  const { status, title } = lesson.answer;
  return { ...base, recognised: true, nearest: [], lesson, http: { status, title } };
}
