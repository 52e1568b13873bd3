/** On a server of the operator's the program's own account is seldom a superuser: it may make roles, and owns its database. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { restoreBackup } from "#src/actions/restore-backup.ts";
import { takeBackup } from "#src/actions/take-backup.ts";
import { connect } from "#src/db/database.server.ts";
import { startEmbedded } from "#src/db/embedded/server.ts";
import { readSteps, migrate } from "#src/db/migrate.ts";
import { createTenant, signedIn } from "../support/test-database.ts";
import { runSql } from "../support/database-server.ts";

test("an account that may make roles and owns its database is enough to migrate, work, copy and restore", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "stegvis-owner-"));
  const started = await startEmbedded({ dataDir, command: "test", durable: false });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  const { settings: superuser, stop } = started.value;
  try {
    await runSql(superuser, "create role municipality login createrole");
    await runSql(superuser, "create database municipality owner municipality");
    const settings = { ...superuser, user: "municipality", database: "municipality" };

    const migrated = await migrate(settings);
    expect(migrated).toEqual({ ok: true, value: (await readSteps()).map(({ name }) => name) });
    expect(await migrate(settings)).toEqual({ ok: true, value: [] });

    const database = {
      settings,
      app: connect(settings, { as: "app" }),
      operator: connect(settings, { as: "operator" }),
      close: () => Promise.resolve(),
    };
    const tenantId = await createTenant(database);
    await signedIn(database, tenantId, "administrator");
    await Promise.all([database.app.close(), database.operator.close()]);

    const taken = await takeBackup({
      server: settings,
      out: join(dataDir, "copies"),
      programVersion: "0.1.0",
      dataDir,
    });
    if (!taken.ok) throw new Error(JSON.stringify(taken.error));
    const restored = await restoreBackup({ server: settings, directory: taken.value.directory });
    expect(restored).toEqual({ ok: true, value: taken.value.manifest });
  } finally {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
