import forge from 'node-forge';

/** One extension as it stands in the bytes. */
export interface ExtensionFact {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: string;
}

/** What a certificate says, read by another DER reader than the writer under test; octets as hex. */
export interface Facts {
  readonly version: number;
  readonly serial: string;
  readonly signature: string;
  readonly claimedSignature: string;
  readonly issuer: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly subject: string;
  readonly key: string;
  readonly extensions: readonly ExtensionFact[];
}

type Node = forge.asn1.Asn1;

const children = (node: Node | undefined): Node[] => {
  if (!Array.isArray(node?.value)) throw new TypeError('a structure was expected here');
  return node.value;
};
const octets = (node: Node | undefined): string => {
  if (typeof node?.value !== 'string') throw new TypeError('plain octets were expected here');
  return node.value;
};
const hex = (binary: string): string => Buffer.from(binary, 'latin1').toString('hex');
const encoded = (node: Node | undefined): string => hex(forge.asn1.toDer(node as Node).getBytes());
const oid = (node: Node | undefined): string => forge.asn1.derToOid(octets(node));

/** UTCTime (tag 23) and GeneralizedTime (tag 24) with their text: `23 261123214500Z`. */
const time = (node: Node | undefined): string => `${node?.type} ${octets(node)}`;

/** The moment of a time as {@link Facts} tells it. */
export function momentOf(fact: string): Date {
  const [tag, text = ''] = fact.split(' ');
  return tag === '23' ? forge.asn1.utcTimeToDate(text) : forge.asn1.generalizedTimeToDate(text);
}

/** Reads a certificate, strictly: nothing may follow it. */
export function factsOf(der: Buffer): Facts {
  const whole = forge.asn1.fromDer(forge.util.createBuffer(der.toString('latin1')), true);
  const [tbs, outer] = children(whole);
  const fields = children(tbs);
  const versioned = fields[0]?.tagClass === forge.asn1.Class.CONTEXT_SPECIFIC;
  const [serial, claimed, issuer, validity, subject, key, ...rest] = versioned ? fields.slice(1) : fields;
  const [notBefore, notAfter] = children(validity);
  return {
    version: versioned ? Number.parseInt(hex(octets(children(fields[0])[0])), 16) + 1 : 1,
    serial: hex(octets(serial)),
    signature: oid(children(outer)[0]),
    claimedSignature: oid(children(claimed)[0]),
    issuer: encoded(issuer),
    notBefore: time(notBefore),
    notAfter: time(notAfter),
    subject: encoded(subject),
    key: encoded(key),
    extensions: rest.flatMap((each) => children(children(each)[0]).map(extension)),
  };
}

function extension(node: Node): ExtensionFact {
  const parts = children(node);
  const critical = parts.length === 3;
  return { oid: oid(parts[0]), critical, value: hex(octets(parts.at(-1))) };
}
