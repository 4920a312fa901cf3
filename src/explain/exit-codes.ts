import { curlExitCodes } from '../causes/signatures/curl.js';
import type { SituationName } from '../causes/situations/index.js';

/** GNU wget's exit status. */
const wget: Readonly<Record<string, SituationName>> = {
  3: 'own-file-unusable',
  4: 'network-failed',
  5: 'verification-failed',
};

const tables: Readonly<Record<string, Readonly<Record<string, SituationName>>>> = {
  curl: curlExitCodes,
  libcurl: curlExitCodes,
  php: curlExitCodes,
  wget,
};

/** What `timeout COMMAND` of GNU coreutils answers when the time was up. */
const outOfTime = 124;

/** The situation behind the exit code of a command, for the commands whose exit codes tell. */
export function situationOfExit(client: string | null, exitCode: number): SituationName | undefined {
  if (exitCode === outOfTime) return 'timed-out';
  if (client === null) return undefined;
  const program = client
    .toLowerCase()
    .replace(/^.*[\\/]/, '')
    .replace(/[- ].*$/, '')
    .replace(/\.exe$/, '');
  return tables[program]?.[String(exitCode)];
}
