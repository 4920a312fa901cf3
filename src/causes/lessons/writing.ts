import type { Confirmation, Lesson } from '../lesson.js';

/** A lesson before its cause is filled in. */
export type LessonText = Omit<Lesson, 'cause'>;

/** Confirm with OpenSSL's command line. */
export const openssl = (run: string, shows: string): Confirmation => ({ with: 'openssl', run, shows });

/** Confirm with curl. */
export const curl = (run: string, shows: string): Confirmation => ({ with: 'curl', run, shows });

/** Confirm with another tool. */
export const tool = (name: string, run: string, shows: string): Confirmation => ({ with: name, run, shows });

/** Shows the first certificate that the server sends. */
export const leaf = (options: string) =>
  `openssl s_client -connect HOST:PORT -servername HOST </dev/null 2>/dev/null | openssl x509 -noout ${options}`;

/** The switches that turn certificate checks off, one a client family. */
export const uncheckedTls: readonly string[] = [
  'curl -k',
  'rejectUnauthorized: false',
  'NODE_TLS_REJECT_UNAUTHORIZED=0',
  'verify=False',
  'InsecureSkipVerify: true',
];
