import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { type Asked, requestInPath } from './asked.js';
import type { Place } from './place.js';

/** No honest OCSP request is longer. */
const longestBody = 16 * 1024;

/** Answers one request about the status of a certificate; never throws. */
export async function answerAsked(
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
  place: Place,
): Promise<void> {
  const { method = 'GET' } = request;
  const reading = method === 'GET' || method === 'HEAD';
  if (!reading && !(method === 'POST' && asked.kind === 'ocsp')) return refuse(response, 405);
  try {
    const body = reading ? null : await bodyOf(request);
    if (!reading && body === null) return refuse(response, 413);
    const { serial, nonce, ...document } = await documentOf(asked, place, body);
    place.log.add({ kind: asked.kind, about: place.about, serial, nonce, method, at: new Date() });
    inMood(place, asked, response, () => send(response, document, method === 'HEAD'));
  } catch (error) {
    refuse(response, 500, (error as Error).message);
  }
}

interface Document {
  readonly type: string;
  readonly bytes: Buffer;
}

interface Answer extends Document {
  readonly serial: string | null;
  readonly nonce: string | null;
}

async function documentOf(asked: Asked, place: Place, body: Buffer | null): Promise<Answer> {
  const nobody = { serial: null, nonce: null };
  switch (asked.kind) {
    case 'crl':
      return { type: 'application/pkix-crl', bytes: await place.teller.crl(), ...nobody };
    case 'aia':
      return { type: 'application/pkix-cert', bytes: place.issuer, ...nobody };
    case 'ocsp': {
      const question = body ?? requestInPath(asked.inPath ?? '') ?? Buffer.alloc(0);
      const { response, serials, nonce } = await place.teller.ocsp(question);
      return {
        type: 'application/ocsp-response',
        bytes: response,
        serial: serials[0] ?? null,
        nonce: nonce?.toString('hex') ?? null,
      };
    }
  }
}

/** The issuer's certificate is no answer about a status: it comes at once in any mood. */
function inMood({ mood }: Place, { kind }: Asked, response: ServerResponse, answer: () => void): void {
  if (mood === null || mood === 'unreachable' || kind === 'aia') return answer();
  if (mood === 'silent') return;
  if ('httpStatus' in mood) return refuse(response, mood.httpStatus);
  const timer = setTimeout(answer, mood.delayMs).unref();
  response.once('close', () => clearTimeout(timer));
}

/** What was right a moment ago may be revoked now: nobody on the way shall keep it. */
function send(response: ServerResponse, { type, bytes }: Document, headOnly: boolean): void {
  response.writeHead(200, { 'content-type': type, 'content-length': bytes.length, 'cache-control': 'no-store' });
  response.end(headOnly ? undefined : bytes);
}

function refuse(response: ServerResponse, status: number, why = ''): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(`${STATUS_CODES[status] ?? status} ${why}`.trimEnd());
}

/** The whole body; null when it is longer than it may be. The rest of that is read all the same, to be able to say so. */
function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    request
      .on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length <= longestBody) chunks.push(chunk);
        else resolve(null);
      })
      .once('end', () => resolve(Buffer.concat(chunks)))
      .once('error', reject);
  });
}
