import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { FaultlsError } from '../../errors.js';
import { LastWords } from './last-words.js';

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
}

/** After a polite signal, a command has so long to end. */
const grace = 2000;

/**
 * Runs a command to its end, or until the time is up. What it prints is shown on standard error and kept, up to a bound.
 * Whatever ends this program ends the command too, and all that it has started.
 *
 * @throws FaultlsError `ERR_COMMAND_NOT_FOUND` when it cannot be started.
 */
export async function runCommand(command: readonly string[], { environment, timeLimitMs }: RunOptions): Promise<Run> {
  const [file = '', ...words] = command;
  const child = spawn(file, words, {
    env: environment,
    // A process group of its own can be ended as a whole; it must not read from the terminal, which belongs to ours.
    detached: process.platform !== 'win32',
    stdio: [process.stdin.isTTY ? 'ignore' : 'inherit', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = [new LastWords(), new LastWords()];
  child.stdout?.on('data', (chunk: Buffer) => show(chunk, stdout));
  child.stderr?.on('data', (chunk: Buffer) => show(chunk, stderr));
  await once(child, 'spawn').catch((error: NodeJS.ErrnoException) => {
    throw notFound(file, error);
  });
  const passOn = endWithUs(child);
  const clock = endInTime(child, timeLimitMs);
  const closed = once(child, 'close');
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  clock.stop();
  signalGroup(child, 'SIGKILL'); // What it left behind could hold its output open for ever.
  await closed;
  passOn.stop();
  const hung = clock.isUp();
  return { exitCode: hung ? null : exitCode, stdout: String(stdout), stderr: String(stderr), hung };
}

function show(chunk: Buffer, words: LastWords): void {
  words.add(chunk);
  process.stderr.write(chunk);
}

function notFound(file: string, { code, message }: NodeJS.ErrnoException): FaultlsError {
  const why = code === 'ENOENT' ? 'there is no such program' : code === 'EACCES' ? 'it may not be executed' : message;
  return new FaultlsError('ERR_COMMAND_NOT_FOUND', `Cannot run "${file}": ${why}. Check its name and your PATH.`);
}

/** Ends a command and all that it has started; it may be gone already. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}

/** Ends the command when its time is up. */
function endInTime(child: ChildProcess, timeLimitMs: number): { isUp(): boolean; stop(): void } {
  let up = false;
  let timer = setTimeout(() => {
    up = true;
    signalGroup(child, 'SIGTERM');
    timer = setTimeout(() => signalGroup(child, 'SIGKILL'), grace);
  }, timeLimitMs);
  return { isUp: () => up, stop: () => clearTimeout(timer) };
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Passes on what wants to end us, then ends in the same way: with 128 plus the number, as shells report it. */
function endWithUs(child: ChildProcess): { stop(): void } {
  const end = (signal: NodeJS.Signals, number: number): void => {
    signalGroup(child, signal);
    const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), grace);
    child.once('exit', () => {
      clearTimeout(insist);
      process.exit(128 + number);
    });
  };
  for (const each of signals) process.on(each, end);
  return {
    stop() {
      for (const each of signals) process.off(each, end);
    },
  };
}
