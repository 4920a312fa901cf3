import { isIPv4, isIPv6 } from 'node:net';
import { element, ia5String, oid, sequence, set, tagged, taggedBytes, utf8String } from './der.js';

/** One attribute of a distinguished name; `encode` bends the string type or its bytes. */
export interface NameAttribute {
  readonly type: 'CN' | 'O' | 'OU' | 'C';
  readonly value: string;
  readonly encode?: (value: string) => Buffer;
}

/** A distinguished name: one attribute an RDN, in order. Empty is allowed (RFC 5280 §4.1.2.6 with a critical SAN). */
export type DistinguishedName = readonly NameAttribute[];

const attributeOids = { CN: '2.5.4.3', O: '2.5.4.10', OU: '2.5.4.11', C: '2.5.4.6' } as const;

/** CA common names contain a space: Java applies name constraints to a one-word common name. */
export const commonName = (value: string): DistinguishedName => [{ type: 'CN', value }];

export const encodeName = (name: DistinguishedName): Buffer =>
  sequence(
    ...name.map(({ type, value, encode = utf8String }) => set(sequence(oid(attributeOids[type]), encode(value)))),
  );

/** A GeneralName (RFC 5280 §4.2.1.6): how to write it, and how a person reads it. */
export interface GeneralName {
  readonly reads: string;
  readonly der: Buffer;
}

export const dns = (name: string): GeneralName => ({
  reads: `DNS:${name}`,
  der: taggedBytes(2, Buffer.from(name, 'utf8')),
});

export const ip = (address: string): GeneralName => ({
  reads: `IP:${address}`,
  der: taggedBytes(7, addressBytes(address)),
});

/** An iPAddress of octets that may be no address at all. */
export const ipBytes = (octets: Uint8Array): GeneralName => ({
  reads: `IP:<${octets.length} octets>`,
  der: taggedBytes(7, octets),
});

/** Every address of a network, as name constraints write it: address and mask (RFC 5280 §4.2.1.10). */
export const ipRange = (network: string, mask: string): GeneralName => ({
  reads: `IP:${network}/${mask}`,
  der: taggedBytes(7, Buffer.concat([addressBytes(network), addressBytes(mask)])),
});

export const uri = (text: string): GeneralName => ({
  reads: `URI:${text}`,
  der: taggedBytes(6, Buffer.from(text, 'latin1')),
});
export const email = (text: string): GeneralName => ({
  reads: `email:${text}`,
  der: taggedBytes(1, Buffer.from(text, 'latin1')),
});

/** An otherName of a private type that holds a text. */
export const otherName = (text: string): GeneralName => ({
  reads: `otherName:${text}`,
  der: tagged(0, oid('1.3.6.1.4.1.55738.1.1'), tagged(0, ia5String(text))),
});

export const registeredId = (dotted: string): GeneralName => ({
  reads: `RID:${dotted}`,
  der: element(0x88, oid(dotted).subarray(2)),
});

export const directoryName = (name: DistinguishedName): GeneralName => ({
  reads: `DirName:${name.map((each) => `${each.type}=${each.value}`).join(',')}`,
  der: tagged(4, encodeName(name)),
});

/** The name or address of a host as a certificate should carry it. */
export const hostName = (host: string): GeneralName => (isIPv4(host) || isIPv6(host) ? ip(host) : dns(host));

/** Four or sixteen octets of an address, as iPAddress wants them. */
export function addressBytes(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail = ''] = address.split('::');
  const [before, after] = [groupOctets(head), groupOctets(tail)];
  return Buffer.concat([before, Buffer.alloc(16 - before.length - after.length), after]);
}

/** The groups on one side of `::`; the last of all may be an IPv4 address (RFC 4291 §2.2). */
const groupOctets = (groups: string): Buffer =>
  Buffer.concat(
    groups
      .split(':')
      .filter(Boolean)
      .map((group) => (isIPv4(group) ? addressBytes(group) : Buffer.from(group.padStart(4, '0'), 'hex'))),
  );
