import type { Flight } from '../flight.js';
import { resumedFlight, type Tls12Step, tls12Flight } from './tls12.js';
import { type Tls13Step, tls13Flight } from './tls13.js';

export { resumedFlight, type Tls12Step, tls12Flight } from './tls12.js';
export { type Tls13Step, tls13Flight } from './tls13.js';

/** The name of a step in any version. */
export type StepName = Tls12Step | Tls13Step;

/** What is wrong with a handshake: one flight made into another. */
export type FlightEdit = (flight: Flight<StepName>) => Flight<StepName>;

/** An edit for TLS 1.3 alone, which may mention only its steps; other versions stay whole. */
export const onlyTls13 =
  (edit: (flight: Flight<Tls13Step>) => Flight<Tls13Step>): FlightEdit =>
  (flight) =>
    flight.title === tls13Flight.title ? edit(flight) : flight;

/** An edit for the full handshake up to TLS 1.2, which may mention only its steps; TLS 1.3 stays whole. */
export const onlyTls12 =
  (edit: (flight: Flight<Tls12Step>) => Flight<Tls12Step>): FlightEdit =>
  (flight) =>
    flight.title === tls12Flight.title || flight.title === resumedFlight.title ? edit(flight) : flight;
