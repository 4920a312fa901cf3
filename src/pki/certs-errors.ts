import { type ErrorCode, FaultlsError } from '../errors.js';

type FolderError = (path: string, why: unknown) => FaultlsError;

const folderError =
  (code: ErrorCode, what: (path: string) => string, remedy: string): FolderError =>
  (path, why) =>
    new FaultlsError(code, `${what(path)}: ${reason(why)}. ${remedy}`, why instanceof Error ? { cause: why } : {});

const reason = (why: unknown): string => {
  if (!(why instanceof Error)) return String(why);
  const code = 'code' in why ? String(why.code) : '';
  return plain[code] ?? why.message.split('\n', 1)[0] ?? '';
};

const plain: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'it is not a folder, or lies below something that is none',
  EEXIST: 'it is not a folder',
  EISDIR: 'it is a folder, not a file',
};

export const unreadable = folderError(
  'ERR_CERTS_UNREADABLE',
  (path) => `"${path}" cannot be read`,
  'Give this user the right to read it, or choose another folder.',
);

export const unwritable = folderError(
  'ERR_CERTS_UNWRITABLE',
  (path) => `Nothing can be written to "${path}"`,
  'Make it writable for this user, or choose another folder.',
);

export const foreign = folderError(
  'ERR_CERTS_FOREIGN',
  (path) => `"${path}" is not touched`,
  'Choose another folder, or move it away.',
);

export const damaged = folderError(
  'ERR_CERTS_DAMAGED',
  (path) => `"${path}" is damaged`,
  'Restore it, or delete the folder that it lies in, and give your clients the new roots.',
);

/** Whether the operating system failed with one of these codes. */
export const isCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));
