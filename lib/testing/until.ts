/** Waits until `find` gives something, as long as a test may take; what does not come fails the test there. */
export async function until<T>(find: () => T | undefined | false | null): Promise<T> {
  for (;;) {
    const found = find();
    if (found !== undefined && found !== false && found !== null) return found;
    await new Promise((again) => setTimeout(again, 2));
  }
}
