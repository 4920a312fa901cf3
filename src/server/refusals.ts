import type { Socket } from 'node:net';
import type { Connection } from '../observe/index.js';
import { type AlertName, alertCode, alertRecord } from '../wire/alerts.js';

const httpRefusal =
  'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\nThis port speaks TLS: use https.\n';

/** No valid certificate by accident: a name that nobody here has gets a fatal `unrecognized_name` (RFC 6066 §3). */
export function refuseName(socket: Socket, connection: Connection): void {
  refuse(socket, connection, 'unrecognized_name');
}

/** Tells a client that does not speak TLS what it has met: in its own words if those are HTTP, else with an alert. */
export function refuseOtherProtocol(socket: Socket, connection: Connection): void {
  if (connection.spoke !== 'http') return refuse(socket, connection, 'protocol_version');
  socket.end(httpRefusal);
  socket.destroySoon();
}

function refuse(socket: Socket, connection: Connection, alert: AlertName): void {
  connection.alert('server', alertCode(alert));
  socket.end(alertRecord(alertCode(alert)));
  socket.destroySoon();
}
