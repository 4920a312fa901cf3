import { createCipheriv, createHash, createHmac, pbkdf2Sync, randomBytes, X509Certificate } from 'node:crypto';
import { element, integer, nothing, octetString, oid, sequence, set, tagged, taggedBytes } from './der.js';

/** The password of every store that is written here: the one that Java's own tools expect. It keeps nothing secret. */
export const storePassword = 'changeit';

/** What a client shows: a private key as PKCS#8, and its certificates as DER, the leaf first. */
export interface Identity {
  readonly key: Buffer;
  readonly certificates: readonly Buffer[];
  /** The name under which a store lists it. */
  readonly name: string;
}

/**
 * A truststore that Java reads: certificates without keys.
 *
 * The bags are not encrypted, so that a JVM that was told no password sees them too; the MAC is for those that were.
 */
export function truststore(certificates: readonly Buffer[], password = storePassword): Buffer {
  return pfx([data(sequence(...certificates.map(trustedCertificate)))], password);
}

/** A key and its chain, encrypted as OpenSSL 3 does by default (PBES2, AES-256). The passphrase is plain ASCII. */
export function identityStore({ key, certificates, name }: Identity, passphrase = storePassword): Buffer {
  const [leaf = Buffer.alloc(0)] = certificates;
  const pairing = [friendlyName(name), localKeyId(leaf)];
  const chain = certificates.map((der) => certificateBag(der, der === leaf ? pairing : []));
  const secret = safeBag(oids.shroudedKeyBag, encryptedKey(key, passphrase), pairing);
  return pfx([encryptedData(sequence(...chain), passphrase), data(sequence(secret))], passphrase);
}

const oids = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  trustedKeyUsage: '2.16.840.1.113894.746875.1.1',
  anyExtendedKeyUsage: '2.5.29.37.0',
  sha256: '2.16.840.1.101.3.4.2.1',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacWithSha256: '1.2.840.113549.2.9',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
};

/** OpenSSL's default. More would only slow down every start of a test. */
const iterations = 2048;

/** PFX with a MAC over everything (RFC 7292 §4). */
function pfx(contents: readonly Buffer[], password: string): Buffer {
  const safe = sequence(...contents);
  const salt = randomBytes(16);
  const mac = createHmac('sha256', macKey(password, salt)).update(safe).digest();
  const digestInfo = sequence(sequence(oid(oids.sha256), nothing()), octetString(mac));
  return sequence(integer(3), data(safe), sequence(digestInfo, octetString(salt), integer(iterations)));
}

const data = (content: Buffer): Buffer => sequence(oid(oids.data), tagged(0, octetString(content)));

/** RFC 5652 §8: only the bags inside are secret, their kind is not. */
function encryptedData(content: Buffer, passphrase: string): Buffer {
  const { algorithm, ciphertext } = encrypt(content, passphrase);
  const info = sequence(oid(oids.data), algorithm, taggedBytes(0, ciphertext));
  return sequence(oid(oids.encryptedData), tagged(0, sequence(integer(0), info)));
}

function encryptedKey(key: Buffer, passphrase: string): Buffer {
  const { algorithm, ciphertext } = encrypt(key, passphrase);
  return sequence(algorithm, octetString(ciphertext));
}

/** PBES2 (RFC 8018 §6.2). */
function encrypt(plain: Buffer, passphrase: string): { algorithm: Buffer; ciphertext: Buffer } {
  const [salt, iv] = [randomBytes(16), randomBytes(16)];
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(passphrase, salt, iterations, 32, 'sha256'), iv);
  const derivation = sequence(octetString(salt), integer(iterations), sequence(oid(oids.hmacWithSha256), nothing()));
  return {
    algorithm: sequence(
      oid(oids.pbes2),
      sequence(sequence(oid(oids.pbkdf2), derivation), sequence(oid(oids.aes256Cbc), octetString(iv))),
    ),
    ciphertext: Buffer.concat([cipher.update(plain), cipher.final()]),
  };
}

const safeBag = (type: string, value: Buffer, attributes: readonly Buffer[]): Buffer =>
  sequence(oid(type), tagged(0, value), ...(attributes.length > 0 ? [setOf(attributes)] : []));

const certificateBag = (der: Buffer, attributes: readonly Buffer[]): Buffer =>
  safeBag(oids.certificateBag, sequence(oid(oids.x509Certificate), tagged(0, octetString(der))), attributes);

const trustedCertificate = (der: Buffer): Buffer => certificateBag(der, [friendlyName(aliasOf(der)), trustedKeyUsage]);

const attribute = (type: string, value: Buffer): Buffer => sequence(oid(type), set(value));
const friendlyName = (name: string): Buffer => attribute(oids.friendlyName, element(0x1e, bmp(name)));
/** Pairs a key with its certificate. */
const localKeyId = (leaf: Buffer): Buffer =>
  attribute(oids.localKeyId, octetString(createHash('sha1').update(leaf).digest()));
/** Oracle's own attribute: without it Java takes a certificate that has no key for nobody's, and lists nothing. */
const trustedKeyUsage = attribute(oids.trustedKeyUsage, oid(oids.anyExtendedKeyUsage));

/** DER sorts the members of a SET OF (X.690 §11.6). */
const setOf = (members: readonly Buffer[]): Buffer => set(...[...members].sort(Buffer.compare));

/** The common name, or something to tell certificates apart where there is none. */
function aliasOf(der: Buffer): string {
  const { subject, fingerprint256 } = new X509Certificate(der);
  return /^CN=(.+)$/m.exec(subject)?.[1] ?? fingerprint256;
}

const bmp = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/**
 * The key of the MAC (RFC 7292 appendix B.2 with ID 3). One round of it yields the 32 octets that SHA-256 needs, so
 * the part that stretches the output never comes into play.
 */
function macKey(password: string, salt: Buffer): Buffer {
  const block = 64;
  const filled = (bytes: Buffer): Buffer => Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes);
  const secret = Buffer.concat([bmp(password), Buffer.alloc(2)]);
  let key = Buffer.concat([Buffer.alloc(block, 3), filled(salt), filled(secret)]);
  for (let n = 0; n < iterations; n++) key = createHash('sha256').update(key).digest();
  return key;
}
