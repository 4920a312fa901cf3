import type { Context } from './context.js';
import type { Flight } from './flight.js';

/** Goes through the steps of a flight, one after the other. What needs no waiting happens at once. */
export async function runSteps(flight: Flight<never>, context: Context): Promise<void> {
  for (const { name, when, honestly, inserted, run } of flight.steps) {
    context.step = name;
    if (when && !when(context)) continue;
    context.isHonest = !inserted && (honestly?.(context) ?? true);
    const running = run(context);
    if (running) await running;
  }
}
