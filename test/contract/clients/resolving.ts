import type { LookupAddress } from 'node:dns';
import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { Destination } from './client.js';

/** Node's name look-up with this destination's addresses in place of the system's. */
export function lookupOf({ resolve }: Destination): LookupFunction {
  if (!resolve)
    return (host, options, callback) => systemLookup(host, { ...options, all: true }, tell(options, callback));
  const addresses = resolve.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, callback) => tell(options, callback)(null, addresses);
}

/** Node asks for one address or for all of them. */
const tell =
  (options: { all?: boolean | undefined }, callback: Parameters<LookupFunction>[2]) =>
  (error: NodeJS.ErrnoException | null, addresses: LookupAddress[] = []): void => {
    const [first] = addresses;
    if (error || !first) callback(error ?? new Error('no address'), '', 0);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  };

/** The one address for clients that take only one: IPv4 where there is a choice. */
export const addressOf = ({ host, resolve }: Destination): string => resolve?.at(-1) ?? host;
