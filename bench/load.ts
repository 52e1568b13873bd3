/** Speed of loading: one team's whole report, the same in a small and a large database, and loading everything. */
import { sql } from "kysely";
import { startServer } from "../tests/support/database-server.ts";
import { asActor, connect, withoutTenant, type Db, type OperatorActor } from "#src/db/database.server.ts";
import { loadRegister } from "#src/db/queries/register.ts";
import { evaluateFigures } from "#src/domain/figures/evaluate.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";
import { ok } from "#src/kernel/result.ts";
import { fillRegister, programmeName } from "./large-register.ts";
import { bestOf, type Measurement } from "./measurement.ts";

const SMALL = 1_000;
const LARGE = 1_000_000;
const period = { from: parseIsoDate("2021-01-01")!, to: parseIsoDate("2021-12-31")! };

/** A team's register loaded through the door, log row included, and all its figures. */
const evaluateTeam = (db: Db, actor: OperatorActor) =>
  asActor(db, actor, { purpose: "figures", action: "bench" }, async (tx) => {
    const programmes = [programmeName(1)];
    return ok(evaluateFigures(await loadRegister(tx, programmes), { scope: { programmes, tracks: null }, period }));
  });

const loadAll = (db: Db, actor: OperatorActor) =>
  asActor(db, actor, { purpose: "figures", action: "bench" }, async (tx) =>
    ok((await loadRegister(tx)).enrolment.rows),
  );

/** Measures loading in a tenant with this many enrolments. */
async function measure(enrolments: number, rounds: number): Promise<{ team: number; perSecond: number }> {
  const server = await startServer({ durable: true });
  const settings = { ...server.settings, database: server.template };
  const db = connect(settings, { as: "operator" });
  try {
    const tenantId = await withoutTenant(db, "stegvis_operator", async (tx) => {
      const { rows } = await sql<{ id: string }>`select app.create_tenant('Bench', 'kommun') as id`.execute(tx);
      return rows[0]!.id;
    });
    await fillRegister(settings, tenantId, enrolments);
    const actor: OperatorActor = { kind: "operator", tenantId, name: "bench", role: "operator" };
    const team = await bestOf(40, () => evaluateTeam(db, actor));
    const all = await bestOf(rounds, () => loadAll(db, actor));
    return { team, perSecond: (enrolments / all) * 1000 };
  } finally {
    await db.close();
    await server.stop();
  }
}

/** One team in a small and in a large database, and everything of the large one. */
export async function run(): Promise<Measurement[]> {
  const small = await measure(SMALL, 5);
  const large = await measure(LARGE, 3);
  const team = { unit: "ms", goal: { kind: "at-most", value: 15 } } as const;
  return [
    { label: "One team's report, load and figures, 1 000 enrolments", ...team, value: small.team },
    { label: "One team's report, load and figures, 1 000 000 enrolments", ...team, value: large.team },
    {
      label: "Loading the snapshot, enrolments",
      unit: "rows/s",
      goal: { kind: "at-least", value: 100_000 },
      value: large.perSecond,
    },
  ];
}
