import type { Visit } from '../visit.js';

/** Notes how a connection ended, and by whom, from what its TCP socket tells. */
export function noteEnding({ socket, connection }: Visit): void {
  let clientEnded = false;
  socket.once('end', () => {
    clientEnded = true;
  });
  socket.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNRESET' || error.code === 'EPIPE') connection.end({ by: 'client', how: 'reset' });
  });
  socket.once('close', () => {
    connection.end({ by: clientEnded ? 'client' : 'server', how: 'close' });
  });
}
