import { execFile, spawnSync } from 'node:child_process';
import type { Context } from 'mocha';

/** What a command printed, and whether it was content. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end; failing is an answer too. */
export const run = (
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...env }, timeout: 15_000 };
    const child = execFile(command, args, options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
    child.stdin?.end();
  });

/** Skips a test or a suite where a command is not installed. */
export function requireCommand(context: Context, command: string): void {
  if (spawnSync(command, ['--version']).error) context.skip();
}
