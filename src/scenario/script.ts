import { type AlertName, alertCode } from '../wire/alerts.js';
import type { ClientHello } from '../wire/client-hello.js';

/** What the server has heard from this client so far. */
export interface Heard {
  readonly hello: ClientHello | null;
  /** True when the client presented a certificate, believed or not. */
  readonly clientCertificate: boolean;
  /** The host that the latest request names, without its port and in lower case. */
  readonly host: string | null;
}

/**
 * A script: what a server does with one byte stream, step by step. On a TCP socket it replaces TLS altogether; on the
 * decrypted stream of a finished handshake it replaces the healthy HTTP/1.1 answer.
 */
export type Step =
  | { readonly do: 'receive-client-hello' }
  | { readonly do: 'receive-request' }
  /** After a request: leaves the script for honest HTTP, which begins with that request, if this holds. */
  | { readonly do: 'healthy-if'; readonly when: (heard: Heard) => boolean }
  /** After a request: asks for a client certificate by renegotiation, and ends the connection when there is none. */
  | { readonly do: 'ask-client-certificate' }
  | { readonly do: 'send'; readonly bytes: Buffer }
  /** One fatal alert, in a record of its own and in the clear. */
  | { readonly do: 'alert'; readonly code: number }
  /** In the values of headers, `{host}` stands for the host and port that the request named. */
  | {
      readonly do: 'answer';
      readonly status: number;
      readonly headers: Record<string, string>;
      readonly body: string | null;
    }
  | { readonly do: 'drip'; readonly bytes: Buffer; readonly bytesPerSecond: number }
  | { readonly do: 'wait'; readonly milliseconds: number }
  /** Ends the write side of TLS properly; what follows goes out in the clear. */
  | { readonly do: 'close-notify' }
  | { readonly do: 'send-in-clear'; readonly bytes: Buffer }
  /** FIN without close_notify. */
  | { readonly do: 'fin' }
  /** FIN of our side only: the client may go on talking. */
  | { readonly do: 'half-close' }
  | { readonly do: 'reset' }
  /** Nothing more, and the connection stays open. */
  | { readonly do: 'stall' };

export type Script = readonly Step[];

const bytesOf = (data: string | Uint8Array): Buffer =>
  typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data);

export const receiveClientHello = (): Step => ({ do: 'receive-client-hello' });
/** Waits for the head of an HTTP/1.1 request. */
export const receiveRequest = (): Step => ({ do: 'receive-request' });
export const healthyIf = (when: (heard: Heard) => boolean): Step => ({ do: 'healthy-if', when });
export const askClientCertificate = (): Step => ({ do: 'ask-client-certificate' });
/** A fatal alert by its registered name, or by a number that need not be registered. */
export const fatalAlert = (alert: AlertName | number): Step => ({
  do: 'alert',
  code: typeof alert === 'number' ? alert : alertCode(alert),
});
export const send = (data: string | Uint8Array): Step => ({ do: 'send', bytes: bytesOf(data) });
export const sendInClear = (data: string | Uint8Array): Step => ({ do: 'send-in-clear', bytes: bytesOf(data) });
/** A whole HTTP/1.1 response; the body defaults to the healthy document. */
export const answer = (status = 200, headers: Record<string, string> = {}, body: string | null = null): Step => ({
  do: 'answer',
  status,
  headers,
  body,
});
export const drip = (data: string | Uint8Array, bytesPerSecond: number): Step => ({
  do: 'drip',
  bytes: bytesOf(data),
  bytesPerSecond,
});
export const wait = (milliseconds: number): Step => ({ do: 'wait', milliseconds });
export const closeNotify = (): Step => ({ do: 'close-notify' });
export const fin = (): Step => ({ do: 'fin' });
export const halfClose = (): Step => ({ do: 'half-close' });
export const reset = (): Step => ({ do: 'reset' });
export const stall = (): Step => ({ do: 'stall' });

/** The last response of a connection: it says so, and ends TLS properly. */
export const lastAnswer = (...response: Parameters<typeof answer>): Script => {
  const [status, headers, body] = response;
  return [answer(status, { ...headers, Connection: 'close' }, body), closeNotify()];
};

/** The head of a response that promises `contentLength` bytes. */
export const responseHead = (contentLength: number): Step =>
  send(
    `HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nConnection: close\r\nContent-Length: ${contentLength}\r\n\r\n`,
  );

/** So many bytes of a body that says nothing. */
export const bodyBytes = (length: number): Step => send(emptyTalk(length));
/** The same, so many bytes a second. */
export const slowBodyBytes = (length: number, bytesPerSecond: number): Step => drip(emptyTalk(length), bytesPerSecond);

const emptyTalk = (length: number): Buffer => Buffer.alloc(length, 'faultls ');
