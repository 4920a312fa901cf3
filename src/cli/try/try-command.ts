import { commandClient } from '../../audit/command/command-client.js';
import { type Trial, tryClient } from '../../audit/trial.js';
import { openLab } from '../../server/index.js';
import { type Interruption, interruption } from '../interruption.js';

/**
 * Serves one scenario, runs the command against it, and joins what both ends tell. What the command prints is shown on
 * standard error. Whoever interrupts us ends the command.
 *
 * @throws FaultlsError `ERR_UNKNOWN_SCENARIO`, `ERR_NOT_SERVABLE_HERE`, `ERR_COMMAND_NOT_FOUND`.
 */
export async function tryCommand(name: string, command: readonly string[], timeLimitMs: number): Promise<Trial> {
  const interrupted: Interruption = interruption();
  const lab = await openLab({ scenarios: [name] });
  try {
    const [endpoint] = lab.endpoints;
    if (!endpoint) throw new Error(`The lab of "${name}" has no endpoint.`);
    const client = commandClient(command, {
      input: process.stdin.isTTY ? 'none' : 'ours',
      hear: (chunk) => process.stderr.write(chunk),
    });
    const trial = await tryClient(client, endpoint, { timeLimitMs, stop: interrupted.signal });
    if (interrupted.exitCode !== null) process.exit(interrupted.exitCode);
    return trial;
  } finally {
    interrupted.over();
    await lab.close();
  }
}
