import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { isFaultlsError } from '../../errors.js';
import { type Certificate, type LabPki, placeBelow, pointersTo, type Revocation } from '../../pki/index.js';
import type { CaStatus } from '../../pki/revocation/ca-status.js';
import { type Doorway, openDoorway } from '../doorway.js';
import { Listener } from '../listener.js';
import { type StatusAddress, statusUrl } from './address.js';
import { answerAsked } from './answer.js';
import { readAsked } from './asked.js';
import type { Place } from './place.js';
import { RequestLog } from './request-log.js';
import { StatusDesk, type StatusHouse } from './status-desk.js';

/** The HTTP port of a lab: it tells the status of every certificate that the lab shows. */
export class StatusPort implements StatusHouse {
  /** The address below which it is told, for example `http://127.0.0.1:18080/status`. */
  readonly at: string;
  /** What was asked about the intermediates, which belong to no endpoint, and about client certificates. */
  readonly requests = new RequestLog();
  readonly #places = new Map<string, Place>();
  readonly #names = new Set([clients]);
  /** By desk, the one that spoke last at the end. */
  readonly #crls = new Map<string, ReadonlyMap<Certificate, string>>();
  #others: RequestListener = (_request, response) => void response.writeHead(404).end();
  #nowhere: Promise<Doorway> | null = null;

  private constructor(
    readonly pki: LabPki,
    private readonly listener: Listener,
    private readonly server: Server,
    address: StatusAddress,
  ) {
    this.at = statusUrl({ ...address, port: listener.port });
  }

  /** @throws FaultlsError `ERR_PORT_TAKEN`, `ERR_PORT_INVALID`, `ERR_HOST_INVALID`. */
  static async open(pki: LabPki, address: StatusAddress): Promise<StatusPort> {
    const server = createServer();
    const listener = await listen(address, pki.authorities.statusAt, (socket) => server.emit('connection', socket));
    const port = new StatusPort(pki, listener, server, address);
    server.on('clientError', (_error, socket) => socket.destroy());
    server.on('request', (request, response) => void port.#answer(request, response));
    pki.urls = pointersTo(port.at, `${clients}/leaf`);
    return port;
  }

  get port(): number {
    return this.listener.port;
  }

  /** Everything that is not about the status of a certificate is answered by somebody else. */
  answerOthers(others: RequestListener): void {
    this.#others = others;
  }

  /** A desk for the certificates that one server shows. */
  desk(name: string, plan: Revocation, log: RequestLog): StatusDesk {
    let unique = name;
    for (let n = 2; this.#names.has(unique); n++) unique = `${name}-${n}`;
    this.#names.add(unique);
    return new StatusDesk(unique, plan, log, this);
  }

  announce(desk: string, places: ReadonlyMap<string, Place>): void {
    for (const path of this.#places.keys()) if (path.startsWith(`${desk}/`)) this.#places.delete(path);
    for (const [path, place] of places) this.#places.set(path, place);
  }

  publish(desk: string, crls: ReadonlyMap<Certificate, string>): void {
    this.#crls.delete(desk);
    this.#crls.set(desk, crls);
  }

  leave(desk: string): void {
    this.announce(desk, new Map());
    this.#crls.delete(desk);
    this.#names.delete(desk);
  }

  /** The latest CRL of every CA that shows certificates here, as PEM. */
  get crls(): readonly string[] {
    const all = [...this.#crls.values()].flatMap((each) => [...each]);
    return [...new Map(all.map(([{ keyId }, crl]) => [keyId.toString('hex'), crl])).values()];
  }

  async nowhere(): Promise<string> {
    this.#nowhere ??= openDoorway('nobody', { host: '127.0.0.1', port: 0 }, () => {});
    const { port } = await this.#nowhere;
    const url = new URL(this.at);
    // On another host no port can be kept free; nobody uses this one.
    url.port = url.hostname === '127.0.0.1' ? String(port) : '1';
    return url.href;
  }

  /** Ends every connection and the port, at once. */
  async close(): Promise<void> {
    this.pki.urls = null;
    this.server.close();
    await Promise.all([this.listener.close(), this.#nowhere?.then((each) => each.close())]);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = readAsked(request.url ?? '');
    const place = asked && (this.#places.get(asked.place) ?? (await this.#commonPlace(asked.place)));
    if (place) return answerAsked(request, response, asked, place);
    this.#others(request, response);
  }

  async #commonPlace(path: string): Promise<Place | null> {
    if (path !== `${clients}/leaf`) return this.#rootPlace(path);
    const { CaStatus } = await import('../../pki/revocation/ca-status.js');
    const { intermediate } = await this.pki.authorities.get('lab');
    return this.#place('client', new CaStatus(intermediate, this.pki));
  }

  async #rootPlace(path: string): Promise<Place | null> {
    const authority = (await this.pki.authorities.made()).find(({ root }) => placeBelow(root.keyId) === path);
    if (!authority) return null;
    const { CaStatus } = await import('../../pki/revocation/ca-status.js');
    const teller = await CaStatus.ofRoot(authority.root, this.pki);
    return teller && this.#place('intermediate', teller);
  }

  #place(about: string, teller: CaStatus): Place {
    return { about, teller, issuer: teller.issuer.der, mood: null, log: this.requests };
  }
}

/** Where the status of client certificates is told, all of which the intermediate of the lab issues. */
const clients = 'clients';

/** Opens the port that the intermediates name, if that is up to us and it is free. */
async function listen(address: StatusAddress, named: string, accept: (socket: Socket) => void): Promise<Listener> {
  const preferred = { ...address, port: Number(new URL(named).port) };
  if (address.port !== 0 || statusUrl(preferred) !== named) return Listener.open(address, accept);
  return Listener.open(preferred, accept).catch((error: unknown) => {
    if (isFaultlsError(error) && error.code === 'ERR_PORT_TAKEN') return Listener.open(address, accept);
    throw error;
  });
}
