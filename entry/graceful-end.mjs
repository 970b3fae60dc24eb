// @ts-check
/** How long answers under way may take after a process was told to end: longer than any request to a cluster. */
const PATIENCE_MS = 75_000;

/**
 * Ends a server with the answers it still owes: no new connection is taken, one without a request under way is closed at
 * once, however recently it was used, and any other with its answer. Called once for each server, before it listens.
 * @param {import("node:http").Server} server
 * @returns {() => Promise<void>} begins the end; resolved when the last connection is gone
 */
export function gracefulEnd(server, patience = PATIENCE_MS) {
  /** How many answers each connection still owes. @type {Map<import("node:net").Socket, number>} */
  const owed = new Map();
  let isEnding = false;

  server.on("connection", (socket) => {
    owed.set(socket, 0);
    socket.once("close", () => owed.delete(socket));
  });
  server.on("request", ({ socket }, response) => {
    owed.set(socket, (owed.get(socket) ?? 0) + 1);
    response.once("close", () => {
      if (!owed.has(socket)) return;
      const left = (owed.get(socket) ?? 1) - 1;
      owed.set(socket, left);
      if (isEnding && left === 0) socket.destroySoon();
    });
  });

  return async () => {
    isEnding = true;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const [socket, answers] of owed) if (answers === 0) socket.destroy();
    const timer = setTimeout(() => server.closeAllConnections(), patience);
    await closed;
    clearTimeout(timer);
  };
}
