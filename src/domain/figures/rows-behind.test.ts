import { describe, expect, test } from "vitest";
import { readFixture } from "../../../tests/support/read-fixture.ts";
import { figures as catalogue } from "#src/domain/figures/catalogue.ts";
import { evaluateFigures } from "#src/domain/figures/evaluate.ts";
import { isWithoutResult, type FigureId, type FigureRequest, type FigureResult } from "#src/domain/figures/figure.ts";
import { buildContext } from "#src/domain/figures/population.ts";
import { rowsBehind } from "#src/domain/figures/rows-behind.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";

interface Printed {
  readonly row?: string;
  readonly column?: string;
  readonly value: number;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Keys of a row that hold one count per code. */
const cellKeys = ["cells", "distribution"];

/** Every count that a figure prints, with its address. `counted` are the names of what the figure counts. */
function printedCounts(result: FigureResult, counted: ReadonlySet<string>): readonly Printed[] {
  if (isWithoutResult(result)) return [];
  const printed: Printed[] = [];
  const body: Readonly<Record<string, unknown>> = { ...result };
  const add = (value: unknown, address: Omit<Printed, "value">) => {
    if (typeof value === "number") printed.push({ ...address, value });
  };
  if (result.kind === "count" || result.kind === "category") add(result.kind === "count" ? result.value : body.n, {});
  if (isRecord(body.share)) {
    if (counted.has("numerator")) add(body.share.numerator, { column: "numerator" });
    if (counted.has("denominator")) add(body.share.denominator, { column: "denominator" });
  }
  for (const name of counted) add(body[name], { column: name });
  if (isRecord(body.n)) for (const [column, value] of Object.entries(body.n)) add(value, { column });
  const list = (key: string) => (Array.isArray(body[key]) ? body[key].filter(isRecord) : []);
  if (result.kind === "matrix") {
    const [rows, columns] = [list("rows"), list("columns")];
    const cells = body.cells as number[][];
    cells.forEach((line, i) => {
      line.forEach((value, j) => {
        add(value, { row: String(rows[i]!.code), column: String(columns[j]!.code) });
      });
    });
    return printed;
  }
  for (const row of [...list("rows"), ...list("groups")]) {
    const code = row.code;
    if (typeof code !== "string") continue;
    for (const name of counted) {
      // Money and full-time equivalents stand under the name of what they are summed over.
      if (!["outcome", "granted", "mean", "absence"].includes(name)) add(row[name], { row: code, column: name });
    }
    if (!counted.has("n")) add(result.kind === "statistic" ? row.n : undefined, { row: code });
    add(row.answered, { row: code, column: "answered" });
    for (const key of cellKeys) {
      if (isRecord(row[key])) for (const [column, value] of Object.entries(row[key])) add(value, { row: code, column });
    }
    if (isRecord(row.missing))
      for (const [column, value] of Object.entries(row.missing)) add(value, { row: code, column });
  }
  for (const row of list("returnedTo")) add(row.count, { row: String(row.code), column: "returnedTo" });
  return printed;
}

const day = (text: string) => parseIsoDate(text)!;
const year = (n: number) => ({ from: day(`${n}-01-01`), to: day(`${n}-12-31`) });

interface Case {
  readonly name: "random-101" | "vasteras-2022" | "vasteras-2017h1";
  readonly request: FigureRequest;
}

const cases: readonly Case[] = [
  {
    name: "random-101",
    request: {
      scope: { programmes: ["Samordningsteam Prov"], tracks: null },
      period: year(2022),
      scheme: "lansformat-2023",
    },
  },
  {
    name: "random-101",
    request: { scope: { programmes: ["Närteam Övning"], tracks: null }, period: year(2023), scheme: "sodra-dalarna" },
  },
  {
    name: "random-101",
    request: {
      scope: { programmes: ["Samordningsteam Prov", "Närteam Övning"], tracks: ["MAC", "Grön"] },
      period: year(2021),
      scheme: "sus",
    },
  },
  {
    name: "vasteras-2022",
    request: { scope: { programmes: ["Samordningsteam Västerås"], tracks: null }, period: year(2022) },
  },
  {
    name: "vasteras-2017h1",
    request: {
      scope: { programmes: ["Samordningsteam Västerås"], tracks: null },
      period: { from: day("2017-01-01"), to: day("2017-06-30") },
    },
  },
];

const registers = {
  "random-101": readFixture("random-101"),
  "vasteras-2022": readFixture("vasteras-2022"),
  "vasteras-2017h1": readFixture("vasteras-2017h1"),
};

/** Printed counts whose rows are not as many as printed. */
function faults({ name, request }: Case, rows: typeof rowsBehind): readonly string[] {
  const register = registers[name];
  const { figures } = evaluateFigures(register, request);
  const context = buildContext(register, request, () => undefined);
  return catalogue.flatMap(({ id, counts }) => {
    const counted = new Set(Object.keys(counts(context)));
    return printedCounts(figures[id]!, counted).flatMap(({ value, ...address }) => {
      const behind = rows(register, request, id, address);
      if (behind.ok && behind.value.rows.length === value) return [];
      const found = behind.ok ? behind.value.rows.length : behind.error.code;
      return [`${id} ${address.row ?? ""}/${address.column ?? ""}: ${value} printed, ${found} rows`];
    });
  });
}

describe("behind every printed count there are as many rows", () => {
  test.each(cases)("$name, $request.scope", (one) => {
    expect(faults(one, rowsBehind)).toEqual([]);
  });

  test("and a count with a row too few would be seen", () => {
    const short: typeof rowsBehind = (register, request, id, address) => {
      const behind = rowsBehind(register, request, id, address);
      if (!behind.ok || id !== "exit.reasons") return behind;
      return { ok: true, value: { ...behind.value, rows: behind.value.rows.slice(1) } };
    };
    expect(faults(cases[0]!, short).length).toBeGreaterThan(3);
  });

  test("the test sees hundreds of them", () => {
    const context = buildContext(registers["random-101"], cases[0]!.request, () => undefined);
    const { figures } = evaluateFigures(registers["random-101"], cases[0]!.request);
    const printed = catalogue.flatMap(({ id, counts }) =>
      printedCounts(figures[id]!, new Set(Object.keys(counts(context)))),
    );
    expect(printed.length).toBeGreaterThan(900);
  });
});

describe("rows behind", () => {
  const { request } = cases[0]!;
  const register = registers["random-101"];
  const rows = (id: FigureId, address = {}) => rowsBehind(register, request, id, address);

  test("are rows of the table that is counted", () => {
    expect(rows("participants.persons")).toMatchObject({ ok: true, value: { table: "person" } });
    expect(rows("referrals.received")).toMatchObject({ ok: true, value: { table: "referral" } });
    expect(rows("exit.income-change-sus", { column: "before" })).toMatchObject({
      ok: true,
      value: { table: "income_source" },
    });
  });

  test("of a share's column are those of its numerator", () => {
    expect(rows("exit.reasons", { row: "sjukdom", column: "share" })).toEqual(rows("exit.reasons", { row: "sjukdom" }));
    expect(rows("ladder.levels", { row: "Avslut", column: "shareExit" })).toEqual(
      rows("ladder.levels", { row: "Avslut", column: "exit" }),
    );
  });

  test("of a table without row are all that it counts", () => {
    const all = rows("exit.reasons");
    expect(all.ok && all.value.rows.length).toBe(50);
  });

  test("are refused with the reason when there are none to show", () => {
    expect(rows("no.figure")).toMatchObject({ ok: false, error: { code: "rows.unknown_figure" } });
    expect(rows("exit.reasons", { row: "nowhere" })).toMatchObject({
      ok: false,
      error: { code: "rows.unknown_address" },
    });
    expect(rowsBehind(register, { ...request, scheme: "sus" }, "exit.goal-reached", {})).toMatchObject({
      ok: false,
      error: { code: "rows.not_computed", why: expect.stringContaining("sus") as string },
    });
  });
});
