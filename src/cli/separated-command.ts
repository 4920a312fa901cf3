import type { CommanderError } from 'commander';
import { FaultlsError } from '../errors.js';

/** Where the options of somebody's command were taken for ours, tells to separate them. */
export const separatedCommand =
  (name: string, rest: string) =>
  (error: CommanderError): never => {
    throw error.code === 'commander.unknownOption' && !process.argv.includes('--')
      ? withoutDashes(error, name, rest)
      : error;
  };

function withoutDashes({ message }: CommanderError, name: string, rest: string): FaultlsError {
  const [option = ''] = /'[^']*'/.exec(message) ?? [];
  return new FaultlsError(
    'ERR_USAGE',
    `"faultls ${name}" has no option ${option}. If it belongs to the command, put -- before that: faultls ${name} ${rest}.`,
  );
}
