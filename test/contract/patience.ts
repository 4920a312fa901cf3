import type { Scenario, Step } from '../../src/scenario/index.js';

/** For scenarios that only a time limit ends, or may end: every client waits as long. */
const untilTheLimitMs = 2000;
/** For all others: they end by themselves, however busy this machine is. */
const generousMs = 15_000;

/** The time limit that a client is given for one visit, with what the scenario takes by design on top. */
export const patienceFor = (scenario: Scenario): number =>
  mayHang(scenario) ? untilTheLimitMs : generousMs + slownessOf(scenario);

/** True when a visit takes its time, however fast the machine is. */
export const isSlow = (scenario: Scenario): boolean =>
  mayHang(scenario) || scenario.making.listening !== undefined || slownessOf(scenario) > 500;

/** What a client does about `depends` is right in any case, waiting included. */
const mayHang = ({ expect }: Scenario): boolean => expect.outcome === 'times-out' || expect.outcome === 'depends';

function slownessOf({ making: { outbound, respond = [] } }: Scenario): number {
  // A TLS 1.2 handshake has two flights of the server, then comes the response; session tickets may come between.
  const flights = outbound?.do === 'delay' ? 4 * outbound.milliseconds : 0;
  return flights + respond.reduce((sum, step) => sum + duration(step), 0);
}

function duration(step: Step): number {
  if (step.do === 'wait') return step.milliseconds;
  if (step.do === 'drip') return (step.bytes.length / step.bytesPerSecond) * 1000;
  return 0;
}
