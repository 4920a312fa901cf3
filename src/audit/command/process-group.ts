import type { ChildProcess } from 'node:child_process';

/** After a polite signal, a command has so long to end. */
const graceMs = 2000;

/** Commands that still run. Whatever ends this program, a defect included, ends them with it. */
const running = new Set<ChildProcess>();
const endAll = (): void => running.forEach(killGroup);

/** Watches over the end of a command. */
export interface EndingWatch {
  /** True when it was the time limit that ended it. */
  timeWasUp(): boolean;
  /** The command has ended: nothing is left to watch. */
  over(): void;
}

/** Ends a command when its time is up or when it is told to stop: politely, then for good. */
export function endingOf(child: ChildProcess, timeLimitMs: number, stop?: AbortSignal): EndingWatch {
  let up = false;
  let insist: NodeJS.Timeout | undefined;
  const end = (): void => {
    signalGroup(child, 'SIGTERM');
    insist ??= setTimeout(() => killGroup(child), graceMs);
  };
  const timer = setTimeout(() => {
    up = true;
    end();
  }, timeLimitMs);
  if (running.size === 0) process.on('exit', endAll);
  running.add(child);
  stop?.addEventListener('abort', end, { once: true });
  if (stop?.aborted) end();
  return {
    timeWasUp: () => up,
    over() {
      clearTimeout(timer);
      clearTimeout(insist);
      stop?.removeEventListener('abort', end);
      running.delete(child);
      if (running.size === 0) process.off('exit', endAll);
    },
  };
}

/** Ends a command and all that it has started, at once. */
export const killGroup = (child: ChildProcess): void => signalGroup(child, 'SIGKILL');

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}
