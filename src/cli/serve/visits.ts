import type { Connection } from '../../observe/index.js';
import type { Lab } from '../../server/index.js';
import { jsonLine } from '../layout.js';
import { type Paint, paintFor } from '../paint.js';
import type { ConnectionLine } from '../shapes.js';

/** Tells every visit on standard output when it is over; the answer stops that. */
export function tellVisits(lab: Lab, asJson: boolean): () => void {
  const paint = paintFor(process.stdout);
  let telling = true;
  const stopWatching = lab.watch((connection, endpoint) => {
    void connection.whenEnded.then(() => {
      if (!telling) return;
      process.stdout.write(asJson ? jsonLine(connectionLine(connection)) : line(connection, endpoint?.name, paint));
    });
  });
  return () => {
    telling = false;
    stopWatching();
  };
}

const connectionLine = (connection: Connection): ConnectionLine => ({
  type: 'connection',
  schema: 1,
  ...connection.toJSON(),
});

/** `14:03:22  expired  asked for "localhost", agreed on TLSv1.3; it refused …` */
function line(connection: Connection, endpoint: string | undefined, paint: Paint): string {
  const { scenario, because, startedAt } = connection;
  // In a sequence the visit met one scenario of several.
  const name =
    endpoint === undefined || endpoint === scenario ? scenario || '(no scenario)' : `${endpoint}: ${scenario}`;
  return `${paint('dim', startedAt.toTimeString().slice(0, 8))}  ${paint('bold', name)}  ${because}\n`;
}
