import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** A process that has nothing left to do ends at once; one that still lives by then was left something open. */
const lingersAfterMs = 30_000;

/**
 * Mocha's `spec`, which also writes how many tests passed, failed and were skipped into the file that the reporter
 * option `counts` names. A run that crashes leaves no file behind, and so cannot be taken for a good one; a run that
 * does not end is ended, with an exit code that says so.
 */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { counts } = options.reporterOptions as { counts: string };
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      writeFileSync(counts, `${passes} ${failures} ${pending}\n`);
      const linger = (): never => {
        console.error(`The tests are over and something was left open: ${process.getActiveResourcesInfo().join(', ')}`);
        // Last of all: Mocha has a listener of its own, which sets the exit code by the failures alone.
        process.once('exit', () => {
          process.exitCode = 1;
        });
        process.exit();
      };
      setTimeout(linger, lingersAfterMs).unref();
    });
  }
}
