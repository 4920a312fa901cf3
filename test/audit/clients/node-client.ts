import https, { type RequestOptions } from 'node:https';
import type { Destination } from '../../../src/audit/index.js';

/** A client of Node's https with these options; without any it makes no mistake. */
export const nodeClient =
  (mistake: RequestOptions = {}) =>
  ({ url, trust, signal }: Destination): Promise<void> =>
    new Promise<void>((resolve, reject) => {
      https
        .get(url, { ...trust.forHttps(), agent: false, timeout: 5000, signal, ...mistake }, (response) => {
          response.on('error', reject).on('end', resolve).resume();
        })
        .on('timeout', function (this: { destroy(error: Error): void }) {
          this.destroy(new Error('ETIMEDOUT'));
        })
        .on('error', reject);
    });

/** The same, which tries again with `mistake` when it has failed with `code`. */
export const secondTry =
  (code: string, mistake: RequestOptions) =>
  async (destination: Destination): Promise<void> => {
    try {
      await nodeClient()(destination);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== code) throw error;
      await nodeClient(mistake)(destination);
    }
  };
