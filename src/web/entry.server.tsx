/** Renders a page to the end before anything is sent: a page that fails half-way becomes an error page. */
import { Writable } from "node:stream";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { ServerRouter, type EntryContext, type RouterContextProvider } from "react-router";
import { ErrorPage } from "./components/error-page.tsx";
import { visitContext } from "./context.server.ts";
import styles from "./styles/main.css?url";

export default function renderPage(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce, requestId } = context.get(visitContext);
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (entry.staticHandlerContext.errors) {
    return Promise.resolve(new Response(renderErrorPage(status, requestId), { status, headers }));
  }
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

/** Logs what a route threw; what the router itself answers with an error status is no fault. */
export function handleError(error: unknown, { request, context }: HandlerArgs): void {
  if (!request.signal.aborted) context.get(visitContext).report(error);
}

interface HandlerArgs {
  readonly request: Request;
  readonly context: Readonly<RouterContextProvider>;
}

/** The page that says what went wrong. It needs neither router nor database, and is the same whoever asks. */
export function renderErrorPage(status: number, requestId: string): string {
  const page = (
    <html lang="sv">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={styles} />
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
      </head>
      <body>
        <ErrorPage status={status} requestId={requestId} />
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
