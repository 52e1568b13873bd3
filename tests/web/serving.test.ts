import { readFileSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { connect } from "#src/db/database.server.ts";
import { readBody } from "#src/web/serving/read-body.ts";
import type { Web } from "#src/web/server.ts";
import { createTenant, createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import { ask, makeAccount, openBrowser, ownOrigin, startSite } from "../support/web.ts";
import { browserOf } from "../support/web-world.ts";

let database: TestDatabase;
let site: Web;
const lines: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  site = await startSite(database, { log: { write: (line) => void lines.push(line) } });
});
afterAll(async () => {
  await site.close();
  await database.close();
});

const multipart = (parts: readonly string[], boundary = "x") => ({
  headers: { ...ownOrigin, "content-type": `multipart/form-data; boundary=${boundary}` },
  body: [...parts.map((part) => `--${boundary}\r\n${part}\r\n`), `--${boundary}--\r\n`].join(""),
});
const filePart = (name: string, fileName: string, content: string) =>
  `Content-Disposition: form-data; name="${name}"; filename="${fileName}"\r\nContent-Type: text/csv\r\n\r\n${content}`;

describe("a site without its database", () => {
  test("lives but is not ready, says so in words, and is well again by itself", async () => {
    const lost = connect({ ...database.settings, host: "127.0.0.1", port: 1 }, { as: "app" });
    const broken = await startSite(database, { db: lost });

    const [live, ready, page] = await Promise.all(
      ["/live", "/ready", "/password"].map((path) =>
        ask(broken.url + path, { headers: { cookie: `stegvis=${"A".repeat(43)}` } }),
      ),
    );

    await broken.close();
    await lost.close();
    expect([live!.status, ready!.status, page!.status]).toEqual([200, 503, 503]);
    expect(page!.headers["retry-after"]).toBe("5");
    expect(page!.text).toContain("Stegvis svarar inte just nu");
    expect((await ask(`${site.url}/ready`)).status).toBe(200);
  });
});

describe("a form", () => {
  test.each([
    ["that is no form", { "content-type": "application/json" }, "{}", 415],
    ["without a kind", {}, "", 415],
    ["with a NUL in it", {}, "userName=a%00b&password=c", 400],
    ["with too much in it", {}, `userName=${"x".repeat(70_000)}`, 413],
    ["with too many fields", {}, Array.from({ length: 300 }, (_, n) => `a${n}=1`).join("&"), 413],
    [
      "with a file where none belongs",
      multipart([filePart("f", "a.csv", "1")]).headers,
      multipart([filePart("f", "a.csv", "1")]).body,
      413,
    ],
    ["that ends too soon", multipart([]).headers, '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf', 400],
  ])("%s is refused", async (name, headers, body, status) => {
    const type = name === "without a kind" ? {} : { "content-type": "application/x-www-form-urlencoded" };
    const answer = await ask(`${site.url}/login`, {
      method: "POST",
      headers: { ...ownOrigin, ...type, ...headers },
      body,
    });

    expect(answer.status).toBe(status);
  });

  test("that grows without having said how long it is, is refused when it is too long", async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const sent = httpRequest(`${site.url}/login`, {
        method: "POST",
        headers: { ...ownOrigin, "content-type": "application/x-www-form-urlencoded", "transfer-encoding": "chunked" },
      });
      sent.on("response", (response) => resolve(response.resume().statusCode!));
      sent.on("error", reject);
      for (let part = 0; part < 100; part++) sent.write(`a${part}=${"x".repeat(1000)}&`);
      sent.end();
    });

    expect(status).toBe(413);
  });
});

describe("a form with a file", () => {
  let directory: string;
  let reader: Server;
  let url: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "stegvis-read-body-"));
    reader = createServer((request, response) => {
      void readBody(request, { upload: true, directory }).then(async (read) => {
        const said = read.ok
          ? {
              fields: read.value.fields,
              files: read.value.files.map((file) => ({ ...file, content: readFileSync(file.path, "utf8") })),
            }
          : read.error;
        if (read.ok) await read.value.dispose();
        response.end(JSON.stringify(said));
      });
    });
    await new Promise<void>((resolve) => reader.listen(0, resolve));
    url = `http://localhost:${(reader.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    reader.close();
    await rm(directory, { recursive: true });
  });

  test("is read straight to disk, and the file is gone when it has been used", async () => {
    const content = "å;ä;ö\r\n".repeat(200_000);

    const { text } = await ask(url, {
      method: "POST",
      ...multipart([
        'Content-Disposition: form-data; name="replace"\r\n\r\nja',
        filePart("file", "Deltagare åäö.csv", content),
      ]),
    });

    const read = JSON.parse(text) as {
      fields: unknown;
      files: { field: string; fileName: string; size: number; content: string }[];
    };
    expect(read.fields).toEqual([["replace", "ja"]]);
    expect(read.files.map(({ field, fileName, size }) => [field, fileName, size])).toEqual([
      ["file", "Deltagare åäö.csv", Buffer.byteLength(content)],
    ]);
    expect(read.files[0]!.content === content).toBe(true);
    expect(readdirSync(directory)).toEqual([]);
  });

  test("that was left empty has no file", async () => {
    const { text } = await ask(url, { method: "POST", ...multipart([filePart("file", "", "")]) });

    expect(JSON.parse(text)).toEqual({ fields: [], files: [] });
  });

  test.each([
    ["two files", multipart([filePart("a", "a", "1"), filePart("b", "b", "2")]), 413],
    ["half a file", { ...multipart([]), body: `--x\r\n${filePart("a", "a.csv", "half")}` }, 400],
    ["no boundary", { headers: { "content-type": "multipart/form-data" }, body: "x" }, 400],
  ])("that has %s is refused, and leaves nothing behind", async (_, sent, status) => {
    const { text } = await ask(url, { method: "POST", ...sent });

    expect(JSON.parse(text)).toEqual({ status });
    expect(readdirSync(directory)).toEqual([]);
  });

  test("whose sender goes away leaves nothing behind", async () => {
    await new Promise<void>((resolve) => {
      const sent = httpRequest(url, { method: "POST", headers: { "content-type": "multipart/form-data; boundary=x" } });
      sent.on("error", () => resolve());
      sent.write(`--x\r\n${filePart("a", "a.csv", "half")}`, () => setTimeout(() => sent.destroy(), 50));
    });

    await expect.poll(() => readdirSync(directory)).toEqual([]);
  });
});

describe("the request log", () => {
  test("has one line per request, with named fields and nothing that anybody wrote", async () => {
    const tenantId = await createTenant(database);
    const account = await makeAccount(database, tenantId, "administrator");
    const browser = await browserOf(database, site.url, account.accountId);
    lines.length = 0;

    await browser.get(`/t/${tenantId}/members?team=CANARY-QUERY`, { "user-agent": "CANARY-AGENT" });
    await browser.get("/CANARY-PATH");
    await openBrowser(site.url).post("/login", { userName: "CANARY-NAME", password: "CANARY-PASSWORD" });

    await expect.poll(() => lines.length).toBe(3);
    const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(parsed.map(({ method, route, status }) => [method, route, status])).toEqual([
      ["GET", "members", 200],
      ["GET", undefined, 404],
      ["POST", "login", 422],
    ]);
    const names = ["level", "time", "requestId", "method", "route", "status", "milliseconds"];
    expect([...new Set(parsed.flatMap(Object.keys))].filter((name) => !names.includes(name))).toEqual([]);
    expect(lines.join("")).not.toMatch(/CANARY|@example|[\w-]{43}/);
  });
});

describe("starting", () => {
  test("on a port that is taken fails, and leaves no files", async () => {
    const scratch = await mkdtemp(join(tmpdir(), "stegvis-starting-"));
    vi.stubEnv("TMPDIR", scratch);

    const start = startSite(database, { port: Number(new URL(site.listensAt).port) });

    await expect(start).rejects.toThrow("EADDRINUSE");
    vi.unstubAllEnvs();
    expect(readdirSync(scratch)).toEqual([]);
    await rm(scratch, { recursive: true });
  });
});

describe("stopping", () => {
  test("lets a request under way finish, takes no new one, and leaves no files", async () => {
    const scratch = await mkdtemp(join(tmpdir(), "stegvis-stopping-"));
    vi.stubEnv("TMPDIR", scratch);
    const own = await startSite(database);
    vi.unstubAllEnvs();
    const body = new URLSearchParams({ userName: "somebody", password: "fel fel fel fel" }).toString();
    const sent = httpRequest(`${own.url}/login`, {
      method: "POST",
      headers: {
        ...ownOrigin,
        "content-type": "application/x-www-form-urlencoded",
        "content-length": body.length,
        expect: "100-continue",
      },
    });
    const answered = new Promise<number>((resolve, reject) => {
      sent.on("response", (response) => resolve(response.resume().statusCode!)).on("error", reject);
    });
    // The server has the request, but not yet its form.
    await new Promise<void>((resolve) => void sent.on("continue", resolve).flushHeaders());
    expect(readdirSync(scratch)).toHaveLength(1);

    const closed = own.close();
    await expect(ask(`${own.url}/live`)).rejects.toThrow("ECONNREFUSED");
    sent.end(body);

    expect(await answered).toBe(422);
    await closed;
    expect(readdirSync(scratch)).toEqual([]);
    await rm(scratch, { recursive: true });
  });
});
