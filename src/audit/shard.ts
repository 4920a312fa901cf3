import { FaultlsError } from '../errors.js';

/** One of several parts of an audit that run on machines of their own. */
export interface Shard {
  /** From 1 on. */
  readonly index: number;
  readonly of: number;
}

/**
 * Reads `1/4`.
 *
 * @throws FaultlsError `ERR_USAGE`.
 */
export function shardFrom(text: string): Shard {
  const [, index, of] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index !== undefined && of !== undefined && index >= 1 && index <= of) return { index, of };
  throw new FaultlsError(
    'ERR_USAGE',
    `"${text}" is no shard: it is not of the form 1/4. Give its number, from 1 on, and how many there are.`,
  );
}

/** The part of a list that belongs to a shard. Neighbours go to different shards: what takes long stands together. */
export const partOf = <Item>(items: readonly Item[], { index, of }: Shard): Item[] =>
  items.filter((_, n) => n % of === index - 1);
