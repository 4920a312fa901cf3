const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Settles when somebody wants this program to end; the same once more ends it in the system's own way. */
export const whenInterrupted = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => {
      for (const each of signals) process.off(each, stop);
      resolve();
    };
    for (const each of signals) process.on(each, stop);
  });
