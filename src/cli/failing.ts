import { CommanderError } from 'commander';
import { isFaultlsError } from '../errors.js';

/** What each exit code means. */
export const exitCodes = {
  success: 0,
  /** The answer is no: the client did not pass, the machine cannot serve everything. */
  no: 1,
  /** Wrong usage, or something that this machine does not let us do. */
  usage: 2,
  /** A defect of this program; 70 is EX_SOFTWARE of sysexits.h. */
  defect: 70,
} as const;

export interface Failure {
  /** What is told on standard error; empty when all is said. */
  readonly words: string;
  readonly exitCode: number;
}

/** One sentence for what the user can change, the stack for what only we can. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError) return ofCommander(error);
  if (isFaultlsError(error)) return { words: error.message, exitCode: exitCodes.usage };
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { words: `This is a defect of faultls, please report it.\n${stack}`, exitCode: exitCodes.defect };
}

/** Help and version were shown already; everything else is said in one line, its suggestion included. */
function ofCommander({ code, exitCode, message }: CommanderError): Failure {
  if (exitCode === 0) return { words: '', exitCode: exitCodes.success };
  if (code === 'commander.help') return { words: '', exitCode: exitCodes.usage };
  const [what = '', suggestion] = message.replace(/^error: /, '').split('\n(', 2);
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1)}`.replace(/\.$/, '');
  const remedy = suggestion?.replace(/\)$/, '') ?? 'The option --help shows what there is.';
  return { words: `${sentence}. ${remedy}`, exitCode: exitCodes.usage };
}
