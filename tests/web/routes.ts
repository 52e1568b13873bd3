/**
 * What each route of the running server must answer to whom. Checked in by hand, never derived from the declarations; a
 * route that is missing here fails the suites.
 *
 * A number is a status; a path is where the answer redirects to. A form is posted empty, so 400 and 422 mean that its
 * sender was let in. `foreign` and `former` hold for every role.
 */
import type { Browser } from "../support/web.ts";
import { csrfTokenOf, type World } from "../support/web-world.ts";

/** An answer's status, or the path that it redirects to. */
export type Outcome = number | string;

/** What everybody is answered, in the order of the columns. */
export type Row = readonly [
  nobody: Outcome,
  oneTime: Outcome,
  board: Outcome,
  leader: Outcome,
  administrator: Outcome,
  host: Outcome,
  foreign: Outcome,
  former: Outcome,
];

/** The access matrix. */
// prettier-ignore
export const matrix: Readonly<Record<string, Row>> = {
  //                                                 nobody    one-time     board  leader adm.  host   foreign former
  "GET /live":                                      [200,      200,         200,   200,   200,   200,   200,   200],
  "GET /ready":                                     [200,      200,         200,   200,   200,   200,   200,   200],
  "GET /accessibility":                             [200,      200,         200,   200,   200,   200,   200,   200],
  "GET /login":                                     [200,      "/",         "/",   "/",   "/",   "/",   "/",   "/"],
  "POST /login":                                    [422,      "/",         "/",   "/",   "/",   "/",   "/",   "/"],
  "GET /":                                          ["/login", "/password", "/t/", "/t/", "/t/", "/t/", "/t/", "/tenants"],
  "POST /logout":                                   ["/login", "/login",    "/login", "/login", "/login", "/login", "/login", "/login"],
  "GET /password":                                  ["/login", 200,         200,   200,   200,   200,   200,   200],
  "POST /password":                                 ["/login", 422,         422,   422,   422,   422,   422,   422],
  "GET /tenants":                                   ["/login", "/password", 200,   200,   200,   200,   200,   200],
  "GET /tenants/new":                               ["/login", "/password", 404,   404,   404,   200,   404,   404],
  "POST /tenants/new":                              ["/login", "/password", 404,   404,   404,   422,   404,   404],
  "GET /t/:tenantId":                               ["/login", "/password", 200,   200,   200,   200,   404,   404],
  "GET /t/:tenantId/figures":                       ["/login", "/password", 200,   200,   200,   200,   404,   404],
  "GET /t/:tenantId/figures/:figureId":             ["/login", "/password", 200,   200,   200,   200,   404,   404],
  "GET /t/:tenantId/benefit":                       ["/login", "/password", 200,   200,   200,   200,   404,   404],
  "GET /t/:tenantId/benefit/lines":                 ["/login", "/password", 200,   200,   200,   200,   404,   404],
  "GET /t/:tenantId/benefit/persistence":           ["/login", "/password", 404,   200,   200,   200,   404,   404],
  "GET /t/:tenantId/benefit/compare":               ["/login", "/password", 200,   200,   200,   200,   404,   404],
  "GET /t/:tenantId/benefit/type-case":             ["/login", "/password", 200,   200,   200,   200,   404,   404],
  "GET /t/:tenantId/benefit/values":                ["/login", "/password", 200,   200,   200,   200,   404,   404],
  "POST /t/:tenantId/benefit/values":               ["/login", "/password", 404,   422,   422,   422,   404,   404],
  "GET /t/:tenantId/benefit/package":               ["/login", "/password", 404,   404,   404,   404,   404,   404],
  "GET /t/:tenantId/register":                      ["/login", "/password", 404,   200,   200,   200,   404,   404],
  "POST /t/:tenantId/register":                     ["/login", "/password", 404,   422,   422,   422,   404,   404],
  "GET /t/:tenantId/register/files/:fileId":        ["/login", "/password", 404,   200,   200,   200,   404,   404],
  "POST /t/:tenantId/register/files/:fileId":       ["/login", "/password", 404,   "/t/", "/t/", "/t/", 404,   404],
  "GET /t/:tenantId/register/files/:fileId/rejects": ["/login", "/password", 404,  200,   200,   200,   404,   404],
  "GET /t/:tenantId/register/imports/:runId":       ["/login", "/password", 404,   200,   200,   200,   404,   404],
  "GET /t/:tenantId/register/export":               ["/login", "/password", 404,   200,   200,   200,   404,   404],
  "POST /t/:tenantId/register/export/file":         ["/login", "/password", 404,   "/t/", "/t/", "/t/", 404,   404],
  "GET /t/:tenantId/reports":                       ["/login", "/password", 200,   200,   200,   200,   404,   404],
  "GET /t/:tenantId/reports/view":                  ["/login", "/password", 200,   200,   200,   200,   404,   404],
  "GET /t/:tenantId/reports/file":                  ["/login", "/password", 200,   200,   200,   200,   404,   404],
  "GET /t/:tenantId/members":                       ["/login", "/password", 404,   404,   200,   200,   404,   404],
  "POST /t/:tenantId/members":                      ["/login", "/password", 404,   404,   422,   422,   404,   404],
  "GET /t/:tenantId/members/:accountId/end":        ["/login", "/password", 404,   404,   200,   200,   404,   404],
  "POST /t/:tenantId/members/:accountId/end":       ["/login", "/password", 404,   404,   422,   422,   404,   404],
  "GET /t/:tenantId/members/:accountId/password":   ["/login", "/password", 404,   404,   200,   200,   404,   404],
  "POST /t/:tenantId/members/:accountId/password":  ["/login", "/password", 404,   404,   422,   422,   404,   404],
};

/** The server's own steps around its routes; they have no address. A new one must be looked at, and noted here. */
export const steps: readonly string[] = ["begin", "serveStatic", "page", "lastResort"];

/** An address that a pattern stands for, and that exists for whoever may see it: `browser`'s own, where that matters. */
export async function exampleOf(pattern: string, world: World, browser: Browser): Promise<string> {
  const values: Readonly<Record<string, string>> = {
    tenantId: world.tenantId,
    accountId: world.memberId,
    runId: world.importId,
    figureId: "participants.by-referrer",
    fileId: pattern.includes(":fileId") ? await sendFile(world, browser) : "",
  };
  const query = pattern.endsWith("/reports/file") ? "?format=html" : "";
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No example of :${name}; add one to exampleOf`);
    return value;
  });
  return path + query;
}

/** Sends a file with a faulty row; its id, or one that nobody has when the sender may not. */
async function sendFile(world: World, browser: Browser): Promise<string> {
  const register = `/t/${world.tenantId}/register`;
  const sent = await browser.upload(register, { csrfToken: csrfTokenOf(browser), missing: "keep" }, FAULTY_FILE);
  return /files\/([\w-]+)/.exec(sent.headers.location ?? "")?.[1] ?? "A".repeat(32);
}

const FAULTY_FILE = { field: "file", fileName: "Insatser.csv", content: "Namn;Startdatum\nTeamet;i går\n" };
