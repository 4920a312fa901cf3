import type { Extension, KeyUsage, NameConstraints, Purpose } from './extensions.js';
import * as ext from './extensions.js';
import type { KeySpec } from './keys.js';
import { commonName, type DistinguishedName, type GeneralName, hostName } from './names.js';

/** A moment, and how it is written down when it is not written as RFC 5280 §4.1.2.5 asks. */
export interface Time {
  readonly at: Date;
  readonly encode?: (date: Date) => Buffer;
}

export type Hash = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** Who really signs, whatever the issuer's name says. */
export type Signer = 'issuer' | 'itself' | 'another-key';

/** The parts of a certificate as they are about to be joined: each may still be bent. */
export interface CertificateParts {
  readonly tbs: Buffer;
  readonly signatureAlgorithm: Buffer;
  readonly signature: Buffer;
}

/** Everything that makes a certificate, as data. */
export interface CertificateFields {
  readonly version: 1 | 2 | 3;
  /** Contents octets of the serial number; chosen at random when minted if absent. */
  readonly serial: Uint8Array | null;
  readonly subject: DistinguishedName;
  /** Overrides the issuer's real name. */
  readonly issuer: DistinguishedName | null;
  readonly notBefore: Time;
  readonly notAfter: Time;
  readonly key: KeySpec;
  readonly hash: Hash;
  /** What `tbsCertificate.signature` names when it differs from the algorithm that signs. */
  readonly claimedHash: Hash | null;
  readonly signer: Signer;
  readonly extensions: readonly Extension[];
  /** Bends the parts after signing: a flipped bit, trailing bytes. */
  readonly bendParts: ((parts: CertificateParts) => CertificateParts) | null;
  /** Replaces the whole encoding. */
  readonly bendWhole: ((der: Buffer) => Buffer) | null;
}

/**
 * How one certificate is made. Recipes never change: each method answers with a new one, so a scenario is written as a
 * difference from the healthy recipe: `healthy.validUntil(daysAgo(1))`.
 */
export class CertificateRecipe {
  constructor(readonly fields: CertificateFields) {}

  with(changes: Partial<CertificateFields>): CertificateRecipe {
    return new CertificateRecipe({ ...this.fields, ...changes });
  }

  subject(subject: DistinguishedName): CertificateRecipe {
    return this.with({ subject });
  }

  commonName(name: string): CertificateRecipe {
    return this.subject(commonName(name));
  }

  issuerName(issuer: DistinguishedName): CertificateRecipe {
    return this.with({ issuer });
  }

  validFrom(at: Date, encode?: (date: Date) => Buffer): CertificateRecipe {
    return this.with({ notBefore: encode ? { at, encode } : { at } });
  }

  validUntil(at: Date, encode?: (date: Date) => Buffer): CertificateRecipe {
    return this.with({ notAfter: encode ? { at, encode } : { at } });
  }

  key(key: KeySpec): CertificateRecipe {
    return this.with({ key });
  }

  /** The hash that its issuer signs it with. */
  signedWith(hash: Hash): CertificateRecipe {
    return this.with({ hash });
  }

  claimsSignature(claimedHash: Hash): CertificateRecipe {
    return this.with({ claimedHash });
  }

  signedBy(signer: Signer): CertificateRecipe {
    return this.with({ signer });
  }

  /** Contents octets of the INTEGER, most significant first. */
  serial(...octets: readonly number[]): CertificateRecipe {
    return this.with({ serial: Uint8Array.from(octets) });
  }

  /** An X.509 version; versions 1 and 2 have no extensions (RFC 5280 §4.1.2.1). */
  version(version: 1 | 2 | 3): CertificateRecipe {
    return this.with({ version, extensions: version === 3 ? this.fields.extensions : [] });
  }

  /** The subject alternative names, replacing those there were. */
  names(...names: readonly GeneralName[]): CertificateRecipe {
    return this.extend(ext.subjectAltName(names));
  }

  /** Made out to these hosts: the first is the common name too, so that nothing points back to the healthy ones. */
  forHosts(...hosts: readonly [string, ...string[]]): CertificateRecipe {
    return this.commonName(hosts[0]).names(...hosts.map(hostName));
  }

  usage(...usages: readonly KeyUsage[]): CertificateRecipe {
    return this.extend(ext.keyUsage(...usages));
  }

  purposes(...purposes: readonly Purpose[]): CertificateRecipe {
    return this.extend(ext.extendedKeyUsage(...purposes));
  }

  authority(ca: boolean, pathLength?: number): CertificateRecipe {
    return this.extend(ext.basicConstraints(ca, pathLength));
  }

  constrainedTo(constraints: NameConstraints): CertificateRecipe {
    return this.extend(ext.nameConstraints(constraints));
  }

  /** Adds an extension, or replaces the one of the same name where it stands. */
  extend(extension: Extension): CertificateRecipe {
    const { extensions } = this.fields;
    const known = extensions.some((each) => each.name === extension.name);
    return this.with({
      extensions: known
        ? extensions.map((each) => (each.name === extension.name ? extension : each))
        : [...extensions, extension],
    });
  }

  without(...names: readonly string[]): CertificateRecipe {
    return this.with({ extensions: this.fields.extensions.filter((each) => !names.includes(each.name)) });
  }

  /** Changes one extension that is there. */
  alter(name: string, change: (extension: Extension) => Extension): CertificateRecipe {
    return this.with({
      extensions: this.fields.extensions.map((each) => (each.name === name ? change(each) : each)),
    });
  }

  critical(name: string, critical = true): CertificateRecipe {
    return this.alter(name, (each) => ({ ...each, critical }));
  }

  /** Replaces the value of an extension by bytes that need not be DER. */
  garbled(name: string, value: Uint8Array): CertificateRecipe {
    return this.alter(name, (each) => ({ ...each, value: Buffer.from(value) }));
  }

  /** The same extension once more, which RFC 5280 §4.2 forbids. */
  twice(extension: Extension): CertificateRecipe {
    return this.with({ extensions: [...this.fields.extensions, extension] });
  }

  bendSignature(bend: (signature: Buffer) => Buffer): CertificateRecipe {
    return this.with({ bendParts: (parts) => ({ ...parts, signature: bend(parts.signature) }) });
  }

  /** Flips the last bit of the signature; its encoding stays right. */
  damagedSignature(): CertificateRecipe {
    return this.bendSignature((signature) => {
      const damaged = Buffer.from(signature);
      damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
      return damaged;
    });
  }

  bend(bendWhole: (der: Buffer) => Buffer): CertificateRecipe {
    return this.with({ bendWhole });
  }

  has(name: string): boolean {
    return this.fields.extensions.some((each) => each.name === name);
  }
}

/** The names of the fields in which two recipes differ; extensions count one by one. */
export function differences(before: CertificateRecipe, after: CertificateRecipe): Set<string> {
  const found = new Set<string>();
  for (const key of Object.keys(before.fields) as (keyof CertificateFields)[]) {
    if (key !== 'extensions' && before.fields[key] !== after.fields[key]) found.add(key);
  }
  const names = [...before.fields.extensions, ...after.fields.extensions].map((each) => each.name);
  for (const name of names) {
    const all = (recipe: CertificateRecipe) => recipe.fields.extensions.filter((each) => each.name === name);
    const [was, is] = [all(before), all(after)];
    if (was.length !== is.length || was.some((each, n) => each !== is[n])) found.add(name);
  }
  return found;
}
