import { alertCode } from '../alerts.js';
import { type Context, leaveOnFatal } from '../context.js';
import { Departure } from '../refusal.js';
import { SecureStream } from '../secure-stream.js';
import { versionName } from '../tables/versions.js';
import { afterHandshake } from './after-handshake.js';

/**
 * Opens the stream of application data, and lets the server talk with the client until it has ended its side.
 */
export async function applicationData(context: Context): Promise<void> {
  const { choice, hello, version, connection } = context;
  const stream = new SecureStream(connection, {
    alpnProtocol: choice.alpn ?? false,
    servername: hello.serverName ?? false,
    protocol: versionName(version),
    cipher: choice.cipherSuite ?? '',
  });
  context.stream = stream;
  const reading = read(context, stream);
  context.reading = reading.catch(() => {});
  context.onStream(stream);
  await Promise.race([done(stream), untilRefusal(reading, stream)]);
}

/** Goes on reading when a script has waited for the first data before. */
async function read(context: Context, stream: SecureStream): Promise<never> {
  for (const bytes of context.early.splice(0)) await stream.deliver(bytes);
  for (;;) {
    const incoming = await context.connection.next();
    switch (incoming.kind) {
      case 'data':
        context.connection.reporter.tellOnce('firstApplicationData', context.connection.reporter.at);
        await stream.deliver(incoming.bytes);
        break;
      case 'alert':
        if (incoming.code === 0) stream.deliverEnd();
        else leaveOnFatal(incoming, context.version);
        break;
      case 'handshake':
        await afterHandshake(context, incoming.message);
        break;
      case 'change-cipher-spec':
        break;
    }
  }
}

/** A client that has left ends the reading; the server may still want to finish. An alert, or nonsense, ends the step. */
function untilRefusal(reading: Promise<never>, stream: SecureStream): Promise<void> {
  return reading.catch((error: unknown) => {
    if (!(error instanceof Departure) || error.byAlert) throw error;
    stream.deliverEnd();
    return done(stream);
  });
}

/** Settles when the server has written its last byte, or when the connection is gone. */
const done = (stream: SecureStream): Promise<void> =>
  new Promise((resolve) => {
    stream.once('finish', resolve);
    stream.once('close', resolve);
  });

/** Says goodbye properly (RFC 8446 §6.1). */
export function closeNotify(context: Context): void {
  context.connection.outbox.alert(context.step, alertCode('close_notify'), 1);
}

/** There is somebody to say goodbye to. */
export const stillThere = (context: Context): boolean => context.connection.socket.writable;

/** Waits until the client has sent application data, which the stream will have later. */
export async function firstData(context: Context): Promise<void> {
  for (;;) {
    const incoming = await context.connection.next();
    if (incoming.kind === 'data') {
      context.connection.reporter.tellOnce('firstApplicationData', context.connection.reporter.at);
      context.early.push(incoming.bytes);
      return;
    }
    if (incoming.kind === 'alert') leaveOnFatal(incoming, context.version);
    if (incoming.kind === 'handshake') await afterHandshake(context, incoming.message);
  }
}
