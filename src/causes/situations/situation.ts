import type { Cause } from '../causes.js';

/** Causes with their weights: only the proportions matter. */
export type Ranking = Readonly<Partial<Record<Cause, number>>>;

/**
 * How much a text that shows a situation is worth:
 * it *proves* one cause, *names* the reason, *suggests* a reason among several, or only *mentions* that TLS failed.
 */
export type Strength = 'proves' | 'names' | 'suggests' | 'mentions';

/**
 * What happened, as a client can tell it: finer than a cause, because "issuer not found" may be an incomplete chain
 * or a private CA, and the same words mean something else in a server's log.
 */
export interface Situation {
  readonly strength: Strength;
  readonly causes: Ranking;
  /** The ranking when a server printed the text: its peer is the client. */
  readonly onServer?: Ranking;
  /** The ranking when a client printed the text, where an unknown end leaves more open. */
  readonly onClient?: Ranking;
  /** The one check that tells the causes apart. */
  readonly decide?: string;
}

const order: readonly Strength[] = ['mentions', 'suggests', 'names', 'proves'];

/** The strength of a situation as a number, to compare with. */
export const strengthOf = ({ strength }: Situation): number => order.indexOf(strength);

/** A situation whose words leave no choice. */
export const proves = (causes: Ranking, more: Partial<Situation> = {}): Situation => ({
  strength: 'proves',
  causes,
  ...more,
});

/** A situation whose words say the reason. */
export const names = (causes: Ranking, more: Partial<Situation> = {}): Situation => ({
  strength: 'names',
  causes,
  ...more,
});

/** A situation that leaves several reasons open. */
export const suggests = (causes: Ranking, more: Partial<Situation> = {}): Situation => ({
  strength: 'suggests',
  causes,
  ...more,
});

/** A situation that says no more than "TLS failed". */
export const mentions = (causes: Ranking, more: Partial<Situation> = {}): Situation => ({
  strength: 'mentions',
  causes,
  ...more,
});

/**
 * The verdict on a certificate. Printed by a server it is about the *client's* certificate, which the server then
 * refuses: that cause joins the ranking.
 */
export function onCertificate(situation: Situation): Situation {
  const total = Object.values(situation.causes).reduce((sum, weight) => sum + weight, 0);
  return { onServer: { ...situation.causes, 'client-cert-rejected': total * 0.7 }, ...situation };
}
