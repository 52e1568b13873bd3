/** The site, running on a test database, and people who use it as a browser does. */
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { sql } from "kysely";
import { hashPassword } from "#src/actions/password-hash.ts";
import { asActor } from "#src/db/database.server.ts";
import type { MemberRole } from "#src/db/queries/members.ts";
import { ok } from "#src/kernel/result.ts";
import { startWeb, type Web, type WebOptions } from "#src/web/server.ts";
import { operatorIn, withSuperuser, type TestDatabase } from "./test-database.ts";

/** Starts the built site on a free port. */
export const startSite = (test: TestDatabase, options: Partial<WebOptions> = {}): Promise<Web> =>
  startWeb({ db: test.app, port: 0, ...options });

/** An answer, with its body as bytes. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

/** What to ask. */
export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Asks once, without following redirects and without adding anything of its own. */
export function ask(url: string, { method = "GET", headers = {}, body }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const whole = Buffer.concat(parts);
        resolve({
          status: response.statusCode!,
          headers: response.headers,
          body: whole,
          text: whole.toString("utf8"),
        });
      });
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** A browser: it keeps the session's cookie, and sends forms as a browser would. */
export interface Browser {
  readonly site: string;
  /** The `Cookie` header; empty when nobody is logged in. */
  cookie: string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Opens `page` for its hidden fields and posts a form there, or to `to`. */
  submit(page: string, fields: Readonly<Record<string, string>>, to?: string): Promise<Answer>;
  /** Posts exactly these fields. */
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** Posts a form with a file. */
  upload(path: string, fields: Readonly<Record<string, string>>, file: SentFile): Promise<Answer>;
}

/** A file to be sent with a form. */
export interface SentFile {
  readonly field: string;
  readonly fileName: string;
  readonly content: string;
}

/** What browsers send with a form of our own under `Referrer-Policy: no-referrer`. */
export const ownOrigin = { origin: "null", "sec-fetch-site": "same-origin" } as const;

/** Opens a browser on a site. */
export function openBrowser(site: string): Browser {
  const browser: Browser = {
    site,
    cookie: "",
    get: (path, headers = {}) => ask(site + path, { headers: { ...cookies(), ...headers } }),
    async submit(page, fields, to = page) {
      const { text } = await browser.get(page);
      return browser.post(to, { ...hiddenFields(text), ...fields });
    },
    post: (path, fields, headers = {}) =>
      send(
        path,
        { "content-type": "application/x-www-form-urlencoded", ...headers },
        new URLSearchParams(fields).toString(),
      ),
    upload(path, fields, { field, fileName, content }) {
      const parts = [
        ...Object.entries(fields).map(
          ([name, value]) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`,
        ),
        `Content-Disposition: form-data; name="${field}"; filename="${fileName}"\r\n\r\n${content}`,
      ];
      const body = [...parts.map((part) => `--limit\r\n${part}\r\n`), "--limit--\r\n"].join("");
      return send(path, { "content-type": "multipart/form-data; boundary=limit" }, body);
    },
  };
  const cookies = (): Record<string, string> => (browser.cookie ? { cookie: browser.cookie } : {});

  async function send(path: string, headers: Readonly<Record<string, string>>, body: string): Promise<Answer> {
    const answer = await ask(site + path, {
      method: "POST",
      headers: { ...ownOrigin, ...cookies(), ...headers },
      body,
    });
    for (const line of answer.headers["set-cookie"] ?? []) browser.cookie = line.split(";")[0]!;
    return answer;
  }
  return browser;
}

/** The hidden fields of the last form of a page that is posted. */
export function hiddenFields(html: string): Record<string, string> {
  const forms = html.split("<form").filter((form) => /^[^>]*method="post"/.test(form));
  const form = forms.at(-1) ?? "";
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(inputs.map(([, name, value]) => [name!, value!]));
}

const PASSWORD = "fyra gröna stolar";
let digest: Promise<string> | undefined;

const digestOfPassword = (): Promise<string> =>
  (digest ??= hashPassword(PASSWORD).then((hashed) => {
    if (!hashed.ok) throw new Error(hashed.error.code);
    return hashed.value;
  }));

/** An account that can log in. */
export interface Account {
  readonly accountId: string;
  readonly userName: string;
  readonly password: string;
}

let made = 0;

/** Makes an account with a role in a tenant, with a password that need not be changed. */
export async function makeAccount(test: TestDatabase, tenantId: string, role: MemberRole): Promise<Account> {
  const userName = `${role}.${++made}@example.org`;
  const passwordHash = await digestOfPassword();
  const added = await asActor<string, never>(
    test.operator,
    operatorIn(tenantId),
    { purpose: "administer", action: "test" },
    async (tx) => {
      const { rows } = await sql<{ id: string }>`
      select account_id as id from app.add_member(${userName}, ${`Konto ${made}`}, ${passwordHash}, ${role})`.execute(
        tx,
      );
      return ok(rows[0]!.id);
    },
  );
  if (!added.ok) throw new Error(added.error.code);
  await withSuperuser(test.settings, (client) =>
    client.query("update sec.account set must_change_password = false where id = $1", [added.value]),
  );
  return { accountId: added.value, userName, password: PASSWORD };
}

/** Logs an account in through the log-in page. */
export async function logIn(site: string, { userName, password }: Account): Promise<Browser> {
  const browser = openBrowser(site);
  const answer = await browser.submit("/login", { userName, password });
  if (answer.status !== 302) throw new Error(`${userName} was not logged in: ${answer.status} ${answer.text}`);
  return browser;
}
