import type { Gesture } from '../edits/edit.js';
import type { Act } from '../flight.js';
import { Departure } from '../refusal.js';
import { firstData } from '../steps/application-data.js';

/** Lets so many milliseconds pass. */
export const delay =
  (milliseconds: number): Act =>
  (context) => {
    context.connection.outbox.gesture({ pause: milliseconds });
    return context.connection.outbox.flush();
  };

const ending =
  (gesture: Gesture, what: string): Act =>
  (context) => {
    context.connection.outbox.gesture(gesture);
    throw new Departure(`the script ${what}`);
  };

/** Closes the connection without a word: a TCP FIN. The flight ends here. */
export const fin = (): Act => ending('fin', 'closed the connection');

/** Resets the connection: a TCP RST. The flight ends here. */
export const reset = (): Act => ending('reset', 'reset the connection');

/** Falls silent until the client leaves or the time limit comes. The flight ends here. */
export const stall = (): Act => ending('stall', 'fell silent');

/** Waits until the client has sent its first application data; the HTTP server still gets it. */
export const firstRequest = (): Act => firstData;

/** Does something so many times. */
export const times =
  (count: number, act: Act): Act =>
  async (context) => {
    for (let done = 0; done < count; done++) await act(context);
  };
