import https, { type RequestOptions } from 'node:https';
import type { Destination } from '../../../src/audit/index.js';

/** A client of Node's https with these options, which waits so long; without any it makes no mistake. */
export const nodeClient =
  (mistake: RequestOptions = {}, patienceMs = 5000) =>
  ({ url, trust, signal }: Destination): Promise<void> =>
    new Promise<void>((resolve, reject) => {
      const request = https.get(url, { ...trust.forHttps(), agent: false, signal, ...mistake }, (response) => {
        response.on('error', reject).on('end', resolve).resume();
      });
      request.on('error', reject);
      // The option `timeout` of https is about an idle socket, and a slow drip is never idle.
      if (patienceMs === 0) return;
      const patience = setTimeout(() => request.destroy(new Error('ETIMEDOUT')), patienceMs);
      request.on('close', () => clearTimeout(patience));
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
