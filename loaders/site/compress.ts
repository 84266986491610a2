import type {IncomingMessage, ServerResponse} from "node:http";
import {createGzip} from "node:zlib";

const TEXT = /^(text\/|application\/(json|javascript)|image\/svg)/;

/**
 * Lets a response leave compressed when the browser takes it and its content is text. Pages are two thirds numbers and
 * markup that shrink to a fifth; a server that is put in front of a published site does the same.
 */
export function compressResponse(request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== "GET" || !/\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""))) return;
  const writeHead = response.writeHead.bind(response) as (status: number, headers?: object) => ServerResponse;
  response.writeHead = ((status: number, headers: Record<string, string | number | undefined> = {}) => {
    const type = String(headers["Content-Type"] ?? response.getHeader("content-type") ?? "");
    if (status !== 200 || !TEXT.test(type)) return writeHead(status, headers);
    const rest = Object.fromEntries(
      Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-length")
    );
    response.removeHeader("content-length");
    redirect(response);
    return writeHead(status, {...rest, "Content-Encoding": "gzip", Vary: "Accept-Encoding"});
  }) as typeof response.writeHead;
}

/** Everything written from here on goes through gzip. */
function redirect(response: ServerResponse): void {
  const [write, end] = [response.write.bind(response), response.end.bind(response)];
  const gzip = createGzip({level: 6});
  gzip.on("data", (chunk: Buffer) => {
    if (!write(chunk)) {
      gzip.pause();
      response.once("drain", () => gzip.resume());
    }
  });
  gzip.on("end", () => end());
  // Whoever writes waits for the response to drain, and it is gzip that does.
  gzip.on("drain", () => response.emit("drain"));
  response.write = ((chunk: Buffer | string) => gzip.write(chunk)) as typeof response.write;
  response.end = ((chunk?: Buffer | string) => {
    if (chunk) gzip.write(chunk);
    gzip.end();
    return response;
  }) as typeof response.end;
}
