/** Renders a page to the end before anything is sent: a page that fails half-way becomes an error page. */
import { Writable } from "node:stream";
import { renderToPipeableStream } from "react-dom/server";
import { ServerRouter, type EntryContext, type RouterContextProvider } from "react-router";
import { visitContext } from "./context.server.ts";

export default function renderPage(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce } = context.get(visitContext);
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const sink = new Writable({
      write(part: Buffer, _encoding, done) {
        parts.push(part);
        done();
      },
      final(done) {
        resolve(new Response(Buffer.concat(parts), { status, headers }));
        done();
      },
    });
    let failed: Error | undefined;
    const page = renderToPipeableStream(<ServerRouter context={entry} url={request.url} nonce={nonce} />, {
      nonce,
      onError(error) {
        failed = error instanceof Error ? error : new Error("A page could not be rendered", { cause: error });
      },
      onShellError: reject,
      onAllReady: () => (failed ? reject(failed) : page.pipe(sink)),
    });
  });
}
