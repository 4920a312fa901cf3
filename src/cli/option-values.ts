import { distance } from 'fastest-levenshtein';
import { FaultlsError } from '../errors.js';

/** Reads a port; 0 asks for a free one. */
export function port(text: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number <= 65535) return number;
  throw new FaultlsError(
    'ERR_PORT_INVALID',
    `Cannot listen on port ${text}: it is not between 0 and 65535. Give another one, or 0 for a free one.`,
  );
}

/** Reads a time in seconds, of which there may be parts. */
export function seconds(text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (number > 0 && number <= 86_400) return number;
  throw new FaultlsError(
    'ERR_USAGE',
    `Cannot wait for "${text}" seconds: it is not a number between 0 and 86400. Give another one.`,
  );
}

/** Reads the address of a web server: nothing but scheme, host and port, and a path if need be. */
export function httpUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' && !url.search && !url.hash) return text;
  throw new FaultlsError(
    'ERR_USAGE',
    `"${text}" is not an address that certificates can name: it must begin with http:// and have no query. Give one such as http://faults.test:8080.`,
  );
}

/** Reads a number of things, of which there must be one at least. */
export function wholeNumber(text: string): number {
  const number = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (number > 0) return number;
  throw new FaultlsError('ERR_USAGE', `"${text}" is not a number between 1 and 9999. Give another one.`);
}

/** Reads one of these words; `what` names them in the sentence about any other. */
export const oneOf =
  <Word extends string>(what: string, words: readonly Word[]) =>
  (text: string): Word => {
    const found = words.find((each) => each === text);
    if (found !== undefined) return found;
    const near = [...words].sort((a, b) => distance(a, text) - distance(b, text))[0];
    throw new FaultlsError('ERR_USAGE', `There is no ${what} "${text}". Did you mean "${near}"?`);
  };

/** Collects the values of an option that may be given several times. */
export const collected = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];
