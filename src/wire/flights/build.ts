import { type Act, Flight, type Step } from '../flight.js';

/** A step of an honest flight. */
export function step<const Name extends string>(name: Name, run: Act, when?: Step['when']): Step<Name> {
  return when ? { name, run, when } : { name, run };
}

/** A flight from its steps; the names of the steps are all that edits may mention. */
export function flightOf<const Steps extends readonly Step[]>(
  title: string,
  steps: Steps,
): Flight<Steps[number]['name']> {
  return new Flight(title, steps);
}
