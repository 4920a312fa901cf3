const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes on what the terminal has sent already: within this time, two signals are one. */
const sameSignalMs = 500;

/** Whether somebody wants this program to end. */
export interface Interruption {
  /** Aborts with the first signal; one more, later, ends the program at once. */
  readonly signal: AbortSignal;
  /** 128 plus the number of the signal, as shells report it; null while there was none. */
  readonly exitCode: number | null;
  /** From now on a signal does what the system wants it to. */
  over(): void;
}

/** Lets what runs come to an orderly end when this program is interrupted. */
export function interruption(): Interruption {
  const stop = new AbortController();
  let exitCode: number | null = null;
  let first = 0;
  const end = (_: NodeJS.Signals, number: number): void => {
    if (exitCode !== null && performance.now() - first > sameSignalMs) process.exit(exitCode);
    if (exitCode !== null) return;
    first = performance.now();
    exitCode = 128 + number;
    stop.abort();
  };
  for (const each of signals) process.on(each, end);
  return {
    signal: stop.signal,
    get exitCode() {
      return exitCode;
    },
    over() {
      for (const each of signals) process.off(each, end);
    },
  };
}
