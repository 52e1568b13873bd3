/** An installation of an earlier release, with data, becomes one of this release and loses nothing. */
import { expect, test } from "vitest";
import { setOwnValue } from "#src/actions/set-own-value.ts";
import { migrate, readSteps } from "#src/db/migrate.ts";
import type { ServerSettings } from "#src/db/roles.ts";
import {
  createTenant,
  createTestDatabase,
  importFixture,
  operatorIn,
  signedIn,
  withSuperuser,
} from "../support/test-database.ts";

/** The last step of the first release. */
const released = "0006_installation";

/** Rows and digest of every table, but for the ledger of steps and the table of rights, which steps add to. */
const contentsOf = (settings: ServerSettings): Promise<Readonly<Record<string, string>>> =>
  withSuperuser(settings, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'hist', 'audit', 'sec') and (schemaname, tablename) not in (('sec', 'migration'), ('sec', 'permission'))`);
    const contents: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ digest: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${name} t`,
      );
      contents[name] = rows[0]!.digest;
    }
    return contents;
  });

test("the tables that were there are the same to the byte, and the new ones can be used at once", async () => {
  const database = await createTestDatabase("template0");
  const { settings } = database;
  try {
    const steps = await readSteps();
    const first = steps.filter(({ name }) => name <= released);
    expect(first.length).toBeLessThan(steps.length);
    expect((await migrate(settings, first)).ok).toBe(true);
    const tenantId = await createTenant(database);
    await importFixture(database, tenantId, "vasteras-2017h1");
    const leader = await signedIn(database, tenantId, "team-leader");
    const before = await contentsOf(settings);
    expect(Number(before["public.enrolment"]!.split(" ")[0])).toBeGreaterThan(20);

    expect(await migrate(settings)).toEqual({ ok: true, value: steps.slice(first.length).map(({ name }) => name) });

    expect(await contentsOf(settings)).toMatchObject(before);
    const value = { programme: undefined, parameter: "skatt_kommun", from: "2017-01-01", value: 0.2, source: "Beslut", confidence: "sure", checked: null, note: undefined } as const; // prettier-ignore
    expect((await setOwnValue(database.app, leader, value)).ok).toBe(true);
    await importFixture(database, tenantId, "vasteras-2017h1");
    expect((await setOwnValue(database.operator, operatorIn(tenantId), value)).ok).toBe(true);
  } finally {
    await database.close();
  }
});
