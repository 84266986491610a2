import {createServer} from "node:http";
import type {Server} from "node:http";
import sirv from "sirv";
import {UserError} from "../errors.js";
import {compressResponse} from "./compress.js";

export interface Served {
  url: string;
  close: () => Promise<void>;
}

/**
 * Serves a built site on this machine only. Port 0 takes any free one. Never cached by the browser: the next build
 * has to show at once.
 */
export async function serveSite(dist: string, port = 3000): Promise<Served> {
  const files = sirv(dist, {dev: true, etag: true, extensions: ["html"]});
  const server = createServer((request, response) => {
    compressResponse(request, response);
    files(request, response, () => {
      response.statusCode = 404;
      response.setHeader("content-type", "text/plain; charset=utf-8");
      response.end("404: không có trang này · no such page\n");
    });
  });
  await listen(server, port);
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      })
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(taken ? new UserError(`port ${port} is taken: choose another one with PORT=<number>`) : error);
    });
    server.listen(port, "127.0.0.1", resolve);
  });
}
