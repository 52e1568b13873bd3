/** Starts and stops the site. */
import { createServer } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DestinationStream } from "pino";
import { withoutTenant, type Db } from "#src/db/database.server.ts";
import { deleteOutdated } from "#src/db/queries/kept-files.ts";
import { declarations as everyDeclaration, type RouteDeclaration } from "./declarations.ts";
import { makeApp, type WebBuild } from "./serving/app.ts";
import { listRoutes, type ListedRoute } from "./serving/list-routes.ts";
import { undeclared } from "./serving/route-table.ts";

/** How to serve the site. */
export interface WebOptions {
  /** Opened as `app`. */
  readonly db: Db;
  /** 0 takes a free one. */
  readonly port: number;
  /** The address to listen on: by default only this machine's own. */
  readonly host?: string;
  /** The address people use when something in front of the site answers for https, e.g. `https://stegvis.example.org`. */
  readonly publicUrl?: string | undefined;
  /** Minutes without doing anything until somebody is logged out. */
  readonly idleMinutes?: number;
  /** Where one JSON line per request is written; by default nowhere. */
  readonly log?: DestinationStream | undefined;
  /** For tests that break a declaration on purpose. */
  readonly declarations?: readonly RouteDeclaration[];
  /** Minutes between two rounds of deleting what has outlived its use; ten unless told. */
  readonly tidyMinutes?: number;
}

/** A running site. */
export interface Web {
  readonly url: string;
  /** Where it listens, which differs from `url` when something stands in front of it. */
  readonly listensAt: string;
  /** What it answers, as the server itself knows it. */
  readonly routes: readonly ListedRoute[];
  /** Takes no more requests, lets those under way finish within ten seconds, and stops. */
  close(): Promise<void>;
}

const MINUTE = 60_000;

/** Starts the built site. Throws when a route is not declared as it is built, and when the port is taken (EADDRINUSE). */
export async function startWeb(options: WebOptions): Promise<Web> {
  const declarations = options.declarations ?? everyDeclaration;
  const build = (await import(new URL("../../build/server/index.js", import.meta.url).href)) as WebBuild;
  const faults = undeclared(build, declarations);
  if (faults.length > 0) throw new Error(`The site is not as declared: ${faults.join("; ")}`);

  const directory = await mkdtemp(join(tmpdir(), "stegvis-web-"));
  let isOpen = true;
  const app = makeApp({
    build,
    declarations,
    directory,
    db: options.db,
    publicUrl: options.publicUrl === undefined ? undefined : new URL(options.publicUrl),
    sessionLimits: { idleMinutes: options.idleMinutes ?? 30, absoluteHours: 12 },
    log: options.log,
    isOpen: () => isOpen,
  });
  const server = createServer({ requestTimeout: 10 * MINUTE, headersTimeout: MINUTE / 4, maxHeaderSize: 16_384 }, app);
  server.keepAliveTimeout = 5_000;
  const host = options.host ?? "127.0.0.1";
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(options.port, host, resolve);
    });
  } catch (error) {
    await rm(directory, { recursive: true });
    throw error;
  }
  // What cannot be deleted now, when the database is away, is deleted in the next round.
  const tidy = () => void withoutTenant(options.db, "stegvis_gate", deleteOutdated).catch(() => undefined);
  tidy();
  const tidying = setInterval(tidy, (options.tidyMinutes ?? 10) * MINUTE);
  const { port } = server.address() as AddressInfo;
  const listensAt = `http://${host === "127.0.0.1" ? "localhost" : host}:${port}`;
  return {
    listensAt,
    routes: listRoutes(app, build),
    url: options.publicUrl ?? listensAt,
    async close() {
      isOpen = false;
      clearInterval(tidying);
      const late = setTimeout(() => server.closeAllConnections(), 10_000);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      clearTimeout(late);
      await rm(directory, { recursive: true, force: true });
    },
  };
}
