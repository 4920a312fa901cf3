import type { Chain } from '../pki/index.js';
import type { Making, Scenario } from '../scenario/index.js';
import type { AlertName } from '../wire/alerts.js';

/** A scenario with its certificates minted: all that an engine needs to serve it. */
export interface StagePlan {
  readonly scenario: Scenario;
  readonly making: Making;
  readonly chain: Chain;
  /** 48 bytes of its own: a ticket of one scenario means nothing to another. */
  readonly ticketKeys: Buffer;
  /** The CAs to name when a client certificate is asked for, as PEM. */
  readonly clientCas: { readonly lab: readonly string[]; readonly nobody: readonly string[] };
  /** The encoded subjects of those CAs, as a CertificateRequest names them. */
  readonly clientCaNames: readonly Buffer[];
  /** Judges a client's chain, leaf first, in DER: null when it is good, or the alert that refuses it. */
  readonly verifyClient: (chain: readonly Buffer[]) => AlertName | null | Promise<AlertName | null>;
  /** The OCSP response to staple now, in DER, or null for none; null itself in a lab that tells no status. */
  readonly staple: (() => Buffer | null) | null;
}
