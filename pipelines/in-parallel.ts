// Works through a list with a few tasks at a time, results in the order of the list.

/**
 * At most `width` tasks run at once. When a task throws no further one is begun, and the whole rejects once those under
 * way have ended: nothing goes on behind the caller's back.
 */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  task: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = new Array(items.length);
  const queue = items.entries();
  let broken = false;
  const worker = async () => {
    for (const [i, item] of queue) {
      if (broken) return;
      results[i] = await task(item).catch((error: unknown) => {
        broken = true;
        throw error;
      });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(width, items.length) }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return results;
}
