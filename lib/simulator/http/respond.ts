import type { ServerResponse } from "node:http";
import { stringifyOnce } from "../json";
import type { StatusError } from "../status-error";

export function sendText(response: ServerResponse, status: number, text: string, type = "application/json"): void {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text) });
  response.end(text);
}

export function sendJson(response: ServerResponse, status: number, body: object): void {
  sendText(response, status, stringifyOnce(body));
}

export function sendStatus(response: ServerResponse, error: StatusError): void {
  const retry = error.details?.retryAfterSeconds;
  if (retry !== undefined) response.setHeader("retry-after", `${retry}`);
  sendJson(response, error.code, error.toStatus());
}
