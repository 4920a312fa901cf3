import type { Visit } from '../visit.js';

/** Notes that the client ended a connection, where its TCP socket tells; who else would have, the endpoint notes. */
export function noteEnding({ socket, connection }: Visit): void {
  let clientEnded = false;
  socket.once('end', () => {
    clientEnded = !socket.writableEnded;
  });
  socket.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNRESET' || error.code === 'EPIPE') connection.end({ by: 'client', how: 'reset' });
  });
  socket.once('close', () => {
    if (clientEnded) connection.end({ by: 'client', how: 'close' });
  });
}
