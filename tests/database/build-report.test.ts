/** The whole way from a register in the database to the report's files. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createTenant,
  createTestDatabase,
  importFixture,
  operatorIn,
  signedIn,
  withSuperuser,
  type TestDatabase,
} from "../support/test-database.ts";
import { buildReport, type ReportRequest } from "#src/actions/build-report.ts";
import { evaluateBenefit } from "#src/actions/evaluate-benefit.ts";
import { loadDemo } from "#src/actions/load-demo.ts";
import { demoTeam } from "#src/domain/demo/team.ts";
import { presets } from "#src/domain/model/assumptions.ts";
import type { Document } from "#src/domain/report/document.ts";
import { cellsOf } from "#src/domain/report/one-value.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";

let test: TestDatabase;
let tenantId: string;

const request: ReportRequest = {
  programmes: ["Samordningsteam Västerås"],
  tracks: null,
  period: { from: parseIsoDate("2022-01-01")!, to: parseIsoDate("2022-12-31")! },
  templateId: "vasteras-helar",
  audience: "team",
  formats: [],
  today: "2023-01-25",
};

beforeAll(async () => {
  test = await createTestDatabase();
  tenantId = await createTenant(test);
  await importFixture(test, tenantId, "vasteras-2022");
});
afterAll(() => test.close());

describe("building a report", () => {
  it("gives the document in every format, named by template, period and receiver", async () => {
    const formats = ["pdf", "docx", "xlsx", "html"] as const;
    const built = await buildReport(test.operator, operatorIn(tenantId), { ...request, formats });
    if (!built.ok) throw new Error(built.error.code);
    const { document, files } = built.value;
    expect(files.map(({ fileName }) => fileName)).toEqual(
      formats.map((format) => `vasteras-helar-2022-01-01-2022-12-31-teamet.${format}`),
    );
    for (const { bytes } of files) expect(bytes.length).toBeGreaterThan(10_000);
    const ended = document.blocks
      .flatMap(cellsOf)
      .find((cell) => "fact" in cell && cell.fact.figure === "participants.ended" && !cell.fact.previous);
    expect(ended).toMatchObject({ kind: "count", value: 54 });
  });

  it("compares with the year before, of the same register", async () => {
    const built = await buildReport(test.operator, operatorIn(tenantId), request);
    if (!built.ok) throw new Error(built.error.code);
    const before = built.value.document.blocks
      .flatMap(cellsOf)
      .filter((cell) => "fact" in cell && cell.fact.previous === true);
    expect(before.length).toBeGreaterThan(0);
  });

  it("gives the board its own report with small numbers withheld, and not the team's", async () => {
    const board = await signedIn(test, tenantId, "board");
    const own = await buildReport(test.app, board, { ...request, audience: "board" });
    if (!own.ok) throw new Error(own.error.code);
    expect(own.value.document.blocks.flatMap(cellsOf).some(({ kind }) => kind === "withheld")).toBe(true);
    const teams = await buildReport(test.app, board, request);
    expect(teams).toEqual({ ok: false, error: { code: "report.not_for_you" } });
  });

  it("says which templates and schemes there are when one is misspelt", async () => {
    const actor = operatorIn(tenantId);
    const template = await buildReport(test.operator, actor, { ...request, templateId: "vasteras" });
    expect(template).toMatchObject({ ok: false, error: { code: "report.unknown_template" } });
    const scheme = await buildReport(test.operator, actor, { ...request, scheme: "vasteras" });
    expect(scheme).toMatchObject({ ok: false, error: { code: "report.unknown_scheme" } });
  });

  it("leaves a row in the access log for the purpose of reporting", async () => {
    await buildReport(test.operator, operatorIn(tenantId), { ...request, requestId: crypto.randomUUID() });
    const rows = await withSuperuser(test.settings, async (client) => {
      const answer = await client.query<{ n: string }>(
        "select count(*) as n from audit.access where purpose = 'report'",
      );
      return Number(answer.rows[0]!.n);
    });
    expect(rows).toBeGreaterThan(0);
  });
});

describe("a report on what society gained", () => {
  let demo: { readonly tenantId: string; readonly request: ReportRequest };

  beforeAll(async () => {
    const loaded = await loadDemo(test.operator, "test");
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    const id = await withSuperuser(test.settings, async (client) => {
      const { rows } = await client.query<{ id: string }>("select id from sec.tenant where demo");
      return rows[0]!.id;
    });
    const period = { from: parseIsoDate("2024-01-01")!, to: parseIsoDate("2024-12-31")! };
    demo = { tenantId: id, request: { ...request, programmes: [demoTeam], period } };
  });

  const printed = (document: Document) =>
    document.blocks.flatMap(cellsOf).flatMap((cell) =>
      cell.kind === "number" && cell.fact.figure.startsWith("nytta.") ? [cell] : [],
    ); // prettier-ignore

  it("prints the same as the calculation of the Nytta page", async () => {
    const built = await buildReport(test.operator, operatorIn(demo.tenantId), demo.request);
    const { programmes, tracks, period } = demo.request;
    const asked = { programmes, tracks, period, preset: "huvud", assumptions: presets.huvud } as const;
    const evaluated = await evaluateBenefit(test.operator, operatorIn(demo.tenantId), asked);
    if (!built.ok || !evaluated.ok) throw new Error("not built");
    const { rows, parameters } = evaluated.value.calculation;
    for (const { row, revenue } of rows) {
      const cell = printed(built.value.document).find(({ fact }) => fact.path === `rows/${row}/total` && fact.figure === "nytta.revenue"); // prettier-ignore
      expect(cell?.value, row).toBe(revenue);
    }
    expect(JSON.stringify(built.value.document)).toContain(parameters.hash);
  });

  it("is the same to the last byte each time, for the board with its own withholding", async () => {
    const board = await signedIn(test, demo.tenantId, "board");
    const once = { ...demo.request, audience: "board", formats: ["pdf", "docx", "xlsx", "html"] } as const;
    const [first, second] = [await buildReport(test.app, board, once), await buildReport(test.app, board, once)];
    if (!first.ok || !second.ok) throw new Error("not built");
    expect(second.value.document).toEqual({ ...first.value.document, asOf: second.value.document.asOf });
    for (const [index, { bytes }] of first.value.files.entries())
      expect(Buffer.compare(bytes, second.value.files[index]!.bytes), once.formats[index]).toBe(0);
    expect(printed(first.value.document).length).toBeGreaterThan(20);
  });

  it("says why there is none for a register without livelihoods, and where to enter them", async () => {
    const built = await buildReport(test.operator, operatorIn(tenantId), request);
    if (!built.ok) throw new Error(built.error.code);
    expect(printed(built.value.document)).toEqual([]);
    expect(JSON.stringify(built.value.document)).toMatch(/Samhällsnyttan (redovisas inte|kan inte räknas)/);
  });
});
