// @ts-check
import { createServer, STATUS_CODES } from "node:http";
import { HEADERS_OF_ALL, problemAnswer } from "./problem-answer.mjs";
import { notAllowed, refusalOf, unreadable } from "./refusal.mjs";

/** @typedef {import("node:http").IncomingMessage} Request */
/** @typedef {import("node:http").ServerResponse} Response */
/** @typedef {import("./problem-answer.mjs").Refusal} Refusal */

/** Longer than the sixty seconds after which load balancers give an idle connection up, so that nobody sends into one that is just being closed. */
const KEEP_ALIVE_MS = 70_000;
/** On a connection that owes an answer nothing moves for so long only where nobody reads: streams say something every 15 s. */
const STANDSTILL_MS = 300_000;

/**
 * A server in front of the framework: what no client should send is refused here, and every answer, whoever gives it,
 * carries the headers that all carry.
 * @param {(request: Request, response: Response) => Promise<void>} handle the framework's
 */
export function guardedServer(handle) {
  // Without the framework's 400: a request without Host is refused by the guard as one with a foreign one.
  const server = createServer({ requireHostHeader: false }, (request, response) => void answer(request, response));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.timeout = STANDSTILL_MS;
  server.on("checkExpectation", (/** @type {Request} */ _request, /** @type {Response} */ response) =>
    refuse(response, unreadable("expectation")),
  );
  server.on("connect", (_request, socket) => refuseBytes(socket, notAllowed("CONNECT")));
  server.on("clientError", (error, socket) => {
    // Half an answer cannot be followed by another.
    const isAnswering = "_httpMessage" in socket && socket._httpMessage !== null && socket._httpMessage !== undefined;
    if (isAnswering || !socket.writable) return void socket.destroy();
    refuseBytes(socket, unreadable("code" in error ? String(error.code) : undefined));
  });
  return server;

  /** @param {Request} request @param {Response} response */
  async function answer(request, response) {
    completeHeaders(response);
    const refusal = refusalOf(request);
    if (refusal) return refuse(response, refusal);
    // Our files are small, and part of one is of no use to anybody: the whole is a valid answer (RFC 9110, 14.2).
    delete request.headers.range;
    try {
      await handle(request, response);
    } catch (error) {
      console.error(error);
      if (response.headersSent) return void response.destroy();
      refuse(response, {
        status: 500,
        code: "internal",
        detail: "Something went wrong in Rewind itself.",
        advice: "Try again. Rewind's log has the details.",
      });
    }
  }
}

/** Headers that are missing when the first bytes leave are added then. @param {Response} response */
function completeHeaders(response) {
  const writeHead = response.writeHead;
  response.writeHead = (/** @type {any[]} */ ...head) => {
    for (const [name, value] of Object.entries(HEADERS_OF_ALL)) {
      if (!response.hasHeader(name)) response.setHeader(name, value);
    }
    return writeHead.apply(response, /** @type {any} */ (head));
  };
}

/** @param {Response} response @param {Refusal} refusal */
function refuse(response, refusal) {
  const { status, headers, body } = problemAnswer(refusal);
  response.writeHead(status, headers).end(response.req.method === "HEAD" ? undefined : body);
}

/** Refuses what is no request, so that there is no response. @param {import("node:stream").Duplex} socket @param {Refusal} refusal */
function refuseBytes(socket, refusal) {
  const { status, headers, body } = problemAnswer(refusal);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`);
}
