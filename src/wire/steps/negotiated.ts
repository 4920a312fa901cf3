import type { Context } from '../context.js';
import { type ProtocolVersion, versionName } from '../tables/versions.js';

/** Tells the observer what was settled, once ServerHello has said it. */
export function reportNegotiated({ choice, connection, resumed, retried, version }: Context): void {
  connection.reporter.tell('negotiated', {
    version: versionName(version) as ProtocolVersion,
    cipherSuite: choice.cipherSuite ?? 'none',
    group: choice.group ?? null,
    signatureScheme: resumed ? null : (choice.signatureScheme ?? null),
    alpn: choice.alpn ?? null,
    resumed: resumed !== null,
    helloRetry: retried,
    extendedMasterSecret: choice.extendedMasterSecret ?? false,
    encryptThenMac: choice.encryptThenMac ?? false,
  });
}
