import { once } from "node:events";
import http from "node:http";

export type RawAnswer = { status: number; headers: http.IncomingHttpHeaders; bytes: Buffer; text: string };

type RawRequest = { method?: string; path?: string; headers?: Record<string, string>; body?: string };

/**
 * One request, sent exactly as it is written: the path is not tidied up as browsers and `fetch` would, and any header
 * may be said, Host too. The answer is as sent: redirects are not followed, nothing is unpacked.
 */
export async function rawRequest(
  appUrl: string,
  { method = "GET", path = "/", headers = {}, body }: RawRequest,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(appUrl);
  // Without a length Node sends the body of a DELETE raw.
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const request = http.request({ hostname, port, method, path, headers: { ...length, ...headers }, agent: false });
  request.end(body);
  const [response] = (await once(request, "response")) as [http.IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return { status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString() };
}
