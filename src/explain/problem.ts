import type { Cause } from '../causes/causes.js';
import { type ExplainOptions, type Explanation, explain } from './explain.js';

/** The problem document (RFC 9457) with which an API answers its own caller. */
export interface ProblemDocument {
  /** A URI that names the kind of problem. */
  readonly type: string;
  readonly title: string;
  /** The HTTP status to answer with. */
  readonly status: number;
  /** For people; it names no hosts, files or certificates of yours. */
  readonly detail: string;
  /** A URI for this occurrence, when one was given. */
  readonly instance?: string;
  /** The cause, or null when the error was not recognised. */
  readonly cause: Cause | null;
  /** Whether the same request may work later. */
  readonly retryable: boolean;
  /** Seconds to wait before that, for the Retry-After header. */
  readonly retryAfter?: number;
}

/** What is known besides the error. */
export interface ProblemOptions extends ExplainOptions {
  /** The URI of this occurrence (RFC 9457 §3.1.5), a request id for example. */
  readonly instance?: string;
  /** Where the kinds of problems are described; the cause is appended. `urn:problem-type:tls:` by default. */
  readonly typeBase?: string;
}

const secondsToWait = { soon: 5, later: 60 } as const;

/**
 * What an API that met this error upstream should answer to its own caller. It does not leak what the error says:
 * that belongs into the log (`explain(error).lesson.answer.log`).
 *
 * @example
 * const { status, ...rest } = problem(error);
 * response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ status, ...rest }));
 */
export function problem(error: unknown, options: ProblemOptions = {}): ProblemDocument {
  const { lesson } = explanationOf(error, options);
  const instance = options.instance === undefined ? {} : { instance: options.instance };
  if (!lesson) {
    return {
      type: 'about:blank',
      title: 'Bad Gateway',
      status: 502,
      detail: 'A request to an upstream service failed for a reason that is not known.',
      ...instance,
      cause: null,
      retryable: false,
    };
  }
  const { cause, answer, retry } = lesson;
  return {
    type: `${options.typeBase ?? 'urn:problem-type:tls:'}${cause}`,
    title: answer.title,
    status: answer.status,
    detail: retry.helps === 'no' ? `${answer.title}. Trying again will not help.` : `${answer.title}. Try again later.`,
    ...instance,
    cause,
    retryable: retry.helps !== 'no',
    ...(retry.helps === 'no' ? {} : { retryAfter: secondsToWait[retry.helps] }),
  };
}

/** An explanation that was made before is taken as it is. */
function explanationOf(error: unknown, options: ProblemOptions): Explanation {
  return isExplanation(error) ? error : explain(error, options);
}

const isExplanation = (value: unknown): value is Explanation =>
  typeof value === 'object' && value !== null && 'schema' in value && 'recognised' in value && 'lesson' in value;
