import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
/** The command from its sources, with the options of the Node that runs the tests. */
export const command = [process.execPath, '--import', import.meta.resolve('tsx'), main] as const;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running `faultls`, as a person or a program sees it from outside. */
export class Cli {
  stdout = '';
  stderr = '';
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  readonly #waiting = new Set<() => void>();

  constructor(args: readonly string[], { env = {}, cwd }: { env?: Record<string, string>; cwd?: string } = {}) {
    const [node, ...options] = command;
    const { NO_COLOR: _, FORCE_COLOR: __, FAULTLS_TOKEN: ___, ...inherited } = process.env;
    this.child = spawn(node, [...options, ...args], {
      env: { ...inherited, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd === undefined ? {} : { cwd }),
    });
    for (const name of ['stdout', 'stderr'] as const) {
      this.child[name]?.setEncoding('utf8').on('data', (text: string) => {
        this[name] += text;
        for (const check of this.#waiting) check();
      });
    }
    this.ended = once(this.child, 'close').then(([code, signal]) => {
      for (const check of this.#waiting) check();
      return { code, signal, stdout: this.stdout, stderr: this.stderr };
    });
  }

  /** Waits until standard output matches, and gives what matched. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const found = pattern.exec(this.stdout);
        if (found) resolve(found);
        else if (this.child.exitCode !== null) reject(new Error(`It ended and had said: ${this.stdout}${this.stderr}`));
        else return;
        this.#waiting.delete(check);
      };
      this.#waiting.add(check);
      check();
    });
  }

  end(signal: NodeJS.Signals): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** Runs `faultls` to its end. */
export const run = (
  args: readonly string[],
  options?: { env?: Record<string, string>; cwd?: string },
): Promise<Ended> => new Cli(args, options).ended;
