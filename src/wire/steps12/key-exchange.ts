import { type Context, needed } from '../context.js';
import { type DhGroup, finiteFieldShare, shareOf } from '../key-exchange/index.js';
import { decryptPremaster, shortLivedKey } from '../key-exchange/rsa.js';
import { LegacySchedule } from '../key-schedule/legacy.js';
import { writeSigned } from '../messages/signed.js';
import { Reader } from '../reader.js';
import { signUnnamed, signWith } from '../signatures.js';
import { signatureSchemes } from '../tables/signature-schemes.js';
import { SSLv3 } from '../tables/versions.js';
import { join, u8, u16, vector8, vector16 } from '../writer.js';
import { chosenSuite, enter, legacy, randoms } from './state.js';

/** Only a static RSA exchange has nothing to show before the client does. */
export const needsShare = (context: Context): boolean => context.choice.exchange !== 'rsa';

/** Makes the server's half of the key exchange. */
export function keyShare(context: Context): void {
  const exchange = context.settled('exchange');
  if (exchange === 'ecdhe') context.share = shareOf(needed(context.settled('group'), 'the group'));
  if (exchange === 'dhe') context.share = finiteFieldShare(dhGroup(context), null);
  if (exchange === 'ephemeral-rsa') legacy(context).ephemeralKey = shortLivedKey().privateKey;
}

const dhGroup = (context: Context): DhGroup => needed(context.settled('dh'), 'the group');

/** The parameters, signed together with both randoms (RFC 5246 §7.4.3); an anonymous server signs nothing. */
export function serverKeyExchange(context: Context): void {
  const parameters = keyExchangeParameters(context);
  const identity = context.choice.identity ?? null;
  if (identity === null) {
    context.send('ServerKeyExchange', parameters);
    return;
  }
  const { client, server } = randoms(context);
  const content = context.toSign(join(client, server, parameters));
  const name = context.choice.signatureScheme ?? null;
  const signature = name === null ? signUnnamed(identity.key, content) : signWith(name, identity.key, content);
  const scheme = name === null ? null : signatureSchemes[name].id;
  context.send('ServerKeyExchange', join(parameters, writeSigned({ scheme, signature })));
}

/** A curve by its name (RFC 8422 §5.4), a group with its numbers, or a short RSA key (RFC 2246 §7.4.3). */
function keyExchangeParameters(context: Context): Buffer {
  const namedCurve = 3;
  const exchange = context.settled('exchange');
  if (exchange === 'ecdhe') {
    const { group, publicValue } = context.ownShare();
    return join(u8(namedCurve), u16(group ?? 0), vector8(publicValue));
  }
  if (exchange === 'dhe') {
    const { p, g } = dhGroup(context);
    return join(vector16(p), vector16(g), vector16(context.ownShare().publicValue));
  }
  const key = needed(legacy(context).ephemeralKey, 'the short RSA key').export({ format: 'jwk' });
  return join(...[key.n, key.e].map((part) => vector16(Buffer.from(part ?? '', 'base64url'))));
}

/** Reads what the client contributes, and makes the master secret of it. */
export async function clientKeyExchange(context: Context): Promise<void> {
  const message = await context.receive('ClientKeyExchange');
  const premaster = agree(context, message.body);
  context.transcript.add(message.bytes);
  const inputs = [context.version, chosenSuite(context), randoms(context), premaster] as const;
  enter(
    context,
    context.choice.extendedMasterSecret
      ? LegacySchedule.agreeExtended(...inputs, context.transcript)
      : LegacySchedule.agree(...inputs),
  );
}

function agree(context: Context, body: Buffer): Buffer {
  const reader = new Reader(body);
  switch (context.settled('exchange')) {
    case 'ecdhe':
      return context.ownShare().agree(reader.vector8());
    case 'dhe':
      return withoutLeadingZeros(context.ownShare().agree(reader.vector16()));
    default: {
      // SSL 3.0 sends the encrypted secret without its length (RFC 6101 §5.6.7.1, and every implementation).
      const encrypted = context.version === SSLv3 ? reader.rest() : reader.vector16();
      const key = legacy(context).ephemeralKey ?? needed(context.settled('identity'), 'a certificate').key;
      return decryptPremaster(key, encrypted, context.hello.legacyVersion);
    }
  }
}

/** Up to TLS 1.2 a finite-field secret is stripped of its leading zeros (RFC 5246 §8.1.2). */
function withoutLeadingZeros(secret: Buffer): Buffer {
  const start = secret.findIndex((byte) => byte !== 0);
  return start < 0 ? secret : secret.subarray(start);
}
