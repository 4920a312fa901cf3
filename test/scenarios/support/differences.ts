import { type Facts, factsOf, momentOf } from './facts.js';

/** Extensions by the names under which recipes know them. */
const extensionNames: Readonly<Record<string, string>> = {
  '2.5.29.14': 'subjectKeyIdentifier',
  '2.5.29.15': 'keyUsage',
  '2.5.29.17': 'subjectAltName',
  '2.5.29.19': 'basicConstraints',
  '2.5.29.30': 'nameConstraints',
  '2.5.29.31': 'crlDistributionPoints',
  '2.5.29.35': 'authorityKeyIdentifier',
  '2.5.29.36': 'policyConstraints',
  '2.5.29.37': 'extendedKeyUsage',
  '1.3.6.1.5.5.7.1.1': 'authorityInfoAccess',
  '1.3.6.1.4.1.55738.2.1': 'unknownExtension',
  '1.3.6.1.4.1.55738.2.2': 'padding',
};

/** These differ in any two certificates: they follow from the keys, which are fresh. */
const identifiers = new Set(['subjectKeyIdentifier', 'authorityKeyIdentifier']);

/**
 * What one certificate says otherwise than another that was minted at the same time: the names of fields, and of
 * extensions that are there, missing, doubled, marked or worded differently. Keys count by kind and size, serial
 * numbers not at all, moments from five seconds on.
 */
export function differencesOf(before: Buffer, after: Buffer): string[] {
  const [was, is] = [factsOf(before), factsOf(after)];
  return [...fields(was, is), ...extensions(was, is)].sort();
}

function fields(was: Facts, is: Facts): string[] {
  const plain = ['version', 'signature', 'claimedSignature', 'issuer', 'subject'] as const;
  return [
    ...plain.filter((field) => was[field] !== is[field]),
    ...(['notBefore', 'notAfter'] as const).filter((field) => !sameTime(was[field], is[field])),
    ...(kindOfKey(was.key) === kindOfKey(is.key) ? [] : ['key']),
  ];
}

const sameTime = (was: string, is: string): boolean =>
  was.length === is.length &&
  was.slice(0, 2) === is.slice(0, 2) &&
  Math.abs(momentOf(was).getTime() - momentOf(is).getTime()) < 5000;

/** Length and algorithm: keys of the same kind and size agree in them, as their numbers have the same length. */
const kindOfKey = (spki: string): string => `${spki.length} ${spki.slice(0, 46)}`;

function extensions(was: Facts, is: Facts): string[] {
  const oids = new Set([...was.extensions, ...is.extensions].map((each) => each.oid));
  return [...oids].flatMap((oid) => {
    const name = extensionNames[oid] ?? oid;
    const told = ({ extensions: all }: Facts) =>
      all
        .filter((each) => each.oid === oid)
        .map(({ critical, value }) => `${critical} ${identifiers.has(name) ? '' : value}`)
        .join();
    return told(was) === told(is) ? [] : [name];
  });
}
