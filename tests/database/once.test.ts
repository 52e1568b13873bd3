import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asActor, type Once, type SessionActor } from "#src/db/database.server.ts";
import { fail, ok } from "#src/kernel/result.ts";
import {
  createTenant,
  createTestDatabase,
  signedIn,
  withSuperuser,
  type TestDatabase,
} from "../support/test-database.ts";

let database: TestDatabase;
let actor: SessionActor;
let other: SessionActor;
beforeAll(async () => {
  database = await createTestDatabase();
  const tenantId = await createTenant(database);
  actor = await signedIn(database, tenantId, "administrator");
  other = await signedIn(database, tenantId, "administrator");
});
afterAll(() => database.close());

const hashOf = (text: string) => createHash("sha256").update(text).digest();

/** Adds a member with a name of its own, so that every effect can be counted. */
function write(who: SessionActor, once: Once | undefined, name: string, outcome: "done" | "failed" = "done") {
  return asActor<string, { readonly code: "failed" }>(
    database.app,
    who,
    { purpose: "administer", action: "write", once },
    async (tx) => {
      await sql`select app.add_member(${randomUUID()}, ${name}, '', 'board')`.execute(tx);
      return outcome === "done" ? ok(`answer ${randomUUID()}`) : fail({ code: "failed" });
    },
  );
}

const effectsOf = (name: string): Promise<number> =>
  withSuperuser(database.settings, async (client) => {
    const { rows } = await client.query<{ n: number }>("select count(*)::int as n from sec.account where name = $1", [
      name,
    ]);
    return rows[0]!.n;
  });

test("a write that is sent twice has one effect and the same answer", async () => {
  const once = { key: randomUUID(), requestHash: hashOf("a") };

  const [first, second] = [await write(actor, once, "twice"), await write(actor, once, "twice")];

  expect(first.ok).toBe(true);
  expect(second).toEqual(first);
  expect(await effectsOf("twice")).toBe(1);
});

test("twenty at the same time have one effect and the same answer", async () => {
  const once = { key: randomUUID(), requestHash: hashOf("a") };

  const answers = await Promise.all(Array.from({ length: 20 }, () => write(actor, once, "twenty")));

  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveLength(1);
  expect(await effectsOf("twenty")).toBe(1);
});

test("without a key each has its effect", async () => {
  await write(actor, undefined, "keyless");
  await write(actor, undefined, "keyless");

  expect(await effectsOf("keyless")).toBe(2);
});

test("the same key for something else is refused and changes nothing", async () => {
  const key = randomUUID();
  await write(actor, { key, requestHash: hashOf("a") }, "first");

  const second = await write(actor, { key, requestHash: hashOf("b") }, "second");

  expect(second).toEqual(fail({ code: "access.key-reused" }));
  expect(await effectsOf("second")).toBe(0);
});

test("a write that failed may be sent again with its key", async () => {
  const once = { key: randomUUID(), requestHash: hashOf("a") };
  await write(actor, once, "retried", "failed");

  const again = await write(actor, once, "retried");

  expect(again.ok).toBe(true);
  expect(await effectsOf("retried")).toBe(1);
});

test("a key is its sender's own", async () => {
  const once = { key: randomUUID(), requestHash: hashOf("a") };

  await write(actor, once, "own key");
  await write(other, once, "own key");

  expect(await effectsOf("own key")).toBe(2);
});

test("a repeated write is in the access log too", async () => {
  const once = { key: randomUUID(), requestHash: hashOf("a") };
  const requestId = randomUUID();
  await write(actor, once, "logged");

  await asActor(database.app, actor, { purpose: "administer", action: "write", once, requestId }, () =>
    Promise.resolve(ok("never")),
  );

  const rows = await withSuperuser(
    database.settings,
    async (client) =>
      (await client.query<{ outcome: string }>("select outcome from audit.access where request_id = $1", [requestId]))
        .rows,
  );
  expect(rows).toEqual([{ outcome: "done" }]);
});
