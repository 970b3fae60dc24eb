import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { gracefulEnd } from "./graceful-end.mjs";
import { guardedServer } from "./guarded-server.mjs";
import { HEADERS_OF_ALL } from "./problem-answer.mjs";

let handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
let server: ReturnType<typeof guardedServer>;
let end: () => Promise<void>;
let port: number;
beforeEach(async () => {
  handle = async (_request, response) => void response.end("from the framework");
  server = guardedServer((request, response) => handle(request, response));
  end = gracefulEnd(server, 200);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  ({ port } = server.address() as AddressInfo);
});
afterEach(async () => {
  server.closeAllConnections();
  if (server.listening) await new Promise((closed) => server.close(closed));
});

/** Sends bytes as they are, and gives everything that comes back until the other side closes. */
async function sent(bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  let text = "";
  socket.setEncoding("latin1").on("data", (chunk: string) => (text += chunk));
  socket.write(bytes, "latin1");
  await once(socket, "close");
  return text;
}

const request = (line: string, ...headers: string[]) =>
  [`${line} HTTP/1.1`, "Host: 127.0.0.1", "Connection: close", ...headers, "", ""].join("\r\n");

function expectAllHeaders(answer: string) {
  for (const [name, value] of Object.entries(HEADERS_OF_ALL)) {
    expect(answer.toLowerCase()).toContain(`\r\n${name}: ${value.toLowerCase()}\r\n`);
  }
}

test.each([
  ["405", request("CONNECT 127.0.0.1:80")],
  ["405", request("TRACE /")],
  ["400", request("OPTIONS *")],
  ["400", request("GET http://127.0.0.1/")],
  ["400", request("GET /%ff")],
  ["400", request("GET /", "Expect: miracles")],
  ["400", "hello\r\n\r\n"],
  ["400", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
  ["400", request("GET /", "Bad Header: x")],
  ["400", request("FROBNICATE /")],
  ["431", request("GET /", `X: ${"a".repeat(20_000)}`)],
])("answers %s with every header to what is no request that anybody should send: %j", async (status, bytes) => {
  handle = () => Promise.reject(new Error("it came through"));
  const answer = await sent(bytes);

  expect(answer.slice(0, 13)).toBe(`HTTP/1.1 ${status} `);
  expect(answer).toContain("content-type: application/problem+json");
  expectAllHeaders(answer);
});

test("answers HEAD without a body", async () => {
  expect((await sent(request("HEAD /%ff"))).split("\r\n\r\n")[1]).toBe("");
});

test("gives an answer of the framework the headers that it has not", async () => {
  handle = async (_request, response) => void response.setHeader("x-frame-options", "SAMEORIGIN").writeHead(405).end();
  const answer = await sent(request("GET /"));

  expect(answer).toMatch(/^HTTP\/1\.1 405 /);
  expect(answer.match(/x-frame-options: .*/gi)).toEqual(["x-frame-options: SAMEORIGIN"]);
  for (const name of Object.keys(HEADERS_OF_ALL)) expect(answer).toContain(`\r\n${name}: `);
});

test("lets a request without a host, or to become a socket, through to who guards: it is one", async () => {
  expect(await sent("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).toContain("from the framework");
  expect(await sent(request("GET /", "Connection: Upgrade", "Upgrade: websocket"))).toContain("from the framework");
});

test("asks the framework for whole files", async () => {
  handle = async ({ headers }, response) => void response.end(`range: ${headers.range}`);

  expect(await sent(request("GET /icon.svg", "Range: bytes=9999999-"))).toContain("range: undefined");
});

test("told to end, closes what owes nothing at once, also what has never asked anything", async () => {
  const idle = connect(port, "127.0.0.1").on("error", () => undefined);
  const fresh = connect(port, "127.0.0.1").on("error", () => undefined);
  idle.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  await once(idle, "data");
  const closed = Promise.all([once(idle.resume(), "close"), once(fresh.resume(), "close")]);

  await end();
  expect(await closed).toHaveLength(2);
});

test("told to end, gives the answer that it owes, then closes", async () => {
  let answer: (() => void) | undefined;
  const asked = new Promise<void>((came) => {
    handle = async (_request, response) => {
      answer = () => response.end("done all the same");
      came();
    };
  });
  const socket = connect(port, "127.0.0.1").on("error", () => undefined);
  socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  await asked;
  const ended = end();
  answer?.();
  const [bytes] = (await once(socket, "data")) as [Buffer];
  await once(socket.resume(), "close");
  await ended;

  expect(bytes.toString()).toContain("done all the same");
});

test("told to end, does not wait for ever for an answer that does not come", async () => {
  const asked = new Promise<void>((came) => {
    handle = async () => came();
  });
  const socket = connect(port, "127.0.0.1").on("error", () => undefined);
  socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  await asked;
  const closed = once(socket.resume(), "close");
  await end();

  expect(await closed).toEqual([false]);
});
