import { type KeyObject, X509Certificate } from 'node:crypto';
import type { Context } from '../context.js';
import { readCertificate } from '../messages/certificate.js';
import { Refusal } from '../refusal.js';
import { TLSv13 } from '../tables/versions.js';

/** True when the client is to be asked for a certificate. An anonymous server may not ask (RFC 5246 §7.4.4). */
export const asksForCertificate = (context: Context): boolean =>
  context.settings.clientAuthentication !== undefined && !context.resumed && context.choice.identity !== null;

/** True when the client has shown a certificate that it must now prove to own. */
export const showedCertificate = (context: Context): boolean => (context.clientChain?.length ?? 0) > 0;

/** Reads the client's Certificate and has it judged. */
export async function clientCertificate(context: Context): Promise<void> {
  const message = await context.receive('Certificate');
  if (message.bytes.length > 0) context.transcript.add(message.bytes);
  const { entries } = readCertificate(context.version, message.body);
  const chain = entries.map((entry) => entry.certificate);
  context.clientChain = chain;
  context.connection.reporter.tell('clientCertificate', chain);
  await judge(context, chain);
}

async function judge({ settings, version }: Context, chain: readonly Buffer[]): Promise<void> {
  const demand = settings.clientAuthentication;
  if (chain.length === 0) {
    if (!demand?.required) return;
    throw new Refusal(
      version === TLSv13 ? 'certificate_required' : 'handshake_failure',
      'the client showed no certificate',
    );
  }
  const alert = await demand?.verify(chain);
  if (alert) throw new Refusal(alert, 'the certificate of the client will not do');
}

/** The key that the client says is its own. */
export function clientKey(context: Context): KeyObject {
  try {
    return new X509Certificate(context.clientChain?.[0] ?? Buffer.alloc(0)).publicKey;
  } catch {
    throw new Refusal('bad_certificate', 'the certificate of the client cannot be read');
  }
}
