import type { Socket } from 'node:net';
import type { Connection } from '../../observe/index.js';
import type { Scenario, Script } from '../../scenario/index.js';
import type { ClientHello } from '../../wire/client-hello.js';
import { HelloCollector } from '../../wire/hello-collector.js';
import { playScript } from '../play-script.js';
import { type EngineInstance, resetSocket } from '../visit.js';
import { noteEnding } from './endings.js';

/** Scripted TCP: no TLS of any kind. It listens to the ClientHello all the same, so that the record can tell of it. */
export function rawEngine(scenario: Scenario, script: Script): EngineInstance {
  return {
    serve(visit) {
      noteEnding(visit);
      const { socket, connection, hello, firstBytes } = visit;
      // A script that waits for a request in clear text must find it; a ClientHello is of no use to any.
      if (!hello && firstBytes.length > 0) socket.unshift(firstBytes);
      const whole = hello ? Promise.resolve(hello) : overhear(socket, connection);
      void playScript(script, { ...onSocket(socket), hello: whole }, connection, scenario);
      socket.resume();
    },
    close() {},
  };
}

/** What a script can do to a bare socket. */
export function onSocket(socket: Socket) {
  return {
    stream: socket,
    decrypted: false,
    closeNotify() {},
    sendInClear: (bytes: Buffer) => void socket.write(bytes),
    fin: () => void socket.end(() => socket.destroySoon()),
    halfClose: () => void socket.end(),
    reset: () => resetSocket(socket),
    askClientCertificate: async () => false,
    beHonest() {},
  };
}

/** Reads along until a ClientHello is whole, without taking anything from the script. */
function overhear(socket: Socket, connection: Connection): Promise<ClientHello | null> {
  const collector = new HelloCollector();
  return new Promise((resolve) => {
    const settle = (hello: ClientHello | null): void => {
      socket.off('data', read);
      resolve(hello);
    };
    const read = (chunk: Buffer): void => {
      const state = collector.push(chunk);
      if (state.kind === 'more') return;
      if (state.kind === 'not-tls') {
        connection.spoke = state.looksLike;
        return settle(null);
      }
      connection.clientHello = state.hello;
      connection.reach('client-hello');
      settle(state.hello);
    };
    socket.on('data', read);
    socket.once('close', () => settle(null));
  });
}
