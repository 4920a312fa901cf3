/** What a client did, as far as the client itself tells. */
export type Attempt =
  /** Its promise was fulfilled, or its exit code was 0. */
  | { readonly end: 'succeeded' }
  /** It failed: with an error object, or with an exit code and what it printed. */
  | { readonly end: 'failed'; readonly error: unknown; readonly exitCode?: number | null }
  /** It had not ended when the time was up. */
  | { readonly end: 'hung'; readonly afterMs: number };

/** Runs a client's function to its end or until the time is up; never throws. */
export async function attempt(client: () => unknown, timeLimitMs: number): Promise<Attempt> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<Attempt>((resolve) => {
    timer = setTimeout(() => resolve({ end: 'hung', afterMs: timeLimitMs }), timeLimitMs);
  });
  const run = (async (): Promise<Attempt> => {
    try {
      await client();
      return { end: 'succeeded' };
    } catch (error) {
      return { end: 'failed', error };
    }
  })();
  try {
    return await Promise.race([run, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}
