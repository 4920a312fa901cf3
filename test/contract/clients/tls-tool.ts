import type { Destination, Told } from './client.js';
import { run } from './command.js';
import { requestFor, statusOfWhole } from './http-answer.js';

/** Runs a tool that speaks TLS and hands its standard input through; what HTTP says is read from its output. */
export async function visitWithTool(tool: string, args: readonly string[], to: Destination): Promise<Told> {
  const { exitCode, stdout, stderr } = await run(tool, args, {
    limitMs: to.timeoutMs,
    input: requestFor(to.host, to.port),
    // Such tools do not know where an answer ends, and would wait for a server that keeps the connection.
    until: (printed) => statusOfWhole(printed, false) !== null,
  });
  const text = stderr + stdout;
  const status = statusOfWhole(stdout, exitCode === 0);
  if (status !== null && status < 400) return { end: 'succeeded', text };
  if (exitCode === null && status === null) return { end: 'hung', afterMs: to.timeoutMs, text };
  return { end: 'failed', error: text, exitCode, text };
}
