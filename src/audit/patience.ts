import type { Scenario, Step } from '../scenario/index.js';

/** A visit that takes this long by design is mostly waiting. */
const slowMs = 500;

/** True when a visit takes its time, however fast client and machine are: it needs no core while it waits. */
export const mostlyWaits = ({ expect, making: { outbound, respond = [] } }: Scenario): boolean =>
  expect.outcome === 'times-out' ||
  (outbound?.do === 'delay' ? outbound.milliseconds : 0) +
    respond.reduce((sum, step) => sum + millisecondsOf(step), 0) >
    slowMs;

function millisecondsOf(step: Step): number {
  if (step.do === 'wait') return step.milliseconds;
  if (step.do === 'drip') return (step.bytes.length / step.bytesPerSecond) * 1000;
  return 0;
}
