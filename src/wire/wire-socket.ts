import type { Duplex } from 'node:stream';

/** What the engine needs of a connection: a `net.Socket`, or any Duplex that stands in for one. */
export interface WireSocket extends Duplex {
  resetAndDestroy?(): unknown;
  setNoDelay?(noDelay?: boolean): unknown;
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
}
