import { extensionType } from '../client-hello.js';
import type { Context } from '../context.js';
import { Refusal } from '../refusal.js';
import { chooseAlpn } from '../steps/choose-alpn.js';
import { chooseSigner, type Signer } from '../steps/choose-identity.js';
import { type GroupName, groupNumber, isFiniteField } from '../tables/groups.js';
import { signatureSchemes } from '../tables/signature-schemes.js';
import { type Authentication, allSuites, type Suite, suite } from '../tables/suites.js';
import { SSLv3, TLSv12 } from '../tables/versions.js';
import { chooseDhGroup } from './dh-group.js';
import { newLegacyState } from './state.js';

/** Settles what ServerHello and the messages after it say (RFC 5246 §7.4.1.3). */
export function choose(context: Context): void {
  demandNoCompression(context);
  const chosen = chooseSuite(context);
  const signer = signerFor(context, chosen);
  if (signer === null) throw new Refusal('handshake_failure', 'no certificate for the suite');
  settle(context, chosen);
  context.choice.exchange = exchangeOf(chosen);
  context.choice.group = chosen.exchange === 'ecdhe' ? curveOf(context) : null;
  context.choice.dh = chosen.exchange === 'dhe' ? chooseDhGroup(context, chosen.exportable) : null;
  context.choice.identity = signer?.identity ?? null;
  context.choice.signatureScheme = context.version >= TLSv12 ? (signer?.signatureScheme ?? null) : null;
}

/** Takes up a session again: suite and secret are those of the session (RFC 5246 §7.3). */
export function resume(context: Context): void {
  demandNoCompression(context);
  const session = context.resumed;
  const chosen = allSuites.find((each) => each.id === session?.cipherSuite);
  if (!chosen) throw new Refusal('internal_error', 'the session has a suite that is unknown here');
  settle(context, chosen);
}

/** What a full and a short handshake have in common. */
function settle(context: Context, chosen: Suite): void {
  const { choice, hello, settings, version } = context;
  const offers = (type: number) => hello.extensions.some((each) => each.type === type);
  context.legacy ??= newLegacyState();
  choice.cipherSuite = chosen.name;
  choice.alpn = chooseAlpn(context);
  choice.extendedMasterSecret =
    offers(extensionType.extendedMasterSecret) && settings.extendedMasterSecret !== false && version > SSLv3;
  choice.encryptThenMac =
    offers(extensionType.encryptThenMac) &&
    settings.encryptThenMac !== false &&
    version > SSLv3 &&
    chosen.cipher.kind === 'block';
}

function demandNoCompression({ hello }: Context): void {
  if (!hello.compressionMethods.includes(0))
    throw new Refusal('illegal_parameter', 'the client must offer no compression');
}

function chooseSuite(context: Context): Suite {
  const { hello, settings, version } = context;
  const mine = (settings.cipherSuites ?? [])
    .map(suite)
    .filter((each) => each.since <= version && version <= each.until);
  const offered = mine.filter((each) => hello.cipherSuites.includes(each.id));
  const chosen = offered.find((each) => isPossible(context, each));
  if (chosen) return chosen;
  const first = settings.insist ? (offered[0] ?? mine[0]) : undefined;
  if (!first) throw new Refusal('handshake_failure', 'no cipher suite in common');
  return first;
}

const isPossible = (context: Context, each: Suite): boolean =>
  signerFor(context, each) !== null && (each.exchange !== 'ecdhe' || commonCurve(context) !== undefined);

const exchangeOf = (chosen: Suite): 'ecdhe' | 'dhe' | 'rsa' | 'ephemeral-rsa' =>
  chosen.exchange === 'rsa' && chosen.exportable ? 'ephemeral-rsa' : (chosen.exchange as 'ecdhe' | 'dhe' | 'rsa');

/** Which keys can authenticate for a suite (RFC 8422 §2 lets Edwards curves stand with ECDSA). */
const keysFor: Record<Authentication, readonly string[]> = {
  any: [],
  anonymous: [],
  rsa: ['rsa', 'rsa-pss'],
  ecdsa: ['ec', 'ed25519', 'ed448'],
  dsa: ['dsa'],
};

/** The certificate for a suite: undefined when none is needed, null when there is none. */
function signerFor(context: Context, each: Suite): Signer | null | undefined {
  if (each.authentication === 'anonymous') return undefined;
  const { settings, version } = context;
  // Static RSA decrypts, which a key for RSA-PSS must not.
  const kinds = each.exchange === 'rsa' ? ['rsa'] : keysFor[each.authentication];
  const willDo = (kind: string | undefined) => settings.insist || kinds.includes(kind ?? '');
  if (version >= TLSv12 && each.exchange !== 'rsa') {
    return chooseSigner(context, offeredSchemes(context), ({ key }) => willDo(key.asymmetricKeyType));
  }
  const identity = settings.identities.find(({ key }) => willDo(key.asymmetricKeyType));
  return identity ? { identity, signatureScheme: 'rsa_pkcs1_sha1' } : null;
}

/** A client that names no schemes takes SHA-1 (RFC 5246 §7.4.1.4.1). */
function offeredSchemes({ hello }: Context): readonly number[] {
  const says = hello.extensions.some((each) => each.type === extensionType.signatureAlgorithms);
  const { rsa_pkcs1_sha1, ecdsa_sha1, dsa_sha1 } = signatureSchemes;
  return says ? hello.signatureSchemes : [rsa_pkcs1_sha1.id, ecdsa_sha1.id, dsa_sha1.id];
}

function curveOf(context: Context): GroupName {
  const chosen = commonCurve(context) ?? (context.settings.insist ? context.settings.groups[0] : undefined);
  if (!chosen) throw new Refusal('handshake_failure', 'no curve in common');
  return chosen;
}

/** A client that names no curves takes any (RFC 8422 §4); P-256 is the one that all have. */
function commonCurve({ hello, settings }: Context): GroupName | undefined {
  const curves = settings.groups.filter((name) => !isFiniteField(groupNumber[name]));
  if (hello.groups.length === 0) return curves.find((name) => name === 'secp256r1') ?? curves[0];
  return curves.find((name) => hello.groups.includes(groupNumber[name]));
}
