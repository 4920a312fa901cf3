import type { Context } from '../context.js';

/** Takes the ClientHello, which was parsed before the version could be chosen, off the wire and into the transcript. */
export async function clientHello(context: Context): Promise<void> {
  const message = await context.receive('ClientHello');
  context.transcript.add(message.bytes);
}
