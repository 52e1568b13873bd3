/** The door to the database: what goes through it is done whole and logged, or not done and not answered. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asActor, type SessionActor } from "#src/db/database.server.ts";
import { fail, ok } from "#src/kernel/result.ts";
import {
  createTenant,
  createTestDatabase,
  operatorIn,
  signedIn,
  withSuperuser,
  type TestDatabase,
} from "../support/test-database.ts";

let database: TestDatabase;
let tenantId: string;
let leader: SessionActor;
let board: SessionActor;

beforeAll(async () => {
  database = await createTestDatabase();
  tenantId = await createTenant(database);
  leader = await signedIn(database, tenantId, "team-leader");
  board = await signedIn(database, tenantId, "board");
});
afterAll(() => database.close());

interface Entry {
  readonly outcome: string;
  readonly subject: string | null;
  readonly count: number | null;
}

const entriesOf = (requestId: string, of = database) =>
  withSuperuser(of.settings, async (client) => {
    const { rows } = await client.query<Entry>(
      "select outcome, subject, count from audit.access where request_id = $1 order by seq",
      [requestId],
    );
    return rows;
  });

const programmes = () =>
  withSuperuser(database.settings, async (client) => {
    const { rows } = await client.query<{ name: string }>("select name from programme");
    return rows.map(({ name }) => name);
  });

describe("work of an actor", () => {
  test("is logged with everybody it reveals", async () => {
    await asActor(database.app, leader, { purpose: "rows", action: "test", requestId: "reveals" }, (_, note) => {
      note.reveals(["P1", "P2", "P1"]);
      return Promise.resolve(ok("seen"));
    });

    expect(await entriesOf("reveals")).toEqual([
      { outcome: "done", subject: null, count: 2 },
      { outcome: "done", subject: "P1", count: null },
      { outcome: "done", subject: "P2", count: null },
    ]);
  });

  test("that fails is undone and logged as failed", async () => {
    const act = { purpose: "import", action: "test", requestId: "fails" } as const;
    const result = await asActor(database.app, leader, act, async (tx) => {
      await tx.insertInto("programme").values({ name: "Halvvägs" }).execute();
      return fail({ code: "test.no" });
    });

    expect(result).toEqual(fail({ code: "test.no" }));
    expect(await programmes()).not.toContain("Halvvägs");
    expect(await entriesOf("fails")).toEqual([{ outcome: "failed", subject: null, count: null }]);
  });

  test("that breaks is undone and logged as failed", async () => {
    const act = { purpose: "import", action: "test", requestId: "breaks" } as const;
    const work = asActor(database.app, leader, act, async (tx) => {
      await tx.insertInto("programme").values({ name: "Halvvägs" }).execute();
      throw new Error("bug");
    });

    await expect(work).rejects.toThrow("bug");
    expect(await programmes()).not.toContain("Halvvägs");
    expect(await entriesOf("breaks")).toEqual([{ outcome: "failed", subject: null, count: null }]);
  });

  test("that loses its connection is told so, and the next one finds another", async () => {
    const lost = asActor(database.app, leader, { purpose: "rows", action: "test" }, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await withSuperuser(database.settings, (client) =>
        client.query("select pg_terminate_backend($1, 5000)", [rows[0]!.pid]),
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
      return ok("nobody waits for this");
    });

    await expect(lost).rejects.toThrow();
    expect(
      await asActor(database.app, leader, { purpose: "rows", action: "test" }, () => Promise.resolve(ok(1))),
    ).toEqual(ok(1));
  });
});

describe("somebody who may not", () => {
  test("is refused before anything is done, and the attempt is logged", async () => {
    let asked = false;
    const act = { purpose: "rows", action: "test", requestId: "not-permitted" } as const;
    const result = await asActor(database.app, board, act, () => {
      asked = true;
      return Promise.resolve(ok(1));
    });

    expect(result).toEqual(fail({ code: "access.not-permitted", purpose: "rows" }));
    expect(asked).toBe(false);
    expect(await entriesOf("not-permitted")).toEqual([{ outcome: "refused", subject: null, count: null }]);
  });

  test("is refused by the database too, whatever role the program believes in", async () => {
    const disguised = { ...board, role: "team-leader" } as const;
    const act = { purpose: "rows", action: "test", requestId: "disguised" } as const;
    const result = await asActor(database.app, disguised, act, () => Promise.resolve(ok(1)));

    expect(result).toEqual(fail({ code: "access.not-permitted", purpose: "rows" }));
    expect(await entriesOf("disguised")).toEqual([{ outcome: "refused", subject: null, count: null }]);
  });

  test("is told to log in again when the membership has ended", async () => {
    const gone = await signedIn(database, tenantId, "team-leader");
    await asActor(database.operator, operatorIn(tenantId), { purpose: "administer", action: "test" }, async (tx) =>
      ok(await sql`select app.end_membership(${gone.accountId}, 1)`.execute(tx)),
    );

    const act = { purpose: "rows", action: "test", requestId: "gone" } as const;
    expect(await asActor(database.app, gone, act, () => Promise.resolve(ok(1)))).toEqual(
      fail({ code: "access.session-ended" }),
    );
    expect(await entriesOf("gone")).toEqual([{ outcome: "refused", subject: null, count: null }]);
  });

  test("sees no persons as the board, even when an action would show them", async () => {
    const work = asActor(database.app, board, { purpose: "figures", action: "test" }, (_, note) => {
      note.reveals(["P1"]);
      return Promise.resolve(ok("names"));
    });

    await expect(work).rejects.toThrow("the board sees no persons");
  });
});

describe("a demo", () => {
  const act = { purpose: "import", action: "test", requestId: "demo" } as const;
  const nothing = () => Promise.resolve(ok(1));
  let demo: string;
  beforeAll(async () => {
    demo = await createTenant(database, "Övning", true);
  });

  test("takes no files from its members, and the attempt is logged", async () => {
    const administrator = await signedIn(database, demo, "administrator");

    const result = await asActor(database.app, administrator, act, nothing);

    expect(result).toEqual(fail({ code: "access.not-permitted", purpose: "import" }));
    expect(await entriesOf("demo")).toEqual([{ outcome: "refused", subject: null, count: null }]);
  });

  test("is loaded by the host", async () => {
    expect(await asActor(database.operator, operatorIn(demo), act, nothing)).toEqual(ok(1));
  });

  test("would take files if the wall were broken: the check can fail", async () => {
    const broken = await createTestDatabase();
    try {
      const administrator = await signedIn(broken, await createTenant(broken, "Övning", true), "administrator");
      await withSuperuser(broken.settings, (client) =>
        client.query(`do $$ begin
          execute replace(pg_get_functiondef('app.begin'::regproc), 'and t.demo', 'and false'); end $$`),
      );

      expect(await asActor(broken.app, administrator, act, nothing)).toEqual(ok(1));
    } finally {
      await broken.close();
    }
  });
});

describe("an answer without a log row", () => {
  test.each([
    ["cannot be written", "raise exception 'no log today'"],
    ["is refused by the chain", "insert into audit.access (tenant_id) values (null)"],
  ])("does not come when the row %s", async (_, statement) => {
    const broken = await createTestDatabase();
    try {
      const tenant = await createTenant(broken);
      const actor = await signedIn(broken, tenant, "team-leader");
      await withSuperuser(broken.settings, (client) =>
        client.query(`create or replace function app.finish(subjects text[], category text, count int, outcome text)
          returns void language plpgsql security definer as $$ begin ${statement}; end $$`),
      );
      let answered = false;
      const work = asActor(broken.app, actor, { purpose: "rows", action: "test" }, (_tx, note) => {
        note.reveals(["P1"]);
        return Promise.resolve(ok("P1"));
      }).then(() => (answered = true));

      await expect(work).rejects.toThrow();
      expect(answered).toBe(false);
    } finally {
      await broken.close();
    }
  });
});
