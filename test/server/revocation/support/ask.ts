import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What an HTTP server answered. */
export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

/** One request by Node's own HTTP client, on a connection of its own. */
export function ask(url: string, body: Uint8Array | null = null, method = body ? 'POST' : 'GET'): Promise<Answered> {
  return new Promise((resolve, reject) => {
    request(url, { method, agent: false }, (response) => {
      const { statusCode = 0, headers } = response;
      buffer(response).then(
        (answer) => resolve({ status: statusCode, type: headers['content-type'] ?? '', body: answer }),
        reject,
      );
    })
      .once('error', reject)
      .end(body ?? undefined);
  });
}
