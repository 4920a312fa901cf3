import type { Context } from '../context.js';
import { Refusal } from '../refusal.js';

/** The first protocol of the server that the client offers (RFC 7301 §3.2). */
export function chooseAlpn({ hello, settings }: Context): string | null {
  const { alpn, insist } = settings;
  if (!alpn || alpn.length === 0) return null;
  const common = alpn.find((protocol) => hello.alpn.includes(protocol));
  if (common !== undefined) return common;
  if (insist) return alpn[0] ?? null;
  if (hello.alpn.length === 0) return null;
  throw new Refusal('no_application_protocol', `the client offers only ${hello.alpn.join(', ')}`);
}
