/** A team's benefit: own parameter values, the calculation over the register, one person's lines, and who may what. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { benefitLines } from "#src/actions/benefit-lines.ts";
import { evaluateBenefit, type BenefitRequest } from "#src/actions/evaluate-benefit.ts";
import { listOwnValues } from "#src/actions/list-own-values.ts";
import { loadDemo } from "#src/actions/load-demo.ts";
import { persistenceRows } from "#src/actions/persistence-rows.ts";
import { setOwnValue } from "#src/actions/set-own-value.ts";
import type { SessionActor } from "#src/db/database.server.ts";
import { demoOwnValues } from "#src/domain/demo/own-values.ts";
import { demoTeam } from "#src/domain/demo/team.ts";
import { presets } from "#src/domain/model/assumptions.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";
import {
  createTenant,
  createTestDatabase,
  importFixture,
  operatorIn,
  signedIn,
  withSuperuser,
  type TestDatabase,
} from "../support/test-database.ts";

let database: TestDatabase;
let demoTenant: string;
let leader: SessionActor;
let board: SessionActor;

beforeAll(async () => {
  database = await createTestDatabase();
  const loaded = await loadDemo(database.operator, "test");
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  demoTenant = await demoTenantId();
  [leader, board] = [
    await signedIn(database, demoTenant, "team-leader"),
    await signedIn(database, demoTenant, "board"),
  ];
});
afterAll(() => database.close());

const demoTenantId = (): Promise<string> =>
  withSuperuser(
    database.settings,
    async (client) => (await client.query<{ id: string }>("select id from sec.tenant where demo")).rows[0]!.id,
  );

const year2024 = { from: parseIsoDate("2024-01-01")!, to: parseIsoDate("2024-12-31")! };
const request: BenefitRequest = {
  programmes: [demoTeam],
  tracks: null,
  period: year2024,
  preset: "huvud",
  assumptions: presets.huvud,
  draws: 100,
};

async function valueOf<T, E>(
  result: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }>,
): Promise<T> {
  const { ok, ...rest } = await result;
  if (!ok || !("value" in rest)) throw new Error(JSON.stringify(rest));
  return rest.value;
}

const taxRate = {
  programme: undefined,
  parameter: "skatt_kommun",
  from: "2025-01-01",
  value: 0.2151,
  source: "Fullmäktiges beslut",
  confidence: "sure",
  checked: null,
  note: undefined,
} as const;

describe("the demo", () => {
  test("has what the calculation needs, and some of whom not enough is known", async () => {
    const { calculation, persons, ownValues } = await valueOf(evaluateBenefit(database.app, leader, request));
    expect(calculation.persons).toBeGreaterThan(30);
    expect(persons).toHaveLength(calculation.persons);
    expect(calculation.coverage.leftOut.map(({ reason }) => reason)).toContain("lönen saknas (12 mån)");
    expect(calculation.years).toEqual([2024, 2025]);
    expect(calculation.cost.total).toBeGreaterThan(1_000_000);
    expect(calculation.cost.shares.actual).toBeDefined();
    expect(ownValues).toHaveLength(demoOwnValues.length);
    expect(ownValues.every(({ source }) => source === "Påhittat för visningen")).toBe(true);
  });

  test("loaded again sets nothing again", async () => {
    await valueOf(loadDemo(database.operator, "test"));
    const { all } = await valueOf(listOwnValues(database.app, leader, { programme: demoTeam }));
    expect(all).toHaveLength(demoOwnValues.length);
  });
});

describe("a calculation", () => {
  test("is the same twice", async () => {
    const [one, other] = [
      await valueOf(evaluateBenefit(database.app, leader, request)),
      await valueOf(evaluateBenefit(database.app, leader, request)),
    ];
    expect(other.calculation).toEqual(one.calculation);
  });

  test("has the stated cost, when there is one", async () => {
    const { calculation } = await valueOf(evaluateBenefit(database.app, leader, { ...request, statedCost: 1 }));
    expect(calculation.cost.total).toBe(1);
  });

  test("gives the steering group sums and no persons", async () => {
    const seen = await valueOf(evaluateBenefit(database.app, board, request));
    expect(seen.calculation.persons).toBeGreaterThan(30);
    expect([seen.persons, seen.cohort.persons]).toEqual([[], []]);
  });

  test("holds no id of a person or an enrolment", async () => {
    const seen = await valueOf(evaluateBenefit(database.app, leader, request));
    const caseNumber = Number(seen.persons[0]!.person.id);
    const lines = await valueOf(benefitLines(database.app, leader, { ...request, caseNumber }));
    const ids = await withSuperuser(database.settings, async (client) => {
      const { rows } = await client.query<{ id: string }>("select id from enrolment union select id from person");
      return rows.map(({ id }) => id);
    });
    expect(ids.length).toBeGreaterThan(100);
    const idsIn = (value: unknown) => ids.filter((id) => JSON.stringify(value).includes(`"${id}"`));
    expect(idsIn(seen)).toEqual([]);
    expect(idsIn(lines)).toEqual([lines.enrolmentId]);
  });

  test("compares with another of the tenant's teams, or says why it cannot", async () => {
    const tenant = await createTenant(database);
    await importFixture(database, tenant, "random-101");
    const own = await signedIn(database, tenant, "team-leader");
    for (const parameter of ["skatt_kommun", "skatt_region", "antagen_heltidslon", "antagen_boendekostnad"]) {
      const value = parameter.startsWith("skatt") ? 0.2 : 20_000;
      await valueOf(setOwnValue(database.app, own, { ...taxRate, from: "2016-01-01", parameter, value }));
    }
    const teams = {
      ...request,
      programmes: ["Samordningsteam Prov"],
      period: { ...year2024, from: year2024.from - 900 },
    };
    const compared = await valueOf(
      evaluateBenefit(database.app, own, { ...teams, comparisonProgramme: "Närteam Övning" }),
    );
    expect(compared.calculation.counterfactual).toMatchObject({ step: "comparison-group", name: "Närteam Övning" });
    expect(compared.calculation.counterfactual.n).toBeGreaterThan(0);
    expect(await evaluateBenefit(database.app, own, { ...teams, comparisonProgramme: "Finns inte" })).toMatchObject({
      ok: false,
      error: { code: "benefit.no-comparison", programme: "Finns inte" },
    });
    const short = {
      ...teams,
      period: { from: year2024.from - 120, to: year2024.to },
      comparisonProgramme: "Närteam Övning",
    };
    expect(await evaluateBenefit(database.app, own, short)).toMatchObject({
      ok: false,
      error: { code: "benefit.no-comparison", why: { code: "comparison.too-few", fewest: 10 } },
    });
  });

  test("without a tax rate says which to set", async () => {
    const tenant = await createTenant(database);
    await importFixture(database, tenant, "random-101");
    const own = await signedIn(database, tenant, "team-leader");
    const asked = {
      ...request,
      programmes: ["Samordningsteam Prov"],
      period: { ...year2024, from: year2024.from - 900 },
    };
    expect(await evaluateBenefit(database.app, own, asked)).toMatchObject({
      ok: false,
      error: { code: "cohort.no-tax-rate" },
    });
  });
});

describe("one person's lines", () => {
  test("show the enrolment, and the log says whose", async () => {
    const { persons } = await valueOf(evaluateBenefit(database.app, leader, request));
    const caseNumber = Number(persons[0]!.person.id);
    const lines = await valueOf(
      benefitLines(database.app, leader, { ...request, caseNumber, requestId: "lines-of-one" }),
    );
    expect(lines).toMatchObject({ result: persons[0]!.result });
    const subjects = await withSuperuser(database.settings, async (client) => {
      const { rows } = await client.query<{ subject: string | null }>(
        "select subject from audit.access where request_id = 'lines-of-one' and action = 'benefit-lines' order by seq",
      );
      const of = await client.query<{ person: string }>("select person_id as person from enrolment where id = $1", [
        lines.enrolmentId,
      ]);
      return { logged: rows.map(({ subject }) => subject), person: of.rows[0]!.person };
    });
    expect(subjects.logged).toEqual([null, subjects.person]);
  });

  test("of somebody left out are why, with the enrolment to mend, and the log says whose", async () => {
    const { calculation } = await valueOf(evaluateBenefit(database.app, leader, request));
    const [first] = calculation.coverage.leftOut;
    const found = await valueOf(
      benefitLines(database.app, leader, { ...request, caseNumber: Number(first!.id), requestId: "left-out" }),
    );
    expect(found).toEqual({ reason: first!.reason, enrolmentId: expect.any(String) as string });
    const logged = await withSuperuser(database.settings, async (client) => {
      const { rows } = await client.query<{ subject: string }>(
        "select a.subject from audit.access a join enrolment e on e.person_id = a.subject where a.request_id = 'left-out' and e.id = $1",
        [found.enrolmentId],
      );
      return rows.length;
    });
    expect(logged).toBe(1);
  });

  test("are not for the steering group, nor of somebody who is not in the calculation", async () => {
    expect(await benefitLines(database.app, board, { ...request, caseNumber: 1 })).toEqual({
      ok: false,
      error: { code: "access.not-permitted", purpose: "rows" },
    });
    expect(await benefitLines(database.app, leader, { ...request, caseNumber: 9999 })).toEqual({
      ok: false,
      error: { code: "benefit.no-such-case", caseNumber: 9999 },
    });
  });
});

describe("own values", () => {
  test("take the place of earlier ones, which stay, and can be taken back", async () => {
    const tenant = await createTenant(database);
    const own = await signedIn(database, tenant, "team-leader");
    const inForce = async () =>
      (await valueOf(listOwnValues(database.app, own, { programme: undefined }))).inForce.map(({ value }) => value);
    await valueOf(setOwnValue(database.app, own, taxRate));
    await valueOf(setOwnValue(database.app, own, { ...taxRate, value: 0.2161 }));
    expect(await inForce()).toEqual([0.2161]);
    await valueOf(setOwnValue(database.app, own, { ...taxRate, value: null }));
    expect(await inForce()).toEqual([]);
    const { all } = await valueOf(listOwnValues(database.app, own, { programme: undefined }));
    expect(all.map(({ value, recordedBy }) => [value, recordedBy])).toEqual([
      [0.2151, own.accountId],
      [0.2161, own.accountId],
      [null, own.accountId],
    ]);
  });

  test("change the calculation of the team they are set for", async () => {
    const before = await valueOf(evaluateBenefit(database.app, leader, request));
    await valueOf(
      setOwnValue(database.app, leader, { ...taxRate, programme: demoTeam, from: "2023-01-01", value: 0.3 }),
    );
    const after = await valueOf(evaluateBenefit(database.app, leader, request));
    expect(after.calculation.parameters.hash).not.toBe(before.calculation.parameters.hash);
    expect(after.calculation.gross.kommun).not.toBe(before.calculation.gross.kommun);
    expect(after.calculation.gross.samhalle).toBeCloseTo(before.calculation.gross.samhalle, 6);
    await valueOf(
      setOwnValue(database.app, leader, { ...taxRate, programme: demoTeam, from: "2023-01-01", value: null }),
    );
    const back = await valueOf(evaluateBenefit(database.app, leader, request));
    expect(back.calculation).toEqual(before.calculation);
  });

  test("are seen in their own tenant only", async () => {
    const other = await signedIn(database, await createTenant(database), "administrator");
    expect(await valueOf(listOwnValues(database.app, other, { programme: undefined }))).toEqual({
      all: [],
      inForce: [],
    });
    const seen = await valueOf(listOwnValues(database.app, leader, { programme: undefined }));
    expect(seen.all.length).toBeGreaterThan(0);
  });

  test("are not set by the steering group", async () => {
    expect(await setOwnValue(database.app, board, taxRate)).toEqual({
      ok: false,
      error: { code: "access.not-permitted", purpose: "values" },
    });
  });

  test("are logged when set, and a repeated form sets nothing twice", async () => {
    const tenant = await createTenant(database);
    const own = await signedIn(database, tenant, "administrator");
    const once = { key: "0123456789abcdef", requestHash: new Uint8Array([1]) };
    await valueOf(setOwnValue(database.app, own, taxRate, { requestId: "set-once", once }));
    await valueOf(setOwnValue(database.app, own, taxRate, { requestId: "set-twice", once }));
    const { all } = await valueOf(listOwnValues(database.app, own, { programme: undefined }));
    expect(all).toHaveLength(1);
    const { rows } = await withSuperuser(database.settings, (client) =>
      client.query("select action, purpose, category, outcome from audit.access where request_id = 'set-once'"),
    );
    expect(rows).toEqual([{ action: "set-own-value", purpose: "values", category: "own-value", outcome: "done" }]);
  });

  test("of a team that does not exist are refused", async () => {
    expect(await setOwnValue(database.app, leader, { ...taxRate, programme: "Inget team" })).toEqual({
      ok: false,
      error: { code: "own-value.unknown-programme", programme: "Inget team" },
    });
  });

  test("that are no numbers are stopped by the database too", async () => {
    const bad = withSuperuser(database.settings, (client) =>
      client.query(
        `insert into parameter_value (tenant_id, parameter, from_date, value, source, confidence, recorded_by)
        values ($1, 'rho', '2024-01-01', 'nan', 'x', 'sure', 'x')`,
        [demoTenant],
      ),
    );
    await expect(bad).rejects.toThrow(/check constraint/);
  });
});

test("operators on the host see what they are asked about", async () => {
  const values = await valueOf(listOwnValues(database.operator, operatorIn(demoTenant), { programme: undefined }));
  expect(values.inForce.length).toBe(demoOwnValues.length);
});

describe("those whose follow-ups say how long effects last", () => {
  const period = { from: year2024.to + 1, to: year2024.to + 365 };
  const scope = { programmes: [demoTeam], tracks: null, period };

  test("are those whose durations the calculation has", async () => {
    const { calculation, cohort } = await valueOf(evaluateBenefit(database.app, leader, { ...request, period }));
    const { followed, observed } = await valueOf(persistenceRows(database.app, leader, scope));
    expect(followed.length).toBeGreaterThan(10);
    expect(followed.map(({ months, ended }) => ({ months, ended }))).toEqual(cohort.durations);
    // Only eight of the demo's thirteen are followed for a year.
    expect([observed, calculation.persistence.origin]).toEqual([undefined, "assumption"]);
  });

  test("are each written to the log, once", async () => {
    const { followed } = await valueOf(
      persistenceRows(database.app, leader, { ...scope, requestId: "followed-persons" }),
    );
    const ids = followed.map(({ enrolmentId }) => enrolmentId);
    const [logged, expected] = await withSuperuser(database.settings, async (client) => [
      (
        await client.query<{ subject: string }>(
          "select subject from audit.access where request_id = 'followed-persons' and subject is not null",
        )
      ).rows.map(({ subject }) => subject),
      (
        await client.query<{ subject: string }>(
          "select distinct person_id as subject from enrolment where id = any($1) and person_id is not null",
          [ids],
        )
      ).rows.map(({ subject }) => subject),
    ]);
    expect(expected.length).toBeGreaterThan(10);
    expect(logged.toSorted()).toEqual(expected.toSorted());
  });

  test("are not for the steering group", async () => {
    expect(await persistenceRows(database.app, board, scope)).toEqual({
      ok: false,
      error: { code: "access.not-permitted", purpose: "rows" },
    });
  });
});
