/**
 * Something done to the bytes on their way from an honest TLS engine to the client. The bytes themselves stay right.
 */
export type Outbound =
  /** Cuts every write into segments of `size` bytes, `everyMs` apart. */
  | { readonly do: 'segment'; readonly size: number; readonly everyMs: number }
  /** Holds every flight back. */
  | { readonly do: 'delay'; readonly milliseconds: number }
  /** Lets so much through, then stops for good. */
  | { readonly do: 'cut'; readonly at: CutPoint; readonly then: 'stall' | 'fin' | 'reset' };

/** `after-server-hello`: the first record is whole. `inside-certificate`: half of the record that carries the chain. */
export type CutPoint = 'after-server-hello' | 'inside-certificate';

export const segment = (size: number, everyMs = 0): Outbound => ({ do: 'segment', size, everyMs });
export const delayFlights = (milliseconds: number): Outbound => ({ do: 'delay', milliseconds });
export const cut = (at: CutPoint, then: 'stall' | 'fin' | 'reset'): Outbound => ({ do: 'cut', at, then });
