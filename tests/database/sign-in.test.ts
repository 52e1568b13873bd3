import { afterAll, beforeAll, expect, test } from "vitest";
import { listAccounts } from "#src/actions/list-accounts.ts";
import { prepareInstallation } from "#src/actions/prepare-installation.ts";
import { resetPasswordOnHost } from "#src/actions/reset-password-on-host.ts";
import { withoutTenant } from "#src/db/database.server.ts";
import { readAccounts } from "#src/db/queries/accounts.ts";
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

test("a new installation gets one administrator with a password that is told once", async () => {
  const first = await prepareInstallation(database.operator);

  const second = await prepareInstallation(database.operator);

  expect(first).toMatchObject({
    created: true,
    userName: "administrator",
    password: expect.stringMatching(/^\S{23}$/) as string,
  });
  expect(second).toEqual({ created: false });
});

test("a password that is reset on the host is logged in every tenant of the account, and only there", async () => {
  const [own, also, other] = [
    await createTenant(database, "Ett"),
    await createTenant(database, "Två"),
    await createTenant(database, "Tre"),
  ];
  const { accountId } = await signedIn(database, own, "board");
  const userName = (await listAccounts(database.operator)).find(({ memberships }) =>
    memberships.some(({ tenant, role }) => tenant === "Ett" && role === "board"),
  )!.userName;
  await withSuperuser(database.settings, (client) =>
    client.query("insert into sec.membership (tenant_id, account_id, role) values ($1, $2, 'board')", [
      also,
      accountId,
    ]),
  );

  expect(await resetPasswordOnHost(database.operator, "vakten", userName)).toMatchObject({ ok: true });

  const logged = await withSuperuser(database.settings, async (client) => {
    const { rows } = await client.query<{ tenant_id: string; line: string }>(
      `select tenant_id, concat_ws(' ', actor, role, purpose, action, outcome) as line from audit.access
       where action = 'reset-password'`,
    );
    return new Map(rows.map(({ tenant_id: tenant, line }) => [tenant, line]));
  });
  const line = "operator:vakten operator administer reset-password done";
  expect([logged.get(own), logged.get(also), logged.get(other)]).toEqual([line, line, undefined]);
});

test("accounts can be listed on the host only", async () => {
  await expect(withoutTenant(database.app, "stegvis_gate", readAccounts)).rejects.toThrow("permission denied");
});
