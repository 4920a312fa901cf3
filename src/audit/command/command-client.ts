import { basename } from 'node:path';
import type { Attempt } from '../../judge/index.js';
import type { Client } from '../client.js';
import { asEnvironment, filledIn, particularsOf } from './fill-in.js';
import { type Run, type RunOptions, runCommand } from './run-command.js';

/** How a command is run, beside its limits. */
export interface CommandOptions extends Pick<RunOptions, 'input' | 'hear'> {
  readonly name?: string;
  /** Whose files it is given: one lab needs only one CA file. */
  readonly trust?: { readonly file: string; forEnv(present: NodeJS.ProcessEnv): Record<string, string> };
}

/** A command as a client: run anew for every visit, told its destination in placeholders and in its environment. */
export const commandClient = (command: readonly string[], options: CommandOptions = {}): Client => {
  const speaker = speakerOf(command);
  const { name = programOf(command), trust, ...how } = options;
  return {
    name,
    ...(speaker === undefined ? {} : { speaker }),
    async visit(endpoint, { timeLimitMs, stop }) {
      const trusted = trust ?? endpoint.trust;
      const particulars = particularsOf(endpoint, trusted.file);
      const run = await runCommand(filledIn(command, particulars), {
        ...how,
        environment: { ...process.env, ...trusted.forEnv(process.env), ...asEnvironment(particulars) },
        timeLimitMs,
        ...(stop ? { stop } : {}),
      });
      return { attempt: attemptOf(run, timeLimitMs), exitCode: run.exitCode, stderr: run.stderr };
    },
  };
};

/** The program's own name, without the folder that it lies in. */
const programOf = ([file = '']: readonly string[]): string => basename(file, '.exe');

/** Commands whose exit code alone tells something; all others are recognised by their words. */
const speakerOf = (command: readonly string[]): string | undefined =>
  ['curl', 'wget'].find((each) => programOf(command) === each);

function attemptOf({ exitCode, stdout, stderr, hung }: Run, timeLimitMs: number): Attempt {
  if (hung) return { end: 'hung', afterMs: timeLimitMs };
  if (exitCode === 0) return { end: 'succeeded' };
  // Some clients, openssl s_client among them, tell on standard output why they failed.
  return { end: 'failed', error: [stderr, stdout].filter(Boolean).join('\n'), exitCode };
}
