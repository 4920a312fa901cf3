import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ErrorCode } from '../errors.js';

/** An error of the HTTP port (RFC 9457), with the library's code for programs and one sentence for people. */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
}

export function problem(
  context: Context,
  status: ContentfulStatusCode,
  { title, detail, code }: Omit<Problem, 'status'>,
): Response {
  const body: Problem = { title, status, detail, code };
  return context.json(body, status, { 'content-type': 'application/problem+json' });
}
