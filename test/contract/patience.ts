import type { Scenario, Step } from '../../src/scenario/index.js';

/** For scenarios that only a time limit ends: every client waits as long. */
const untilTheLimitMs = 2000;
/** For all others: they end by themselves, however busy this machine is. */
const generousMs = 10_000;

/** The time limit that a client is given for one visit, with what the scenario takes by design on top. */
export function patienceFor({ expect, making }: Scenario): number {
  if (expect.outcome === 'times-out') return untilTheLimitMs;
  const { outbound, respond = [] } = making;
  // A TLS 1.2 handshake has two flights of the server, then comes the response; session tickets may come between.
  const flights = outbound?.do === 'delay' ? 4 * outbound.milliseconds : 0;
  return generousMs + flights + respond.reduce((sum, step) => sum + duration(step), 0);
}

function duration(step: Step): number {
  if (step.do === 'wait') return step.milliseconds;
  if (step.do === 'drip') return (step.bytes.length / step.bytesPerSecond) * 1000;
  return 0;
}
