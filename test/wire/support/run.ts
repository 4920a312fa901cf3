import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What a program printed, and how it ended. */
export interface Outcome {
  readonly code: number | null;
  readonly text: string;
}

/** True when a program is on the path. */
export function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

export interface RunOptions {
  readonly input?: string;
  /** Keep standard input open until the program has printed this. */
  readonly until?: string;
  /** Say more when the program has printed something. */
  readonly then?: { readonly after: string; readonly say: string };
  readonly env?: Record<string, string>;
  /** Milliseconds after which the program is stopped. */
  readonly limit?: number;
}

/** Runs a program to its end. Never rejects: a program that cannot be started has code null. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(command, args, { env: { ...process.env, ...options.env } });
    const timer = setTimeout(() => child.kill('SIGKILL'), options.limit ?? 15_000);
    let text = '';
    let more = options.then;
    const hear = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (more && text.includes(more.after)) {
        child.stdin?.write(more.say);
        more = undefined;
      }
      if (options.until !== undefined && text.includes(options.until)) child.stdin?.end();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.stdin?.on('error', () => {});
    if (options.input !== undefined) child.stdin?.write(options.input);
    if (options.until === undefined) child.stdin?.end();
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: null, text: String(error) });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, text });
    });
  });
}

/** A folder for one test file, removed when the process ends. */
export const workFolder = mkdtempSync(join(tmpdir(), 'faultls-wire-'));
process.once('exit', () => rmSync(workFolder, { recursive: true, force: true }));
