import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { FaultlsError } from '../errors.js';
import { type Chain, type ChainPlan, type Difference, issue, unchanged } from './chain.js';
import { daysAgo, daysFromNow } from './dates.js';
import { bitString, integer, octetString, oid, pem, sequence, tagged } from './der.js';
import { publicKeyBits } from './der-reader.js';
import type { LabPki } from './lab-pki.js';
import type { Certificate } from './mint.js';
import { identityStore, storePassword } from './pkcs12.js';

/** What a client shows to a server that asks who it is, in every shape that clients read. */
export interface ClientCertificate {
  readonly kind: ClientCertificateKind;
  /** What the client sends, as PEM: the leaf first, the root only where it is a stranger's. */
  readonly cert: string;
  /** The private key, as PEM (PKCS#8), not encrypted. */
  readonly key: string;
  /** Key and certificates as PKCS#12. */
  readonly pfx: Buffer;
  /** Opens `pfx`. */
  readonly passphrase: string;
}

interface ClientPlan extends ChainPlan {
  /** The lab says about it that it is revoked. */
  readonly revoked?: true;
  /** The client signs its handshake with another key than the certificate's. */
  readonly signsWithAnotherKey?: true;
}

/** Each is a difference from a client certificate that every server of the lab accepts. */
const plans = {
  valid: {},
  expired: { certificate: (healthy) => healthy.validFrom(daysAgo(90)).validUntil(daysAgo(1)) },
  'not-yet-valid': { certificate: (healthy) => healthy.validFrom(daysFromNow(5)) },
  revoked: { revoked: true },
  // The stranger's root is sent too, else this would be an incomplete chain.
  'wrong-ca': { anchor: { untrusted: 'Stranger' }, present: ({ honest, root }) => [...honest, root] },
  'incomplete-chain': { issuers: [unchanged], present: ({ leaf, intermediate }) => [leaf, intermediate] },
  'wrong-eku': { certificate: (healthy) => healthy.purposes('serverAuth') },
  // keyAgreement would not do: OpenSSL lets a client authenticate with it. RSA, because the bit means nothing on EC.
  'wrong-key-usage': { certificate: (healthy) => healthy.key('rsa-2048').usage('keyEncipherment') },
  'self-signed': { anchor: 'itself' },
  'weak-key': { certificate: (healthy) => healthy.key('rsa-1024') },
  'bad-certificate-verify': { signsWithAnotherKey: true },
} as const satisfies Record<string, ClientPlan>;

/** The client certificates that a lab has ready. */
export type ClientCertificateKind = keyof typeof plans;

/** All kinds, the good one first. */
export const clientCertificateKinds = Object.keys(plans) as readonly ClientCertificateKind[];

/**
 * Mints a client certificate. Each call makes a new one, so that its dates are right however long the lab has lived.
 *
 * @throws FaultlsError `ERR_UNKNOWN_CLIENT_CERTIFICATE` with the list of kinds.
 */
export async function mintClientCertificate(kind: string, pki: LabPki): Promise<ClientCertificate> {
  if (!isKind(kind)) {
    throw new FaultlsError(
      'ERR_UNKNOWN_CLIENT_CERTIFICATE',
      `There is no client certificate "${kind}". Choose one of: ${clientCertificateKinds.join(', ')}.`,
    );
  }
  const plan: ClientPlan = plans[kind];
  const { intermediate } = await pki.authorities.get('lab');
  const revokedSerial = revokedClientSerial(intermediate);
  if (plan.revoked) pki.revokedSerials.add(revokedSerial.toString('hex'));

  const certificate: Difference = (healthyServer, site) => {
    const client = healthyServer.commonName(`faultls ${kind} client`).purposes('clientAuth');
    return (plan.certificate ?? unchanged)(plan.revoked ? client.serial(...revokedSerial) : client, site);
  };
  const site = { name: `${kind} client`, hosts: ['client.localhost'], urls: pki.urls };
  const chain = await issue({ ...plan, certificate }, site, pki.authorities, pki.keys);
  pki.register.enter('clients', [chain.leaf]);
  const key = plan.signsWithAnotherKey ? await keyInDisguise(chain, pki) : exported(chain.key);
  return {
    kind,
    cert: chain.presented.map((each) => each.pem).join(''),
    key: pem('PRIVATE KEY', key),
    pfx: identityStore({ key, certificates: chain.presented.map((each) => each.der), name: `faultls ${kind} client` }),
    passphrase: storePassword,
  };
}

const isKind = (kind: string): kind is ClientCertificateKind => Object.hasOwn(plans, kind);

/**
 * The serial number of every revoked client certificate that this CA issues. It follows from the CA alone, so that a
 * lab that was kept on disk still knows the revoked certificates of an earlier run.
 */
export function revokedClientSerial(issuer: Certificate): Buffer {
  const serial = createHash('sha256').update('revoked client').update(issuer.keyId).digest().subarray(0, 16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial;
}

const exported = (key: KeyObject): Buffer => key.export({ type: 'pkcs8', format: 'der' });

/**
 * A key that states the certificate's public point beside a secret of its own (RFC 5915 §3). Most clients compare the
 * public halves before they take a key; this one passes, and yet every signature it makes is wrong.
 */
async function keyInDisguise({ leaf }: Chain, { keys }: LabPki): Promise<Buffer> {
  const { d = '' } = (await keys.get('p256')).export({ format: 'jwk' });
  const point = publicKeyBits(createPublicKey(leaf.key).export({ type: 'spki', format: 'der' }));
  const secret = sequence(integer(1), octetString(Buffer.from(d, 'base64url')), tagged(1, bitString(point)));
  const algorithm = sequence(oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7'));
  return sequence(integer(0), algorithm, octetString(secret));
}
