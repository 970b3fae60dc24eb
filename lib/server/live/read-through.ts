import "server-only";
import type { Content } from "./feed-content";
import type { Feed } from "./feed";

/**
 * What a feed knows, waiting for its first reading where it has just begun. Null where somebody has to ask the cluster
 * itself: it does not know at present, or there is nothing there. Of what is not there, or may not be read, nothing goes
 * on but for who reads its stream.
 * @throws ProblemError why a feed that was begun for this could not read
 */
export async function readThrough<C extends Content, Reading>(
  { feed, isNew }: { feed: Feed<C>; isNew: boolean },
  read: (content: C) => Reading | null,
): Promise<Reading | null> {
  // Its first reading is as good as one of our own, and asking after it would be waiting twice.
  const isFirst = isNew || feed.isReading;
  const problem = await feed.known();
  if (feed.readers === 0 && (feed.content.isNothing() || (problem !== null && !feed.content.isKnown()))) feed.stop();
  if (problem === null) return read(feed.content);
  if (isFirst) throw problem;
  return null;
}
