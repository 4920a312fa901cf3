import { type KeyObject, webcrypto } from 'node:crypto';
import { Extension, Name, X509CrlGenerator, X509CrlReason } from '@peculiar/x509';
import { daysFromNow, secondsAgo } from '../dates.js';
import { integer } from '../der.js';
import * as ext from '../extensions.js';
import type { Certificate } from '../mint.js';
import type { CrlFault } from './plan.js';
import type { Withdrawal } from './register.js';

/** Good for a week from now, as an online CA does it. */
export const thisWeek = { from: () => secondsAgo(0), until: () => daysFromNow(7) };

/** Writes the CRL of a CA (RFC 5280 §5): the serial numbers that it took back, in hex. */
export async function mintCrl(
  issuer: Certificate,
  withdrawn: ReadonlyMap<string, Withdrawal>,
  { period = thisWeek, number }: CrlFault = {},
): Promise<Buffer> {
  const { name, key } = await signingKey(issuer.key);
  const crl = await X509CrlGenerator.create({
    issuer: new Name(issuer.subject),
    thisUpdate: period.from(),
    nextUpdate: period.until(),
    entries: [...withdrawn].map(([serialNumber, { at, reason }]) => ({
      serialNumber,
      revocationDate: at,
      ...(reason === 'unspecified' ? {} : { reason: X509CrlReason[reason] }),
    })),
    extensions: [
      authorityKeyIdentifier(issuer.keyId),
      ...(number === 'missing' ? [] : [crlNumber(number === 'critical')]),
    ],
    signingAlgorithm: { name, hash: 'SHA-256' },
    signingKey: key,
  });
  return Buffer.from(crl.rawData);
}

const authorityKeyIdentifier = (issuerKeyId: Buffer): Extension => {
  const { oid, critical, value } = ext.authorityKeyIdentifier();
  const context = { subjectKeyId: issuerKeyId, issuerKeyId };
  return new Extension(oid, critical, typeof value === 'function' ? value(context) : value);
};

/** Later CRLs need greater numbers (RFC 5280 §5.2.3): the clock has them, over all restarts of a lab. */
const crlNumber = (critical: boolean): Extension => new Extension('2.5.29.20', critical, integer(Date.now()));

const algorithms: Readonly<Record<string, string>> = {
  ec: 'ECDSA',
  rsa: 'RSASSA-PKCS1-v1_5',
};

/** The key as WebCrypto wants it. */
async function signingKey(key: KeyObject): Promise<{ name: string; key: webcrypto.CryptoKey }> {
  const name = algorithms[key.asymmetricKeyType ?? ''];
  if (!name) throw new TypeError(`A CA with a key of type ${key.asymmetricKeyType} has no CRL here.`);
  const curve = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }[
    key.asymmetricKeyDetails?.namedCurve ?? ''
  ];
  const algorithm = { name, hash: 'SHA-256', ...(curve ? { namedCurve: curve } : {}) };
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' });
  return { name, key: await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']) };
}
