import type { Chain } from '../pki/index.js';
import type { Making, Scenario } from '../scenario/index.js';

/** A scenario with its certificates minted: all that an engine needs to serve it. */
export interface StagePlan {
  readonly scenario: Scenario;
  readonly making: Making;
  readonly chain: Chain;
  /** 48 bytes of its own: a ticket of one scenario means nothing to another. */
  readonly ticketKeys: Buffer;
  /** The CAs to name when a client certificate is asked for, as PEM. */
  readonly clientCas: { readonly lab: readonly string[]; readonly nobody: readonly string[] };
  /** The OCSP response to staple, or null for none. */
  readonly staple: (() => Promise<Buffer | null>) | null;
}
