import { access, constants } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FaultlsError } from '../../errors.js';
import { trustEnvironment } from '../../server/trust/environment.js';

/**
 * The lines for a POSIX shell that make its clients trust the lab whose CA lies in a folder.
 *
 * @throws FaultlsError `ERR_CERTS_UNREADABLE` when there is none.
 */
export async function exportsFor(folder: string): Promise<string> {
  const [pem, pkcs12] = ['lab-ca.pem', 'lab-ca.p12'].map((name) => resolve(join(folder, name))) as [string, string];
  await Promise.all([pem, pkcs12].map((path) => mustBeReadable(path, folder)));
  const variables = trustEnvironment(pem, pkcs12, process.env.JAVA_TOOL_OPTIONS);
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}=${quoted(value)}\n`)
    .join('');
}

const mustBeReadable = (path: string, folder: string): Promise<void> =>
  access(path, constants.R_OK).catch((error: Error) => {
    throw new FaultlsError(
      'ERR_CERTS_UNREADABLE',
      `There is no lab to trust in "${folder}": "${path}" cannot be read. Start "faultls serve" there, or name its folder with --certs.`,
      { cause: error },
    );
  });

/** One word for every POSIX shell, whatever is in it. */
const quoted = (value: string): string => `'${value.replaceAll("'", `'\\''`)}'`;
