/** How many attempts run side by side. */
export interface Lanes<Item> {
  /** At most so many that need a core. */
  readonly jobs: number;
  /** True for those that mostly wait: of them, `waiting` run beside the others. */
  readonly waits: (item: Item) => boolean;
  readonly waiting: number;
  /** No further one begins after it aborts. */
  readonly stop?: AbortSignal | undefined;
}

/** Works through all items, in order within each lane; what waits overlaps with what works. */
export async function inLanes<Item>(
  items: readonly Item[],
  lanes: Lanes<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const lane = async (queue: Item[], width: number): Promise<void> => {
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined && !lanes.stop?.aborted; next = queue.shift()) await work(next);
    };
    await Promise.all(Array.from({ length: Math.min(width, queue.length) }, worker));
  };
  await Promise.all([
    lane(items.filter(lanes.waits), lanes.waiting),
    lane(
      items.filter((each) => !lanes.waits(each)),
      lanes.jobs,
    ),
  ]);
}
