import { isIP } from 'node:net';
import type { Endpoint } from '../server/index.js';

/**
 * What a resolver must be told to reach an endpoint on loopback, in curl's form `host:port:address`. There is always
 * one that can be handed on, since an empty word is an error to curl: where nothing need be told, it is `localhost`.
 */
export function resolverEntry({ hostname, port, scenario }: Endpoint): string {
  const needed = isIP(hostname) === 0 && scenario.making.listening !== 'unresolvable';
  return `${needed ? hostname : 'localhost'}:${port}:127.0.0.1`;
}
