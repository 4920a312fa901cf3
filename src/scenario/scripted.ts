import type { FlightEdit } from '../wire/index.js';

/**
 * Nothing in the handshake is wrong; still it takes the scripted one, because OpenSSL refuses to load the certificate
 * or the key.
 */
export const scripted: FlightEdit = (flight) => flight;
