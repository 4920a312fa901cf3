import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type ControlledLab, controlApp } from './app.js';

/** The HTTP side of a lab, for the port at which the lab also tells the status of its certificates. */
export function controlListener(controlled: ControlledLab): RequestListener {
  // The global Request and Response stay Node's own: the lab's trust reaches the built-in fetch through them.
  const answer = getRequestListener(controlApp(controlled).fetch, { overrideGlobalObjects: false });
  return (request, response) => void answer(request, response);
}
