/** Browsers open six connections to one origin for all their windows together; two are left for everything else. */
const SLOTS = 4;

type Locks = Pick<LockManager, "request">;

/**
 * One of the few streams that all windows of a browser may hold together, or null where none is free. Gives back how to
 * let it go, which closing the window does too. Where a browser has no locks every window gets one.
 */
export async function takeSlot(locks: Locks | undefined): Promise<(() => void) | null> {
  if (!locks) return () => undefined;
  for (let slot = 1; slot <= SLOTS; slot++) {
    const release = await tryLock(locks, `rewind-stream-${slot}`);
    if (release) return release;
  }
  return null;
}

function tryLock(locks: Locks, name: string): Promise<(() => void) | null> {
  return new Promise((answer, fail) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) return answer(null);
        return new Promise<void>((release) => answer(release));
      })
      .catch(fail);
  });
}
