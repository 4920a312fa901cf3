import { execFile, spawn } from 'node:child_process';

/** What would make a client trust, dial or print something else than it is told. */
const misleading =
  /proxy|ssl_cert|ca_bundle|cacert|tool_options|node_options|node_extra|godebug|openssl_conf|sslkeylog/i;

/** The environment of this process without anything that bends a client. */
export const environment: Readonly<Record<string, string | undefined>> = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !misleading.test(name))),
  LC_ALL: 'C.UTF-8',
};

/** What a command printed, and how it ended; `exitCode` is null when it was stopped. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly limitMs: number;
  readonly input?: string;
  /** Stops it as soon as this holds for what it has printed on standard output. */
  readonly until?: (stdout: string) => boolean;
}

/** Runs a command to its end or until its time is up. Its standard input stays open: some clients leave when it ends. */
export function run(
  command: string,
  args: readonly string[],
  { limitMs, input = '', until }: RunOptions,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: environment, stdio: 'pipe' });
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
    const printed = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('latin1').on('data', (chunk: string) => {
        printed[stream] += chunk;
        if (stream === 'stdout' && until?.(printed.stdout)) child.kill('SIGKILL');
      });
    }
    child.stdin.on('error', () => {}); // It may leave before it has read what it was given.
    child.stdin.write(input);
    child.once('error', reject).once('close', (exitCode) => {
      clearTimeout(timer);
      resolve({ exitCode, ...printed });
    });
  });
}

/** The part of a program's output that names its version, or null where it is not installed or cannot run. */
export function versionOf(command: string, args: readonly string[], pattern: RegExp): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(command, args, { env: environment, timeout: 60_000 }, (error, stdout, stderr) => {
      resolve(error ? null : (pattern.exec(stdout + stderr)?.[1] ?? null));
    });
  });
}
