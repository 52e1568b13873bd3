/** The access log: whoever changes it, by whatever means, is found out. */
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyLog } from "#src/actions/verify-log.ts";
import { whoHasRead } from "#src/actions/who-has-read.ts";
import { asActor, type SessionActor } from "#src/db/database.server.ts";
import { ok } from "#src/kernel/result.ts";
import {
  createTenant,
  createTestDatabase,
  signedIn,
  withSuperuser,
  type TestDatabase,
} from "../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** A tenant with a sign-in (entry 1) and three actions (entries 2–7), each with one person. */
async function withLog(): Promise<SessionActor> {
  const administrator = await signedIn(database, await createTenant(database), "administrator");
  for (const person of ["P1", "P2", "P3"]) {
    await asActor(database.app, administrator, { purpose: "rows", action: "look" }, (_, note) => {
      note.reveals([person]);
      return Promise.resolve(ok(person));
    });
  }
  return administrator;
}

/** Runs statements with `$1` as the tenant, past the trigger that refuses them: as somebody who owns the server. */
const tamper = (actor: SessionActor, statements: readonly string[]) =>
  withSuperuser(database.settings, async (client: pg.Client) => {
    await client.query("set session_replication_role = replica");
    for (const statement of statements) await client.query(statement, [actor.tenantId]);
  });

async function faultsOf(actor: SessionActor): Promise<string[]> {
  const verdict = await verifyLog(database.app, actor);
  if (!verdict.ok) throw new Error(verdict.error.code);
  return verdict.value.faults.map(({ seq, fault }) => `${fault} at ${seq}`);
}

const rewrite = `do $$ declare r audit.access; previous bytea := '\\x'; begin
  for r in select * from audit.access a where a.tenant_id = current_setting('test.tenant')::uuid order by a.seq loop
    r.hash := audit.link(previous, r);
    update audit.access a set hash = r.hash where a.tenant_id = r.tenant_id and a.seq = r.seq;
    previous := r.hash;
  end loop; end $$`;

describe("the chain", () => {
  test("of an untouched log has no faults", async () => {
    const administrator = await withLog();

    // Making the account was logged as well, before the sign-in.
    expect(await verifyLog(database.app, administrator)).toEqual(ok({ entries: 8, faults: [] }));
  });

  test.each<[string, string[], string[]]>([
    ["a changed field", ["update audit.access set subject = 'P9' where tenant_id = $1 and seq = 4"], ["altered at 4"]],
    [
      "a changed outcome",
      ["update audit.access set outcome = 'failed' where tenant_id = $1 and seq = 3"],
      ["altered at 3"],
    ],
    [
      "an entry taken out of the middle",
      ["delete from audit.access where tenant_id = $1 and seq = 4"],
      ["removed at 5"],
    ],
    ["the beginning cut off", ["delete from audit.access where tenant_id = $1 and seq <= 2"], ["removed at 3"]],
    ["the end cut off", ["delete from audit.access where tenant_id = $1 and seq >= 7"], ["tail-cut at 8"]],
    ["everything deleted", ["delete from audit.access where tenant_id = $1"], ["tail-cut at 8"]],
    [
      "two entries exchanged",
      [
        `update audit.access a set subject = b.subject from audit.access b
        where a.tenant_id = $1 and b.tenant_id = $1 and (a.seq, b.seq) in ((4, 6), (6, 4))`,
      ],
      ["altered at 4", "altered at 6"],
    ],
    [
      "an entry moved back in time",
      ["update audit.access set at = at - interval '1 day' where tenant_id = $1 and seq = 5"],
      ["altered at 5", "clock-backwards at 5"],
    ],
    [
      "an entry added at the end",
      [
        `insert into audit.access (tenant_id, seq, at, request_id, actor, role, purpose, action, outcome, hash)
        select tenant_id, 20, clock_timestamp(), 'x', 'x', 'board', 'rows', 'x', 'done', hash from audit.access where tenant_id = $1 and seq = 8`,
      ],
      ["rewritten at 8", "removed at 20"],
    ],
  ])("shows %s", async (_, statements, faults) => {
    const administrator = await withLog();
    await tamper(administrator, statements);

    expect(await faultsOf(administrator)).toEqual(faults);
  });

  test("shows a log whose links were all computed anew after a change", async () => {
    const administrator = await withLog();
    await withSuperuser(database.settings, async (client) => {
      await client.query("set session_replication_role = replica");
      await client.query("select set_config('test.tenant', $1, false)", [administrator.tenantId]);
      await client.query("update audit.access set subject = 'P9' where tenant_id = $1 and seq = 4", [
        administrator.tenantId,
      ]);
      await client.query(rewrite);
    });

    expect(await faultsOf(administrator)).toEqual(["rewritten at 8"]);
  });

  test("refuses changes to anybody who does not own the server", async () => {
    await withLog();
    await withSuperuser(database.settings, async (client) => {
      for (const statement of [
        "update audit.access set count = 1",
        "delete from audit.access",
        "truncate audit.access",
      ]) {
        await expect(client.query(statement)).rejects.toThrow("the access log is never changed");
      }
    });
  });
});

test("who has seen a person is told to whoever may verify the log, and that is logged about the person", async () => {
  const administrator = await withLog();
  const ask = () => whoHasRead(database.app, administrator, { personId: "P2" });

  const first = await ask();
  const second = await ask();

  expect(first.ok && first.value.map(({ action, actor }) => ({ action, actor }))).toEqual([
    { action: "look", actor: administrator.accountId },
  ]);
  expect(second.ok && second.value.map(({ action }) => action)).toEqual(["who-has-read", "look"]);
});

test("nobody but those who may verify the log reads it", async () => {
  const { tenantId } = await withLog();
  const leader = await signedIn(database, tenantId, "team-leader");

  expect(await whoHasRead(database.app, leader, { personId: "P1" })).toMatchObject({
    error: { code: "access.not-permitted" },
  });
});
