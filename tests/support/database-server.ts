/**
 * One PostgreSQL for a whole test run, with a migrated template that every test database is a copy of.
 *
 * Normally the embedded server in a directory of its own; with STEGVIS_TEST_SERVER (a connection string of a superuser)
 * that server, which only gets databases added and removed again.
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbedded } from "#src/db/embedded/server.ts";
import { migrate } from "#src/db/migrate.ts";
import { readConnectionString, type ServerSettings } from "#src/db/roles.ts";
import type { TestProject } from "vitest/node";

/** A server for tests. `settings` reach it as its superuser. */
export interface TestServer {
  readonly settings: ServerSettings;
  /** The database to copy. */
  readonly template: string;
  stop(): Promise<void>;
}

declare module "vitest" {
  interface ProvidedContext {
    databaseServer: { readonly settings: ServerSettings; readonly template: string };
  }
}

/** Starts the server and migrates the template. `durable`: writes reach the disk, as they do outside tests. */
export async function startServer({ durable = false } = {}): Promise<TestServer> {
  const { settings, stop } = await openServer(durable);
  const template = `stegvis_template_${randomBytes(4).toString("hex")}`;
  await runSql(settings, `create database ${template}`);
  const migrated = await migrate({ ...settings, database: template });
  if (!migrated.ok) throw new Error(`The template was not migrated: ${JSON.stringify(migrated.error)}`);
  return {
    settings,
    template,
    async stop() {
      await runSql(settings, `drop database ${template}`);
      await stop();
    },
  };
}

async function openServer(durable: boolean): Promise<{ settings: ServerSettings; stop: () => Promise<void> }> {
  const external = process.env.STEGVIS_TEST_SERVER;
  if (external) return { settings: readConnectionString(external), stop: () => Promise.resolve() };

  const dataDir = await mkdtemp(join(tmpdir(), "stegvis-test-"));
  const started = await startEmbedded({ dataDir, command: "test", durable });
  if (!started.ok) throw new Error(`The test server did not start: ${JSON.stringify(started.error)}`);
  const { settings, stop } = started.value;
  return { settings, stop: () => stop().then(() => rm(dataDir, { recursive: true, force: true })) };
}

/** Runs one statement as the server's superuser. */
export async function runSql(settings: ServerSettings, sql: string): Promise<void> {
  const client = new pg.Client(settings);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Vitest calls this before the first test of a project that names this file. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  project.provide("databaseServer", { settings: server.settings, template: server.template });
  return () => server.stop();
}
