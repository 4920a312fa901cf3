import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { isLoopback, type Site } from './addresses.js';
import { problem } from './problem.js';

/**
 * Answers only to names of this machine while the port is on loopback: a web page elsewhere that lets its own name
 * resolve to 127.0.0.1 must not read what stands here. Beyond loopback any name may lead here; the token guards then.
 */
export function hostGuard({ host, hostNames }: Site): MiddlewareHandler {
  const known = (name: string): boolean =>
    isLoopback(name) || name.endsWith('.localhost') || hostNames.some((each) => each.toLowerCase() === name);
  return async (context, next) => {
    const name = hostOf(context.req.header('host'));
    if (!isLoopback(host) || (name !== null && known(name))) return next();
    return problem(context, 421, {
      title: 'Unknown host',
      detail: `This port does not answer to ${name === null ? 'a request without a host' : `"${name}"`}. Ask for localhost, or start with --host-name.`,
      code: 'ERR_HOST_INVALID',
    });
  };
}

function hostOf(header: string | undefined): string | null {
  try {
    return new URL(`http://${header}`).hostname.replace(/^\[|\]$/g, '');
  } catch {
    return null;
  }
}

/** Whatever is not a plain question needs the token, where one is set (RFC 6750 §2.1). */
export function tokenGuard(token: string | null): MiddlewareHandler {
  return async (context, next) => {
    const asks = context.req.method === 'GET' || context.req.method === 'HEAD';
    if (asks || token === null || same(context.req.header('authorization') ?? '', `Bearer ${token}`)) return next();
    context.header('www-authenticate', 'Bearer');
    return problem(context, 401, {
      title: 'Token required',
      detail: 'This request needs the token that the lab was started with. Send it as "Authorization: Bearer TOKEN".',
      code: 'ERR_TOKEN_REQUIRED',
    });
  };
}

/** Compares digests, so that the time it takes tells nothing, not even the length. */
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
