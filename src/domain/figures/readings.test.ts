/** Each reading of a definition that could be read two ways, counted by hand: participants, referrals and exits. */
import { describe, expect, test } from "vitest";
import { column, enrolment, figure, person, situation, programme } from "../../../tests/support/one-figure.ts";
import type { Row } from "#src/domain/register.ts";

describe("situations", () => {
  test("of several at one occasion the latest by date counts", () => {
    const rows = [
      situation("avslut", "2022-03-01", { occupations: ["studier"] }),
      situation("avslut", "2022-02-01", { occupations: ["arbete"] }),
    ];
    expect(column(figure("exit.occupation-change", { situation: rows }), "after")).toEqual({ studier: 1 });
  });

  test("each of several occupations counts, and no situation is missing", () => {
    const rows = [situation("avslut", "2022-03-01", { occupations: ["studier", "arbete"] })];
    const result = figure("exit.occupation-change", { situation: rows });
    expect(column(result, "after")).toEqual({ arbete: 1, studier: 1 });
    expect(column(result, "before")).toEqual({ saknas: 1 });
  });
});

describe("income sources", () => {
  const source = (code: string, extent?: number, amount?: number): Row => ({
    enrolmentId: "i",
    occasion: "start",
    source: code,
    extent,
    amount,
  });

  test("the same source twice counts once, but is two rows as SUS counts", () => {
    const tables = { income_source: [source("lon"), source("lon")] };
    expect(column(figure("exit.income-change", tables), "before")).toEqual({ lon: 1 });
    expect(column(figure("exit.income-change-sus", tables), "before")).toEqual({ lon: 2 });
  });

  test("the main one has the largest extent, then the largest amount, then the list's order", () => {
    const main = (...rows: Row[]) => {
      const { rows: from, cells } = figure("exit.income-moves", { income_source: rows }) as unknown as {
        rows: { code: string }[];
        cells: number[][];
      };
      return from[cells.findIndex((line) => line.some((n) => n > 0))]?.code;
    };
    expect(main(source("a-kassa", 25, 9000), source("lon", 50, 1))).toBe("lon");
    expect(main(source("a-kassa", 50, 1), source("lon", 50, 2))).toBe("lon");
    expect(main(source("lon", 50, 1), source("a-kassa", 50, 1))).toBe("a-kassa");
    expect(main(source("lon"), source("a-kassa", 10))).toBe("a-kassa");
  });

  test("both Fk and the municipality go before the main source; activity support is not Fk here", () => {
    const started = [{ ...enrolment, startDate: "2022-02-01", endDate: null }];
    const group = (...rows: Row[]) =>
      column(figure("profile.income-group", { enrolment: started, income_source: rows }), "count");
    expect(group(source("lon", 100), source("sjukpenning", 10), source("forsorjningsstod", 5))).toEqual({
      "fk-och-kommun": 1,
    });
    expect(group(source("aktivitetsstod", 10), source("forsorjningsstod", 50))).toEqual({ kommun: 1 });
    expect(group(source("studiestod", 10))).toEqual({ ovrig: 1 });
  });
});

describe("age", () => {
  const bands = (born: Row, start: string) =>
    column(
      figure("profile.age-bands", {
        person: [{ ...person, ...born }],
        enrolment: [{ ...enrolment, startDate: start, endDate: null }],
      }),
      "count",
    );

  test("somebody born on 29 February is a year older on 1 March", () => {
    expect(bands({ birthDate: "1992-02-29" }, "2022-02-28")).toEqual({ "15-29": 1 });
    expect(bands({ birthDate: "1992-02-29" }, "2022-03-01")).toEqual({ "30-44": 1 });
  });

  test("with a birth year only is year minus year, and without both is missing", () => {
    expect(bands({ birthDate: null, birthYear: 1992 }, "2022-01-01")).toEqual({ "30-44": 1 });
    expect(bands({ birthDate: null }, "2022-01-01")).toEqual({ saknas: 1 });
  });

  test("outside the bands has rows of its own", () => {
    expect(bands({ birthDate: "2008-01-02" }, "2022-02-01")).toEqual({ "under-15": 1 });
    expect(bands({ birthDate: "1947-01-02" }, "2022-02-01")).toEqual({ "75+": 1 });
  });
});

describe("anonymous participants", () => {
  const anonymous = { person: [{ ...person, anonymous: true }] };

  test("count by sex, and are left out and told of elsewhere", () => {
    expect(column(figure("participants.by-sex", anonymous), "ended")).toEqual({ kvinna: 1 });
    const reasons = figure("exit.reasons", anonymous);
    expect(column(reasons, "count")).toEqual({});
    expect(reasons.missing).toEqual({ anonymous: 1 });
  });
});

describe("the queue on a past day", () => {
  const referral = (status: string, more: Row = {}): Row => ({
    id: "a",
    personId: "p",
    programme: "A",
    receivedDate: "2022-10-31",
    party: "fk",
    status,
    ...more,
  });
  const waiting = (row: Row, start?: string) =>
    figure("queue.at-end", {
      referral: [row],
      enrolment: start === undefined ? [] : [{ ...enrolment, startDate: start, endDate: null, referralId: "a" }],
    }).n;

  test("holds those queued now, and those started or turned down later", () => {
    expect(waiting(referral("ko"))).toBe(1);
    expect(waiting(referral("startad"), "2023-01-01")).toBe(1);
    expect(waiting(referral("startad"), "2022-12-31")).toBe(0);
    expect(waiting(referral("ej-start", { decidedDate: "2023-01-01" }))).toBe(1);
    expect(waiting(referral("ej-start", { decidedDate: "2022-12-31" }))).toBe(0);
  });

  test("does not hold the merely received, contacts, later applications, or who started without an enrolment", () => {
    expect(waiting(referral("inkommen"))).toBe(0);
    expect(waiting(referral("ko", { kind: "kontakt" }))).toBe(0);
    expect(waiting(referral("ko", { receivedDate: "2023-01-01" }))).toBe(0);
    expect(waiting(referral("startad"))).toBe(0);
  });

  test("counts whole months: 31 October to 31 December is two", () => {
    expect(figure("queue.at-end", { referral: [referral("ko")] })).toMatchObject({ longest: 2, shortest: 2, mean: 2 });
  });
});

describe("results by scheme", () => {
  const exit = (more: Row) => ({ enrolment: [{ ...enrolment, exitKind: "fullfoljd", ...more }] });

  test("an unknown destination is a row of its own", () => {
    for (const destination of [null, "saknas"])
      expect(column(figure("exit.results", exit({ destination }), { scheme: "lansformat-2023" }), "count")).toEqual({
        saknas: 1,
      });
  });

  test("outside the population is interrupted when Avbruten or Ej nåbar, else missing", () => {
    const all = (more: Row, scheme: string) => column(figure("exit.results-all", exit(more), { scheme }), "count");
    expect(all({ exitKind: "avbruten", destination: "arbete" }, "vasteras-2017")).toEqual({ avbrutit: 1 });
    expect(all({ exitReason: "ej-nabar", destination: "arbete" }, "lansformat-2023")).toEqual({ avbrutit: 1 });
    expect(all({ exitKind: null, destination: "arbete" }, "vasteras-2017")).toEqual({ saknas: 1 });
    expect(all({ exitKind: "avbruten", destination: "arbete" }, "lansformat-2023")).toEqual({ arbete: 1 });
  });

  test("a scheme without goal or categories says why", () => {
    expect(figure("exit.goal-reached", {}, { scheme: "sus" })).toMatchObject({ value: null });
    expect(figure("exit.results", {}, { scheme: "vasteras-2022" })).toMatchObject({ value: null });
    expect(figure("exit.results", {}, { scheme: "nonsense" }).why).toContain("nonsense finns inte");
  });

  test("a period with two schemes says so", () => {
    const dated = { programme: [{ ...programme, resultScheme: "sus –2022-06-30; sodra-dalarna 2022-07-01–" }] };
    const result = figure("exit.results", dated);
    expect(result).toMatchObject({ parameters: { scheme: "sodra-dalarna" } });
    expect(result.notes).toEqual([expect.stringContaining("sus, sodra-dalarna")]);
  });
});

describe("the ladder", () => {
  test("a step that is not on it is not measured", () => {
    const rows = [
      situation("start", "2021-06-01", { step: "ett" }),
      situation("avslut", "2022-03-01", { step: "Fyra" }),
    ];
    const result = figure("ladder.levels", { situation: rows });
    expect(result).toMatchObject({ n: { start: 1, exit: 0 }, missing: { exit: 1 } });
    expect(column(result, "start")).toEqual({ Ett: 1 });
  });

  test("of a rating and a situation the same day the rating counts; later ones do not", () => {
    const open = [{ ...enrolment, endDate: null }];
    const ratings = [
      { enrolmentId: "i", date: "2022-05-01", step: "Två" },
      { enrolmentId: "i", date: "2023-01-01", step: "Tre" },
    ];
    const result = figure("ladder.current", {
      enrolment: open,
      ladder_rating: ratings,
      situation: [situation("start", "2022-05-01", { step: "Ett" })],
    });
    expect(column(result, "count")).toEqual({ Två: 1 });
  });

  test("of a programme without ladder has no figures, with the reason", () => {
    expect(figure("ladder.moved", { programme: [{ name: "A" }] })).toMatchObject({ value: null });
  });
});

describe("exits to work", () => {
  test("have empty texts where the situation says nothing, and nulls without a situation", () => {
    const tables = (rows: readonly Row[]) => ({
      enrolment: [{ ...enrolment, destination: "arbete" }],
      situation: rows,
    });
    expect(figure("exit.work-details", tables([situation("avslut", "2022-03-01", { extent: 50 })]))).toMatchObject({
      rows: [{ subsidy: null, extent: 50, occupation: "", sector: "", referrer: "saknas" }],
    });
    expect(figure("exit.work-details", tables([]))).toMatchObject({
      rows: [{ extent: null, occupation: null, sector: null }],
    });
  });
});
