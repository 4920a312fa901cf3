const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The wish of somebody that this program may end. */
export interface Interruption {
  readonly came: Promise<void>;
  /** From then on a signal ends the program in the system's own way. */
  ignore(): void;
}

/** Listens for signals from the start: the first process of a container would not even notice them otherwise. */
export function listenForInterruption(): Interruption {
  let ignore = (): void => {};
  const came = new Promise<void>((resolve) => {
    for (const each of signals) process.on(each, resolve);
    ignore = () => {
      for (const each of signals) process.off(each, resolve);
    };
  });
  return { came, ignore };
}
