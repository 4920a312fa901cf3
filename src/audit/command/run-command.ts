import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { FaultlsError } from '../../errors.js';
import { LastWords } from './last-words.js';
import { endingOf, killGroup } from './process-group.js';

/** How a command ended. */
export interface Run {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** True when the time was up before it had ended. */
  readonly hung: boolean;
}

export interface RunOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly timeLimitMs: number;
  /** Ends it before its time. */
  readonly stop?: AbortSignal;
  /** Whether it reads what we would read; otherwise it reads nothing. */
  readonly input?: 'ours' | 'none';
  /** Is told what it prints, as it prints it. */
  readonly hear?: (chunk: Buffer) => void;
}

/**
 * Runs a command to its end, or until the time is up. What it prints is kept, up to a bound. Whatever ends this program
 * ends the command too, and all that it has started.
 *
 * @throws FaultlsError `ERR_COMMAND_NOT_FOUND` when it cannot be started.
 */
export async function runCommand(command: readonly string[], options: RunOptions): Promise<Run> {
  const { environment, timeLimitMs, stop, input = 'none', hear } = options;
  const [file = '', ...words] = command;
  const child = spawn(file, words, {
    env: environment,
    // A process group of its own can be ended as a whole; it must not read from the terminal, which belongs to ours.
    detached: process.platform !== 'win32',
    stdio: [input === 'ours' ? 'inherit' : 'ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = [new LastWords(), new LastWords()];
  const listen = (words: LastWords) => (chunk: Buffer) => {
    words.add(chunk);
    hear?.(chunk);
  };
  child.stdout?.on('data', listen(stdout));
  child.stderr?.on('data', listen(stderr));
  const ending = endingOf(child, timeLimitMs, stop);
  try {
    await once(child, 'spawn').catch((error: NodeJS.ErrnoException) => {
      throw notFound(file, error);
    });
    const closed = once(child, 'close');
    const [exitCode] = (await once(child, 'exit')) as [number | null];
    killGroup(child); // What it left behind could hold its output open for ever.
    await closed;
    const hung = ending.timeWasUp();
    return { exitCode: hung ? null : exitCode, stdout: String(stdout), stderr: String(stderr), hung };
  } finally {
    ending.over();
  }
}

function notFound(file: string, { code, message }: NodeJS.ErrnoException): FaultlsError {
  const why = code === 'ENOENT' ? 'there is no such program' : code === 'EACCES' ? 'it may not be executed' : message;
  return new FaultlsError('ERR_COMMAND_NOT_FOUND', `Cannot run "${file}": ${why}. Check its name and your PATH.`);
}
