import type { Scenario } from '../../scenario/index.js';

/** Whether a scenario can only be served by a lab that tells the status of its certificates. */
export const asksForStatus = ({ making }: Scenario): boolean =>
  making.revocation !== undefined ||
  making.needsPointers === true ||
  (making.turns?.scenarios.some(asksForStatus) ?? false);
