import type { Context } from '../context.js';
import { type DhGroup, ffdhe } from '../key-exchange/index.js';
import { groupBits, safePrimeGroup } from '../key-exchange/weak-groups.js';
import { groupName } from '../tables/groups.js';

/** Export suites allow no more (RFC 2246 §7.4.3). */
const exportLimit = 512;

let exportGroup: DhGroup | null = null;

/** The group of a DHE suite: the server's own, else one that the client knows by name (RFC 7919 §4). */
export function chooseDhGroup({ hello, settings }: Context, exportable: boolean): DhGroup {
  const { dh } = settings;
  if (dh && (!exportable || groupBits(dh) <= exportLimit)) return dh;
  if (exportable) {
    exportGroup ??= safePrimeGroup(exportLimit);
    return exportGroup;
  }
  for (const number of hello.groups) {
    const named = ffdhe(groupName(number) ?? 'x25519');
    if (named) return named;
  }
  return ffdhe('ffdhe2048') as DhGroup;
}
