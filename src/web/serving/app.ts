/** The site as an Express application: what every answer carries, the guard, and then the page. */
import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import express, { type NextFunction, type Request as ExpressRequest, type Response as ExpressResponse } from "express";
import type { DestinationStream } from "pino";
import { createRequestHandler, RouterContextProvider, type ServerBuild } from "react-router";
import { withoutTenant, type Db } from "#src/db/database.server.ts";
import { isOutage } from "#src/db/outage.ts";
import { readSession } from "#src/db/queries/sign-in.ts";
import { dayInSweden } from "#src/kernel/dates.ts";
import { visitContext, type SessionLimits, type Visit } from "../context.server.ts";
import type { RouteDeclaration } from "../declarations.ts";
import { admit, type Admitted, type Verdict } from "./guard.ts";
import { makeRequestLog } from "./request-log.ts";
import { makeFindRoute } from "./route-table.ts";
import { contentSecurityPolicy, securityHeaders } from "./security-headers.ts";
import { makeSessionCookie } from "./session-cookie.ts";

/** The built site: the pages, and the error page, which can be shown without them. */
export interface WebBuild extends ServerBuild {
  readonly entry: ServerBuild["entry"] & {
    readonly module: { renderErrorPage(status: number, requestId: string): string };
  };
}

/** What the application needs. */
export interface AppSettings {
  readonly build: WebBuild;
  readonly declarations: readonly RouteDeclaration[];
  readonly db: Db;
  /** Where people reach the site when something in front of it answers for https; undefined on the own machine. */
  readonly publicUrl: URL | undefined;
  readonly sessionLimits: SessionLimits;
  /** A directory of its own for posted files. */
  readonly directory: string;
  readonly log: DestinationStream | undefined;
  /** False from the moment the server is asked to stop. */
  isOpen(): boolean;
}

/** What is known of a request from its first moment to its last. */
interface Exchange {
  readonly requestId: string;
  readonly nonce: string;
  readonly url: URL | undefined;
  route: string | undefined;
  /** Set when something outside the program failed: the answer is then 503. */
  outage: boolean;
}

const exchanges = new WeakMap<ExpressRequest, Exchange>();

/** Makes the application. */
export function makeApp(settings: AppSettings): express.Express {
  const { build, db, publicUrl, directory, sessionLimits } = settings;
  const https = publicUrl?.protocol === "https:";
  const log = makeRequestLog(settings.log);
  const cookie = makeSessionCookie(https);
  const guard = { db, cookie, directory, findRoute: makeFindRoute(build, settings.declarations) };
  // The guard has checked where writes come from; it knows the site's public address, which the router does not.
  const answer = createRequestHandler({ ...build, allowedActionOrigins: ["**"] }, "production");

  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  // Only something on the same machine or network may say whom it speaks for.
  if (publicUrl) app.set("trust proxy", "loopback, linklocal, uniquelocal");

  app.use(function begin(request: ExpressRequest, response: ExpressResponse, next: NextFunction) {
    const exchange: Exchange = { ...identify(request, publicUrl), route: undefined, outage: false };
    exchanges.set(request, exchange);
    for (const [name, value] of Object.entries(securityHeaders(exchange.nonce, https))) response.setHeader(name, value);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Request-Id", exchange.requestId);
    const began = performance.now();
    response.on("close", () => {
      log.answered({
        requestId: exchange.requestId,
        method: request.method,
        route: exchange.route,
        status: response.writableFinished ? response.statusCode : 499,
        milliseconds: Math.round(performance.now() - began),
      });
    });
    next();
  });
  app.get("/live", (_request, response) => void response.type("text").send("ok\n"));
  app.get("/ready", async (_request, response) => {
    const ready = settings.isOpen() && (await answers(db));
    response
      .status(ready ? 200 : 503)
      .type("text")
      .send(ready ? "ok\n" : "not ready\n");
  });
  app.use(
    express.static(join(import.meta.dirname, "../../../build/client"), {
      index: false,
      redirect: false,
      cacheControl: false,
      etag: true,
      setHeaders: (response, path) => response.setHeader("Cache-Control", cachingOf(path)),
    }),
  );
  app.use(async function page(request: ExpressRequest, response: ExpressResponse) {
    const exchange = exchanges.get(request)!;
    if (!exchange.url) return sendErrorPage(response, exchange, 400);
    const verdict = await admit(guard, { request, url: exchange.url, requestId: exchange.requestId });
    exchange.route = verdict.declared?.id;
    if (verdict.kind === "refused") return sendErrorPage(response, exchange, verdict.status, allowed(verdict));
    if (verdict.kind === "redirect") return response.redirect(303, verdict.to);
    if (verdict.declared.script) {
      response.setHeader("Content-Security-Policy", contentSecurityPolicy(exchange.nonce, true));
    }
    try {
      await send(request, response, exchange, await run(request, exchange, verdict));
    } finally {
      await verdict.dispose();
    }
  });
  app.use(function lastResort(error: unknown, request: ExpressRequest, response: ExpressResponse, next: NextFunction) {
    const exchange = exchanges.get(request);
    log.failed(exchange?.requestId, error);
    if (!exchange || response.headersSent) return next(error);
    sendErrorPage(response, exchange, isOutage(error) ? 503 : 500);
  });
  return app;

  function run(request: ExpressRequest, exchange: Exchange, { session, actor, form }: Admitted): Promise<Response> {
    const abort = new AbortController();
    request.res?.on("close", () => abort.abort());
    const visit: Visit = {
      db,
      requestId: exchange.requestId,
      nonce: exchange.nonce,
      today: dayInSweden(new Date()),
      source: request.ip ?? "unknown",
      cookie,
      sessionLimits,
      directory,
      session,
      actor,
      form,
      report(error) {
        exchange.outage ||= isOutage(error);
        log.failed(exchange.requestId, error);
      },
    };
    const context = new RouterContextProvider();
    context.set(visitContext, visit);
    const headers = new Headers({ accept: request.headers.accept ?? "*/*" });
    return answer(new Request(exchange.url!, { method: request.method, headers, signal: abort.signal }), context);
  }

  /** Sends the page's answer; an error that is not a page of its own becomes the error page. */
  async function send(request: ExpressRequest, response: ExpressResponse, exchange: Exchange, page: Response) {
    if (page.status >= 500) return sendErrorPage(response, exchange, exchange.outage ? 503 : 500);
    if (page.status >= 400 && !page.headers.get("Content-Type")?.startsWith("text/html")) {
      return sendErrorPage(response, exchange, page.status);
    }
    response.status(page.status);
    for (const [name, value] of page.headers) response.appendHeader(name, value);
    response.end(request.method === "HEAD" ? undefined : Buffer.from(await page.arrayBuffer()));
  }

  function sendErrorPage(response: ExpressResponse, { requestId }: Exchange, status: number, headers = {}) {
    const html = build.entry.module.renderErrorPage(status, requestId);
    if (status === 503) response.setHeader("Retry-After", "5");
    response.status(status).set(headers).type("html").send(html);
  }
}

/** The id, the nonce and the address of a request; no address when it cannot be one. */
function identify(request: ExpressRequest, publicUrl: URL | undefined): Pick<Exchange, "requestId" | "nonce" | "url"> {
  const base = publicUrl ?? `http://${request.headers.host ?? ""}`;
  // The database takes no text with a NUL in it, and nobody writes one.
  const isPath = request.url.startsWith("/") && !request.url.startsWith("//") && !request.url.includes("%00");
  const url = isPath && URL.canParse(request.url, base) ? new URL(request.url, base) : undefined;
  return { requestId: randomUUID(), nonce: randomBytes(16).toString("base64"), url };
}

const allowed = ({ declared }: Verdict) => {
  const methods = [declared?.get && "GET, HEAD", declared?.post && "POST"].filter(Boolean).join(", ");
  return methods ? { Allow: methods } : {};
};

/** Built files carry a digest in their name and never change. */
const cachingOf = (path: string): string =>
  path.includes("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600";

/** Does the database answer, with the schema that the program knows? */
const answers = (db: Db): Promise<boolean> =>
  withoutTenant(db, "stegvis_gate", (tx) => readSession(tx, new Uint8Array(32))).then(
    () => true,
    () => false,
  );
