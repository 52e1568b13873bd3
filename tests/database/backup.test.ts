/** Backups: whole or refused, all or nothing. */
import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listOwnValues } from "#src/actions/list-own-values.ts";
import { setOwnValue } from "#src/actions/set-own-value.ts";
import { restoreBackup } from "#src/actions/restore-backup.ts";
import { takeBackup } from "#src/actions/take-backup.ts";
import { verifyLog } from "#src/actions/verify-log.ts";
import { readFolder } from "#src/db/backup/folder.ts";
import { migrate } from "#src/db/migrate.ts";
import { settingsAs } from "#src/db/roles.ts";
import { renderManifest, type Manifest } from "#src/domain/backup-manifest.ts";
import { ok } from "#src/kernel/result.ts";
import {
  createTenant,
  createTestDatabase,
  importFixture,
  operatorIn,
  signedIn,
  withSuperuser,
  type TestDatabase,
} from "../support/test-database.ts";

let scratch: string;
let source: TestDatabase;
let tenantId: string;
let backup: string;
let manifest: Manifest;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "stegvis-backup-"));
  source = await createTestDatabase();
  tenantId = await createTenant(source);
  await importFixture(source, tenantId, "vasteras-2022");
  await importFixture(source, tenantId, "vasteras-2022");
  await signedIn(source, tenantId, "team-leader");
  await setOwnValue(source.operator, operatorIn(tenantId), ownValue);
  ({ directory: backup, manifest } = await take(source, join(scratch, "first")));
});
afterAll(async () => {
  await source.close();
  await rm(scratch, { recursive: true, force: true });
});

const ownValue = {
  programme: undefined,
  parameter: "skatt_kommun",
  from: "2022-01-01",
  value: 0.2151,
  source: 'Fullmäktiges beslut; =1+1 "å"\ttab',
  confidence: "sure",
  checked: { by: "Eva", on: "2022-01-07" },
  note: undefined,
} as const;

async function take(database: TestDatabase, out: string) {
  const taken = await takeBackup({ server: database.settings, out, programVersion: "0.1.0", dataDir: scratch });
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
  return taken.value;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const contents = ({ tables }: Manifest) =>
  tables.map(({ schema, name, rows, sha256: hash }) => ({ schema, name, rows, hash }));

/** Another database, with data of its own. */
async function otherInstallation(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await withSuperuser(database.settings, (client) =>
    client.query("update sec.installation set id = gen_random_uuid()"),
  );
  await createTenant(database, "Den andra huvudmannen");
  await closeConnections(database);
  return database;
}

/** Restoring is refused while others are connected. */
const closeConnections = (database: TestDatabase) => Promise.all([database.app.close(), database.operator.close()]);

describe("a backup", () => {
  test("restored in an empty database gives every row back, with a log that verifies", async () => {
    const target = await createTestDatabase();
    try {
      const restored = await restoreBackup({ server: target.settings, directory: backup });

      expect(restored).toEqual(ok(manifest));
      const again = await take(target, join(scratch, "again"));
      expect(contents(again.manifest)).toEqual(contents(manifest));
      expect(again.manifest.installation).toBe(manifest.installation);
      expect(
        manifest.tables.find(({ schema, name }) => schema === "public" && name === "enrolment")!.rows,
      ).toBeGreaterThan(50);
      const verdict = await verifyLog(target.operator, operatorIn(tenantId));
      expect(verdict.ok && verdict.value.faults).toEqual([]);
    } finally {
      await target.close();
    }
  });

  test("restored twice over the same installation undoes what happened since", async () => {
    const target = await createTestDatabase();
    try {
      await restoreBackup({ server: target.settings, directory: backup });
      await importFixture(target, tenantId, "random-101");
      await setOwnValue(target.operator, operatorIn(tenantId), { ...ownValue, value: 0.3 });
      await closeConnections(target);

      expect((await restoreBackup({ server: target.settings, directory: backup })).ok).toBe(true);

      expect(contents((await take(target, join(scratch, "undone"))).manifest)).toEqual(contents(manifest));
      const own = await listOwnValues(target.operator, operatorIn(tenantId), { programme: undefined });
      expect(own).toMatchObject({ ok: true, value: { all: [ownValue] } });
      // The schema works on: it can be written to, and needs no migration.
      await importFixture(target, tenantId, "random-101");
      expect(await migrate(target.settings)).toEqual(ok([]));
    } finally {
      await target.close();
    }
  });

  test("brings no session back to life", async () => {
    const target = await createTestDatabase();
    try {
      await restoreBackup({ server: target.settings, directory: backup });

      const sessions = (of: TestDatabase) =>
        withSuperuser(of.settings, (client) => client.query("select from sec.session"));
      expect((await sessions(source)).rowCount).toBe(1);
      expect((await sessions(target)).rowCount).toBe(0);
    } finally {
      await target.close();
    }
  });

  test("is not taken when the backup role cannot see every row of a table", async () => {
    const hidden = await createTestDatabase();
    try {
      await withSuperuser(hidden.settings, (client) => client.query("drop policy backup_select on person"));

      expect(
        await takeBackup({
          server: hidden.settings,
          out: join(scratch, "hidden"),
          programVersion: "0.1.0",
          dataDir: scratch,
        }),
      ).toEqual({
        ok: false,
        error: { code: "backup.table-unreadable", tables: ["public.person"] },
      });
      expect(await readdir(join(scratch, "hidden"))).toEqual([]);
    } finally {
      await hidden.close();
    }
  });

  test("is readable to its owner alone", async () => {
    const { mode } = await stat(join(backup, "manifest.json"));

    expect(mode & 0o077).toBe(0);
  });
});

describe("a damaged backup", () => {
  let copy: string;
  let files: string[];
  beforeEach(async () => {
    copy = await mkdtemp(join(scratch, "copy-"));
    await cp(backup, copy, { recursive: true });
    files = (await readdir(copy)).sort();
  });
  /** A server that does not exist: reaching for it would throw, so nothing can have been changed. */
  const nowhere = { host: "/nonexistent", port: 1, database: "x", user: "x" };

  test("is refused whichever byte has changed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), async (fileNumber, place, flip) => {
        const path = join(copy, files[fileNumber % files.length]!);
        const whole = await readFile(path);
        if (whole.length === 0) return;
        const changed = Buffer.from(whole);
        changed[place % whole.length]! ^= flip;
        await writeFile(path, changed);
        try {
          expect((await readFolder(copy)).ok).toBe(false);
        } finally {
          await writeFile(path, whole);
        }
      }),
      { numRuns: 150 },
    );
    expect((await readFolder(copy)).ok).toBe(true);
  });

  test("is refused when a file is cut short, before the database is reached for", async () => {
    const { size } = await stat(join(copy, "public.person.copy"));
    await truncate(join(copy, "public.person.copy"), size - 1);

    expect(await restoreBackup({ server: nowhere, directory: copy })).toEqual({
      ok: false,
      error: { code: "backup.damaged", files: ["public.person.copy"] },
    });
    await expect(restoreBackup({ server: nowhere, directory: backup })).rejects.toThrow();
  });

  test("is refused when a file or the manifest is missing", async () => {
    await rm(join(copy, "public.person.copy"));
    expect(await restoreBackup({ server: nowhere, directory: copy })).toMatchObject({
      error: { code: "backup.damaged" },
    });

    await rm(join(copy, "manifest.json"));
    expect(await restoreBackup({ server: nowhere, directory: copy })).toEqual({
      ok: false,
      error: { code: "backup.no-manifest", directory: copy },
    });
  });

  /** Writes a manifest that fits: as somebody would who changes a copy on purpose. */
  const rewrite = (changed: Manifest) => writeFile(join(copy, "manifest.json"), renderManifest(changed, sha256));

  test("is refused when a later program has made it", async () => {
    await rewrite({ ...manifest, steps: [...manifest.steps, { name: "9999_later", checksum: "0".repeat(64) }] });

    expect(await restoreBackup({ server: nowhere, directory: copy })).toEqual({
      ok: false,
      error: { code: "restore.schema-newer", steps: ["9999_later"] },
    });
  });

  test("is refused when its format is a later one", async () => {
    const later = { ...manifest, format: "stegvis-backup-2" } as unknown as Manifest;
    await rewrite(later);

    expect(await restoreBackup({ server: nowhere, directory: copy })).toMatchObject({
      error: { code: "backup.format-unknown" },
    });
  });

  test("that the schema does not accept changes nothing", async () => {
    const target = await otherInstallation();
    try {
      const before = contents((await take(target, join(scratch, "before"))).manifest);
      const path = join(copy, "public.person.copy");
      const forged = (await readFile(path, "utf8")).replace("\tkvinna\t", "\tkvinnx\t");
      await writeFile(path, forged);
      const tables = manifest.tables.map((table) =>
        table.name === "person" && table.schema === "public" ? { ...table, sha256: sha256(forged) } : table,
      );
      await rewrite({ ...manifest, tables });

      const restoring = restoreBackup({
        server: target.settings,
        directory: copy,
        replaceInstallation: await installationOf(target),
      });

      await expect(restoring).rejects.toThrow(/person_sex_check/);
      expect(contents((await take(target, join(scratch, "after"))).manifest)).toEqual(before);
    } finally {
      await target.close();
    }
  });
});

const installationOf = (database: TestDatabase) =>
  withSuperuser(database.settings, async (client) => {
    const { rows } = await client.query<{ id: string }>("select id from sec.installation");
    return rows[0]!.id;
  });

describe("a database in which another copy is to be restored", () => {
  test("keeps its data when they are another installation's, unless that one is named", async () => {
    const target = await otherInstallation();
    try {
      const here = await installationOf(target);
      const before = contents((await take(target, join(scratch, "kept"))).manifest);

      expect(await restoreBackup({ server: target.settings, directory: backup })).toEqual({
        ok: false,
        error: { code: "restore.foreign", copyOf: manifest.installation, here },
      });
      expect(contents((await take(target, join(scratch, "kept"))).manifest)).toEqual(before);

      expect((await restoreBackup({ server: target.settings, directory: backup, replaceInstallation: here })).ok).toBe(
        true,
      );
    } finally {
      await target.close();
    }
  });

  test("is left alone while others use it", async () => {
    const target = await createTestDatabase();
    try {
      const busy = await withSuperuser(settingsAs(target.settings, "stegvis_app"), () =>
        restoreBackup({ server: target.settings, directory: backup }),
      );

      expect(busy).toMatchObject({ ok: false, error: { code: "restore.in-use" } });
    } finally {
      await target.close();
    }
  });
});
