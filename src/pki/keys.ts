import {
  checkPrime,
  createPrivateKey,
  generateKeyPair,
  generateKeyPairSync,
  generatePrime,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { promisify } from 'node:util';

/** Every kind of key that a recipe can ask for. */
export type KeySpec =
  | 'p256'
  | 'p384'
  | 'p521'
  | 'p192'
  | 'p224'
  | 'secp256k1'
  | 'p256-explicit'
  | 'ed25519'
  | 'ed448'
  | 'dsa-2048'
  | 'rsa-pss-2048'
  | 'rsa-2048-e3'
  | 'rsa-2048-e1'
  | `rsa-${512 | 768 | 1024 | 2048 | 3072 | 4096 | 8192 | 16384}`;

const curves: Partial<Record<KeySpec, string>> = {
  p256: 'prime256v1',
  p384: 'secp384r1',
  p521: 'secp521r1',
  p192: 'prime192v1',
  p224: 'secp224r1',
  secp256k1: 'secp256k1',
};

/**
 * The keys of one lab. Elliptic keys take a tenth of a millisecond, so everyone gets a fresh one; RSA keys take up to
 * seconds, so all leaves of one size share one.
 */
export class KeyRing {
  readonly #slow = new Map<KeySpec, Promise<KeyObject>>();

  get(spec: KeySpec): KeyObject | Promise<KeyObject> {
    const namedCurve = curves[spec];
    if (namedCurve) return generateKeyPairSync('ec', { namedCurve }).privateKey;
    if (spec === 'p256-explicit') {
      return generateKeyPairSync('ec', { namedCurve: 'prime256v1', paramEncoding: 'explicit' }).privateKey;
    }
    if (spec === 'ed25519') return generateKeyPairSync('ed25519').privateKey;
    if (spec === 'ed448') return generateKeyPairSync('ed448').privateKey;
    let key = this.#slow.get(spec);
    if (!key) {
      key = slowKey(spec);
      this.#slow.set(spec, key);
    }
    return key;
  }
}

const generate = promisify(generateKeyPair);
const isPrime = promisify(checkPrime) as (candidate: bigint) => Promise<boolean>;
const prime = (bits: number): Promise<bigint> =>
  new Promise((resolve, reject) => {
    generatePrime(bits, { bigint: true }, (error, found) => (error ? reject(error) : resolve(found)));
  });

async function slowKey(spec: KeySpec): Promise<KeyObject> {
  if (spec === 'dsa-2048') return (await generate('dsa', { modulusLength: 2048, divisorLength: 256 })).privateKey;
  if (spec === 'rsa-pss-2048') return (await generate('rsa-pss', { modulusLength: 2048 })).privateKey;
  if (spec === 'rsa-2048-e3') return (await generate('rsa', { modulusLength: 2048, publicExponent: 3 })).privateKey;
  if (spec === 'rsa-2048-e1') return keyWithoutSecret();
  const bits = Number(spec.slice('rsa-'.length));
  if (bits > 4096) return manyPrimes(bits);
  return (await generate('rsa', { modulusLength: bits })).privateKey;
}

const base64url = (value: bigint): string => {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
};

/**
 * An RSA key of any size in well under a second: p and q are products of 1024-bit primes instead of primes. Searching
 * two primes of 8192 bits would take minutes. The result signs and verifies like any other; it is of course weaker.
 */
async function manyPrimes(bits: number): Promise<KeyObject> {
  const e = 65537n;
  const half = async () => {
    let product = 1n;
    let order = 1n;
    for (let size = bits / 2; size > 1024; size -= 1024) {
      const factor = await prime(1024);
      product *= factor;
      order *= factor - 1n;
    }
    const last = await primeBetween((3n << BigInt(bits / 2 - 2)) / product + 1n, (1n << BigInt(bits / 2)) / product);
    return { product: product * last, order: order * (last - 1n) };
  };
  for (;;) {
    const [p, q] = [await half(), await half()];
    const n = p.product * q.product;
    const order = p.order * q.order;
    if (greatestCommonDivisor(e, order) !== 1n) continue;
    const d = inverse(e, order);
    return createPrivateKey({
      format: 'jwk',
      key: {
        kty: 'RSA',
        n: base64url(n),
        e: base64url(e),
        d: base64url(d),
        p: base64url(p.product),
        q: base64url(q.product),
        dp: base64url(d % p.order),
        dq: base64url(d % q.order),
        qi: base64url(inverse(q.product, p.product)),
      },
    });
  }
}

/** RSA with e = d = 1: every message is its own signature, so whoever knows the public key knows everything. */
async function keyWithoutSecret(): Promise<KeyObject> {
  const [p, q] = [await prime(1024), await prime(1024)];
  return createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      n: base64url(p * q),
      e: base64url(1n),
      d: base64url(1n),
      p: base64url(p),
      q: base64url(q),
      dp: base64url(1n),
      dq: base64url(1n),
      qi: base64url(inverse(q, p)),
    },
  });
}

/**
 * The last factor of a half must fill it up to its two top bits, so that p × q has every bit it should: OpenSSL's
 * generator cannot be told a range, its primality test can.
 */
async function primeBetween(low: bigint, high: bigint): Promise<bigint> {
  for (;;) {
    const random = BigInt(`0x${randomBytes(160).toString('hex')}`);
    for (
      let candidate = (low + (random % (high - low))) | 1n, end = candidate + 4096n;
      candidate < end;
      candidate += 2n
    ) {
      if (smallPrimes.every((each) => candidate % each !== 0n) && (await isPrime(candidate))) return candidate;
    }
  }
}

const smallPrimes = [3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n, 43n, 47n, 53n, 59n, 61n, 67n, 71n, 73n];

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/** The inverse of `a` modulo `m`, by the extended Euclidean algorithm. */
function inverse(a: bigint, m: bigint): bigint {
  let [r, nextR] = [m, a % m];
  let [t, nextT] = [0n, 1n];
  while (nextR !== 0n) {
    const quotient = r / nextR;
    [r, nextR] = [nextR, r - quotient * nextR];
    [t, nextT] = [nextT, t - quotient * nextT];
  }
  return ((t % m) + m) % m;
}
