import type { Context } from '../context.js';

/** Both Finished messages have gone by. */
export function complete({ connection }: Context): void {
  connection.reporter.tellOnce('complete', connection.reporter.at);
}
