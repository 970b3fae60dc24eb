// @ts-check
// node --max-old-space-size=512 --max-semi-space-size=8 server.mjs [--port N]: serves the built Rewind on 127.0.0.1, port
// N or PORT or 3000 (0: any that is free), until SIGTERM or SIGINT. The heap's bounds must be given to Node itself.
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gracefulEnd } from "./entry/graceful-end.mjs";
import { guardedServer } from "./entry/guarded-server.mjs";

const PROJECT = fileURLToPath(new URL(".", import.meta.url));
const HOSTNAME = "127.0.0.1";
const DEFAULT_PORT = 3000;
/** As a shell tells which signal ended a program. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 };

process.title = "rewind";
// The framework asks for it while it is loaded.
Object.assign(process.env, { NODE_ENV: "production" });

const wanted = wantedPort();
if (!existsSync(new URL(".next/BUILD_ID", import.meta.url))) giveUp("There is no build yet: npm run build makes it.");

const server = guardedServer(async (request, response) => (await loading).handle(request, response));
const end = gracefulEnd(server);
server.once("error", (/** @type {NodeJS.ErrnoException} */ { code, message }) =>
  giveUp(whyNotListening(code, message)),
);
await new Promise((listening) => server.listen(wanted, HOSTNAME, () => listening(undefined)));
const address = server.address();
const port = typeof address === "object" && address !== null ? address.port : wanted;

const loading = load().catch((/** @type {unknown} */ error) => giveUp(`Next.js does not start: ${error}`));
const { close } = await loading;
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.once(signal, () => void finish(signal));
console.error(`Rewind: http://${HOSTNAME}:${port}`);

async function load() {
  const { default: next } = await import("next");
  // It listens for upgrades of connections, of which Rewind has none, on the server that it is given.
  const app = next({ dev: false, dir: PROJECT, hostname: HOSTNAME, port, httpServer: createServer() });
  await app.prepare();
  return { handle: app.getRequestHandler(), close: () => app.close() };
}

/** @param {keyof typeof EXIT_CODES} signal */
async function finish(signal) {
  // Whoever asks twice does not want to wait.
  for (const again of Object.keys(EXIT_CODES)) process.once(again, () => process.exit(EXIT_CODES[signal]));
  await end();
  await close();
  process.exit(EXIT_CODES[signal]);
}

function wantedPort() {
  const text = portOption() ?? process.env["PORT"] ?? "";
  if (text === "") return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? port : giveUp(`"${text}" is no port: it is a number from 0 to 65535.`);
}

function portOption() {
  try {
    return parseArgs({ options: { port: { type: "string", short: "p" } } }).values.port;
  } catch (error) {
    return giveUp(`${error instanceof Error ? error.message : error}`);
  }
}

/** @param {string | undefined} code @param {string} message */
function whyNotListening(code, message) {
  const again = "Choose another: PORT=8080 npm start.";
  if (code === "EADDRINUSE") return `Port ${wanted} of ${HOSTNAME} is taken. ${again}`;
  if (code === "EACCES") return `You may not listen on port ${wanted}. ${again}`;
  return `Rewind cannot listen on port ${wanted} of ${HOSTNAME}: ${message}`;
}

/** @param {string} why @returns {never} */
function giveUp(why) {
  console.error(why);
  process.exit(1);
}
