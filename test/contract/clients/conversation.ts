import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Destination, graceMs, type Told } from './client.js';
import { environment } from './command.js';

/** One line that the program answers with; the first, with id 0, says that it is ready. */
interface Answer {
  readonly id: number;
  readonly ok: boolean;
  readonly text: string;
}

/**
 * A long-lived program that makes many visits at a time, so that a slow start is paid for once.
 *
 * When it is ready it says so, with id 0. It reads one line a visit, `id⇥url⇥addresses⇥milliseconds` (addresses joined by
 * commas, or `-` for none), and answers each with one line of JSON, `{"id", "ok", "text"}`, in any order.
 */
export class Conversation {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #ended: Promise<never>;
  readonly #ready = new Promise<Answer>((settle) => this.#waiting.set(0, settle));
  #lastId = 0;
  #complaints = '';

  constructor(command: string, args: readonly string[]) {
    const child = spawn(command, args, { env: environment, stdio: 'pipe' });
    this.#child = child;
    child.stdin.on('error', () => {}); // Its end tells more.
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      this.#complaints = (this.#complaints + chunk).slice(-4000);
    });
    createInterface(child.stdout).on('line', (line) => {
      const answer = JSON.parse(line) as Answer;
      this.#waiting.get(answer.id)?.(answer);
    });
    this.#ended = new Promise((_, reject) => {
      child.once('error', reject);
      child.once('close', (code) => reject(new Error(`${command} ended with code ${code}.\n${this.#complaints}`)));
    });
    this.#ended.catch(() => {}); // It ends in any case; only a visit that is waiting minds.
  }

  async visit({ url, resolve, timeoutMs }: Destination): Promise<Told> {
    await Promise.race([this.#ready, this.#ended]);
    const id = ++this.#lastId;
    const limit = timeoutMs + graceMs;
    const answered = new Promise<Answer>((settle) => this.#waiting.set(id, settle));
    let timer: NodeJS.Timeout | undefined;
    const timeUp = new Promise<null>((settle) => {
      timer = setTimeout(settle, limit, null);
    });
    this.#child.stdin?.write(`${[id, url, resolve?.join(',') ?? '-', timeoutMs].join('\t')}\n`);
    try {
      const answer = await Promise.race([answered, timeUp, this.#ended]);
      if (!answer) return { end: 'hung', afterMs: limit, text: 'hung' };
      return answer.ok ? { end: 'succeeded', text: '' } : { end: 'failed', error: answer.text, text: answer.text };
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(id);
    }
  }

  close(): void {
    this.#child.kill('SIGKILL');
  }
}
