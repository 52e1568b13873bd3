/** The package of a team's calculation: whole, without identity, for those who may take rows out, and never of a few. */
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildBenefitPackage } from "#src/actions/build-benefit-package.ts";
import { exportRegister } from "#src/actions/export-register.ts";
import { loadDemo } from "#src/actions/load-demo.ts";
import { demoTeam } from "#src/domain/demo/team.ts";
import { evaluateBenefit, type BenefitRequest } from "#src/actions/evaluate-benefit.ts";
import { presets } from "#src/domain/model/assumptions.ts";
import { checkPackage } from "#src/domain/model/package/check-package.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";
import { calculationText } from "#src/texts/benefit-calculation.sv.ts";
import { isWholePackage } from "#src/texts/benefit-package.sv.ts";
import { plantCanaries } from "../support/canaries.ts";
import {
  createTestDatabase,
  operatorIn,
  signedIn,
  withSuperuser,
  type TestDatabase,
} from "../support/test-database.ts";

let test: TestDatabase;
let tenantId: string;

const request: BenefitRequest = {
  programmes: [demoTeam],
  tracks: null,
  period: { from: parseIsoDate("2024-01-01")!, to: parseIsoDate("2024-12-31")! },
  preset: "huvud",
  assumptions: presets.huvud,
  illustrative: true,
  draws: 100,
};

beforeAll(async () => {
  test = await createTestDatabase();
  const loaded = await loadDemo(test.operator, "test");
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  tenantId = await demoTenantOf(test);
});
afterAll(() => test.close());

const demoTenantOf = ({ settings }: TestDatabase): Promise<string> =>
  withSuperuser(
    settings,
    async (client) => (await client.query<{ id: string }>("select id from sec.tenant where demo")).rows[0]!.id,
  );

/** The package's texts by name. */
async function unpacked(): Promise<ReadonlyMap<string, string>> {
  const built = await buildBenefitPackage(test.operator, operatorIn(tenantId), request);
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  return new Map(
    Object.entries(unzipSync(built.value.bytes)).map(([name, bytes]) => [name, Buffer.from(bytes).toString("utf8")]),
  );
}

describe("the package of a team's calculation", () => {
  it("recomputes to itself and has the rows of the page's calculation", async () => {
    const files = await unpacked();
    expect(isWholePackage(checkPackage(files, calculationText))).toBe(true);
    const page = await evaluateBenefit(test.operator, operatorIn(tenantId), request);
    if (!page.ok) throw new Error(page.error.code);
    const { uncertainty, rows } = JSON.parse(files.get("result.json")!) as Record<string, unknown>;
    expect(uncertainty).toEqual(JSON.parse(JSON.stringify(page.value.calculation.uncertainty)));
    expect(rows).toHaveLength(page.value.calculation.rows.length);
  });

  it("holds no identity: no number, name, day of birth or id of the register", async () => {
    const files = await unpacked();
    const secrets = await withSuperuser(test.settings, async (client) => {
      const { rows } = await client.query<{ secret: string }>(
        `select id::text as secret from enrolment union select id::text from person
         union select birth_date::text from person where birth_date is not null`,
      );
      return rows.map(({ secret }) => secret);
    });
    expect(secrets.length).toBeGreaterThan(100);
    const data = [...files].filter(([name]) => !name.startsWith("motor/")).map(([, text]) => text);
    // A parameter may happen to be in force from somebody's birthday.
    const own = data.filter((text) => !text.startsWith("[") && !text.startsWith('[{"'));
    expect(secrets.filter((secret) => own.some((text) => text.includes(secret)))).toEqual([]);
    expect(own.join("")).not.toMatch(/\b\d{6,8}[-+]\d{4}\b/);
  });

  it("is in the log with everybody whose lines it has, and only they", async () => {
    const asked = { ...request, requestId: "package-of-all" };
    const built = await buildBenefitPackage(test.operator, operatorIn(tenantId), asked);
    if (!built.ok) throw new Error(built.error.code);
    await evaluateBenefit(test.operator, operatorIn(tenantId), { ...request, requestId: "page-of-all" });
    const logged = (requestId: string) =>
      withSuperuser(test.settings, async (client) => {
        const { rows } = await client.query<{ subject: string }>(
          "select subject from audit.access where request_id = $1 and subject is not null",
          [requestId],
        );
        return rows.map(({ subject }) => subject);
      });
    expect(new Set(await logged("package-of-all")).size).toBe(built.value.calculation.persons);
    expect(await logged("page-of-all")).toEqual([]);
  });

  it("is refused to the board, which sees sums only", async () => {
    const board = await signedIn(test, tenantId, "board");
    const built = await buildBenefitPackage(test.app, board, request);
    expect(built.ok).toBe(false);
  });

  it("is refused for a group so small that lines tell who somebody is", async () => {
    const period = { from: parseIsoDate("2024-01-01")!, to: parseIsoDate("2024-03-31")! };
    const built = await buildBenefitPackage(test.operator, operatorIn(tenantId), { ...request, period });
    expect(built).toEqual({ ok: false, error: { code: "package.too-few", whose: "cohort", fewest: 10 } });
  });

  it("is refused when the comparison group is that small", async () => {
    const { cohort } = await evaluated();
    const comparison = { step: "comparison-group", name: "Få", persons: [cohort.persons[0]!.person] } as const;
    const built = await buildBenefitPackage(test.operator, operatorIn(tenantId), { ...request, comparison });
    expect(built).toEqual({ ok: false, error: { code: "package.too-few", whose: "comparison", fewest: 10 } });
  });
});

describe("the package of a register with a mark in everything that is somebody's", () => {
  const bodyOf = (bytes: Uint8Array) => {
    const body = Buffer.from(bytes);
    return { status: 200, headers: {}, body, text: body.toString("utf8") };
  };

  it.each(["real", "synthetic"] as const)("has no mark when its persons are %s", async (personal) => {
    const marked = await createTestDatabase();
    try {
      const loaded = await loadDemo(marked.operator, "test");
      if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
      const id = await demoTenantOf(marked);
      const canaries = await plantCanaries(marked, id);
      const built = await buildBenefitPackage(marked.operator, operatorIn(id), { ...request, personal });
      if (!built.ok) throw new Error(built.error.code);
      expect([...(await canaries.personsIn(bodyOf(built.value.bytes)))]).toEqual([]);
      const exported = await exportRegister(marked.operator, operatorIn(id), "zip");
      if (!exported.ok) throw new Error(exported.error.code);
      expect((await canaries.personsIn(bodyOf(exported.value[0]!.bytes))).size).toBeGreaterThan(30);
    } finally {
      await marked.close();
    }
  });
});

async function evaluated() {
  const result = await evaluateBenefit(test.operator, operatorIn(tenantId), request);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
