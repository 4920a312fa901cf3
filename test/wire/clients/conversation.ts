import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program that answers each line of its input with one line, so that it need not be started for each visit. */
export class Conversation {
  #child: ChildProcess | null = null;
  readonly #waiting: ((line: string) => void)[] = [];

  constructor(
    private readonly command: string,
    private readonly args: readonly string[],
    private readonly env: Readonly<Record<string, string>> = {},
  ) {}

  ask(line: string): Promise<string> {
    this.#child ??= this.#start();
    const child = this.#child;
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      child.stdin?.write(`${line}\n`);
    });
  }

  close(): void {
    this.#child?.stdin?.end();
    this.#child = null;
  }

  #start(): ChildProcess {
    const child = spawn(this.command, this.args, { env: { ...process.env, ...this.env } });
    let complaints = '';
    child.stdin?.on('error', () => {});
    child.stderr?.on('data', (chunk: Buffer) => {
      complaints = (complaints + chunk.toString()).slice(-2000);
    });
    if (child.stdout) createInterface(child.stdout).on('line', (line) => this.#waiting.shift()?.(line));
    const gone = () => {
      for (const answer of this.#waiting.splice(0)) answer(`${this.command} is gone: ${complaints}`);
    };
    child.on('error', gone);
    child.on('close', gone);
    return child;
  }
}
