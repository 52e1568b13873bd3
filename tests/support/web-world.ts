/** Everybody who might ask: each role in the tenant asked about, in another one, and in the past. */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { withoutTenant } from "#src/db/database.server.ts";
import { openSession } from "#src/db/queries/sign-in.ts";
import { createTenant, withSuperuser, type TestDatabase } from "./test-database.ts";
import { ask, makeAccount, openBrowser, type Answer, type Browser } from "./web.ts";

/** The kinds of people of the access matrix; `foreign` and `former` are each tried with every role. */
export const groups = ["nobody", "oneTime", "board", "leader", "administrator", "host", "foreign", "former"] as const;

/** A kind of people. */
export type Group = (typeof groups)[number];

/** Somebody who asks. */
export interface Principal {
  readonly name: string;
  readonly group: Group;
  /** Undefined: nobody is logged in. */
  readonly accountId: string | undefined;
}

/** Two tenants and the people around the first. */
export interface World {
  readonly test: TestDatabase;
  readonly tenantId: string;
  readonly principals: readonly Principal[];
  /** A member of the tenant whom nobody logs in as. */
  readonly memberId: string;
  /** An import that the tenant has seen. */
  readonly importId: string;
}

const roles = ["board", "team-leader", "administrator"] as const;

/** Makes the tenants and the people. */
export async function makeWorld(test: TestDatabase): Promise<World> {
  const tenantId = await createTenant(test);
  const otherId = await createTenant(test);
  const principals: Principal[] = [{ name: "nobody", group: "nobody", accountId: undefined }];
  for (const role of roles) {
    const own = await makeAccount(test, tenantId, role);
    const foreign = await makeAccount(test, otherId, role);
    const former = await makeAccount(test, tenantId, role);
    await change(test, "update sec.membership set ended_at = now() where account_id = $1", former.accountId);
    principals.push(
      { name: role, group: role === "team-leader" ? "leader" : role, accountId: own.accountId },
      { name: `${role} of another tenant`, group: "foreign", accountId: foreign.accountId },
      { name: `former ${role}`, group: "former", accountId: former.accountId },
    );
  }
  const oneTime = await makeAccount(test, tenantId, "administrator");
  await change(test, "update sec.account set must_change_password = true where id = $1", oneTime.accountId);
  const host = await makeAccount(test, tenantId, "administrator");
  await change(test, "update sec.account set host_administrator = true where id = $1", host.accountId);
  principals.push(
    { name: "administrator with a one-time password", group: "oneTime", accountId: oneTime.accountId },
    { name: "host administrator", group: "host", accountId: host.accountId },
  );
  const member = await makeAccount(test, tenantId, "team-leader");
  const importId = randomUUID();
  await change(
    test,
    "insert into import_run (tenant_id, id, file_name, state, started_by, finished_at) values ($1, $2, 'a.csv', 'done', 'x', now())",
    tenantId,
    importId,
  );
  return { test, tenantId, principals, memberId: member.accountId, importId };
}

/** Changes something behind the walls. */
export async function change(test: TestDatabase, statement: string, ...values: readonly unknown[]): Promise<void> {
  await withSuperuser(test.settings, (client) => client.query(statement, [...values]));
}

/** Opens a browser with a new session, without the log-in page's work. */
export async function browserOf(test: TestDatabase, site: string, accountId: string | undefined): Promise<Browser> {
  const browser = openBrowser(site);
  if (accountId === undefined) return browser;
  const token = randomBytes(32);
  const tokenHash = createHash("sha256").update(token).digest();
  await withoutTenant(test.app, "stegvis_gate", (tx) =>
    openSession(tx, { accountId, userName: "-", tokenHash, idleMinutes: 30, absoluteHours: 1, requestId: "test" }),
  );
  browser.cookie = `stegvis=${token.toString("base64url")}`;
  return browser;
}

/** The hidden field that every form of a session carries; read from a page that has one, without a trace elsewhere. */
export function csrfTokenOf(browser: Browser): string {
  const token = Buffer.from(browser.cookie.split("=")[1] ?? "", "base64url");
  return createHash("sha256").update("stegvis csrf\0").update(token).digest("base64url");
}

/** Asks for a route as a browser would, with an otherwise empty form where one is posted. */
export function askFor(browser: Browser, method: string, path: string): Promise<Answer> {
  const form = { csrfToken: csrfTokenOf(browser), idempotencyKey: randomUUID() };
  if (method === "POST") return browser.post(path, form);
  return ask(browser.site + path, { method, headers: browser.cookie ? { cookie: browser.cookie } : {} });
}
