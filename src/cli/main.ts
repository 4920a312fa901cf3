#!/usr/bin/env node
import { exitCodes, failureOf } from './failing.js';
import { program } from './program.js';

/** Tells the failure on standard error and ends, even if something is still open. */
function fail(error: unknown): void {
  const { words, exitCode } = failureOf(error);
  if (words === '') process.exit(exitCode);
  process.stderr.write(`${words}\n`, () => process.exit(exitCode));
}

process.on('uncaughtException', fail);
// Node warns of small groups and the like, which is what this program is about.
process.removeAllListeners('warning').on('warning', ({ name, message }) => {
  if (name !== 'SecurityWarning') process.stderr.write(`${name}: ${message}\n`);
});
// Whoever reads our output may stop reading at any time, as `head` does: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? exitCodes.success);
  fail(error);
});

program().parseAsync().catch(fail);
