import type { Connection } from './connection.js';

/** Tells a visit in one English sentence, the client's point of view first. */
export function sentence(connection: Connection): string {
  return `${arrival(connection)}${ending(connection)}.`;
}

function arrival({ clientHello, spoke, reached, tls, request }: Connection): string {
  if (spoke === 'http') return 'spoke plain HTTP to a TLS port';
  if (spoke === 'sslv2') return 'sent an SSLv2 ClientHello';
  if (spoke) return 'sent bytes that are not TLS';
  if (!clientHello) return 'connected and sent no ClientHello';
  const name = clientHello.serverName ? `for "${clientHello.serverName}"` : 'without a server name';
  const agreed = tls ? `, agreed on ${tls.protocol}` : '';
  if (request) return `asked ${name}${agreed} and sent ${request.method} ${request.path}`;
  if (reached === 'handshake') return `asked ${name}${agreed} and finished the handshake, but sent no request`;
  return `asked ${name}`;
}

function ending(connection: Connection): string {
  const { alerts, ended, reached } = connection;
  const refused = connection.clientAlert;
  if (refused) return `; it refused with the alert ${refused.name} (${refused.code})`;
  const ours = alerts.find((each) => each.from === 'server' && each.code !== 0);
  if (ours) return `; the server answered with the alert ${ours.name} (${ours.code})`;
  if (!ended) return '';
  if (ended.how === 'timeout') return '; the server gave up waiting';
  if (reached === 'response' || reached === 'request')
    return `; the ${ended.by} ${ended.how === 'reset' ? 'reset' : 'closed'} the connection`;
  if (ended.by === 'client')
    return ended.how === 'reset' ? ', then reset the connection' : ', then left without a word';
  return ended.how === 'reset' ? '; the server reset the connection' : '; the server closed the connection';
}
