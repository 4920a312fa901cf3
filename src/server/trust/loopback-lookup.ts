import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';

const loopback = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
] as const;

/**
 * Resolves `localhost` and every name below it to the loopback interface, as RFC 6761 §6.3 asks of resolvers and few
 * system resolvers do. All other names are left to the system.
 *
 * 127.0.0.1 comes first: an endpoint always listens there, and on ::1 only where the machine has it.
 */
export const loopbackLookup: LookupFunction = (hostname, options, callback) => {
  if (!/(^|\.)localhost\.?$/i.test(hostname)) {
    systemLookup(hostname, options, callback);
    return;
  }
  const wanted = { IPv4: 4, IPv6: 6 }[String(options.family)] ?? Number(options.family ?? 0);
  const addresses = loopback.filter(({ family }) => wanted === 0 || wanted === family);
  const [{ address, family } = loopback[0]] = addresses;
  queueMicrotask(() => {
    if (options.all)
      callback(
        null,
        addresses.map((each) => ({ ...each })),
      );
    else callback(null, address, family);
  });
};
