/** Loading the register: the snapshot is the database's, whole, in order, and without identity. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { evaluateForTeam } from "#src/actions/evaluate-figures.ts";
import { listTeams } from "#src/actions/list-teams.ts";
import { showRows } from "#src/actions/show-rows.ts";
import { asActor, type SessionActor } from "#src/db/database.server.ts";
import { loadRegister } from "#src/db/queries/register.ts";
import { evaluateFigures } from "#src/domain/figures/evaluate.ts";
import type { Register } from "#src/domain/register.ts";
import { cellAt } from "#src/domain/register-cells.ts";
import { sheetOf, workbook, type TableName, type WorkbookColumn } from "#src/domain/workbook.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";
import { ok } from "#src/kernel/result.ts";
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
let leader: SessionActor;
let board: SessionActor;

beforeAll(async () => {
  database = await createTestDatabase();
  const tenantId = await createTenant(database);
  await importFixture(database, tenantId, "random-101");
  leader = await signedIn(database, tenantId, "team-leader");
  board = await signedIn(database, tenantId, "board");
});
afterAll(() => database.close());

async function load(programmes?: readonly string[]): Promise<Register> {
  const loaded = await asActor(database.app, leader, { purpose: "figures", action: "test" }, async (tx) =>
    ok(await loadRegister(tx, programmes)),
  );
  if (!loaded.ok) throw new Error("not permitted");
  return loaded.value;
}

const columnsOf = (table: TableName): readonly WorkbookColumn[] => sheetOf(table).columns;

/** A table as rows of cells, to compare and print. */
const rowsOf = (register: Register, table: TableName) =>
  Array.from({ length: register[table].rows }, (_, row) =>
    Object.fromEntries(columnsOf(table).map((column) => [column.field, cellAt(register, table, column, row)])),
  );

/** Waits until somebody waits for a lock in this database. */
async function untilWaiting(client: pg.Client): Promise<void> {
  for (;;) {
    // A transaction sees the same activity all along unless it asks anew.
    await client.query("select pg_stat_clear_snapshot()");
    const { rows } = await client.query<{ waiting: boolean }>(`select exists (select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock') as waiting`);
    if (rows[0]!.waiting) return;
  }
}

const period = { from: parseIsoDate("2021-01-01")!, to: parseIsoDate("2021-12-31")! };

describe("the snapshot", () => {
  test("has every row of every table, in the order of the file", async () => {
    const register = await load();

    const counted = await withSuperuser(database.settings, async (client) => {
      const counts: Record<string, number> = {};
      for (const { table } of workbook) {
        counts[table] = (await client.query(`select from ${table}`)).rowCount ?? 0;
      }
      return counts;
    });
    expect(Object.fromEntries(workbook.map(({ table }) => [table, register[table].rows]))).toEqual(counted);
    const lines = await withSuperuser(database.settings, (client) =>
      client.query<{ id: string }>("select id from enrolment order by line, id"),
    );
    expect(rowsOf(register, "enrolment").map(({ id }) => id)).toEqual(lines.rows.map(({ id }) => id));
  });

  test("is the same whatever order the database gives the rows in", async () => {
    const before = await load();
    await withSuperuser(database.settings, async (client) => {
      await client.query("set session_replication_role = replica");
      for (const { table } of workbook) {
        await client.query(`create table scrambled as select * from ${table}; delete from ${table};
          insert into ${table} select * from scrambled order by random(); drop table scrambled`);
      }
    });

    const after = await load();

    for (const { table } of workbook) expect(rowsOf(after, table)).toEqual(rowsOf(before, table));
  });

  test("holds no personal number and no name", async () => {
    const register = await load();
    const identity = rowsOf(register, "person").map(({ personnummer, firstName, lastName }) => [
      personnummer,
      firstName,
      lastName,
    ]);

    expect(register.person.rows).toBeGreaterThan(0);
    expect(identity.flat().filter((cell) => cell !== null)).toEqual([]);
  });

  test("knows the date of birth of persons with only a personal number", async () => {
    await withSuperuser(database.settings, (client) =>
      client.query(`set session_replication_role = replica;
        update person set birth_date = null, derived_birth_date = '1980-02-01' where id = (select min(id) from person)`),
    );

    const register = await load();

    expect(rowsOf(register, "person").map(({ birthDate }) => birthDate)).toContain("1980-02-01");
  });

  test("of one programme gives the figures that the whole register gives for it", async () => {
    const whole = await load();
    const programmes = rowsOf(whole, "programme").map(({ name }) => name as string);
    expect(programmes.length).toBeGreaterThan(0);
    for (const name of programmes) {
      const request = { scope: { programmes: [name], tracks: null }, period };
      expect({ ...evaluateFigures(await load([name]), request), asOf: "" }).toEqual({
        ...evaluateFigures(whole, request),
        asOf: "",
      });
    }
  });

  test("is never half of one state and half of another: a change in the middle of reading makes it be read again", async () => {
    const before = await load();
    const holder = new pg.Client(database.settings);
    await holder.connect();
    await holder.query("begin; set local session_replication_role = replica; set local stegvis.actor = 'test'");
    // Reading comes as far as here, after the enrolments, and waits.
    await holder.query("lock table situation in access exclusive mode");
    const loading = load();
    await untilWaiting(holder);
    await holder.query(`insert into enrolment (tenant_id, id, person_id, programme, start_date)
      select tenant_id, 'late', person_id, programme, start_date from enrolment limit 1`);
    await holder.query("update audit.head set register_version = register_version + 1");
    await holder.query("commit");
    await holder.end();

    const after = await loading;

    expect(after.enrolment.rows).toBe(before.enrolment.rows + 1);
  });

  test("shares the dictionaries of columns that refer to each other", async () => {
    const register = await load();

    expect(register.situation.enrolmentId.values).toBe(register.enrolment.id.values);
    expect(register.enrolment.personId.values).toBe(register.person.id.values);
  });
});

describe("a team's figures", () => {
  test("come from memory until the register changes, and then from the new register", async () => {
    const [programme] = rowsOf(await load(), "programme").map(({ name }) => name as string);
    const evaluate = async () => {
      const result = await evaluateForTeam(database.app, leader, { programmes: [programme!], tracks: null, period });
      if (!result.ok) throw new Error(result.error.code);
      return result.value.evaluation;
    };
    const first = await evaluate();
    const again = await evaluate();
    await withSuperuser(database.settings, async (client) => {
      await client.query("set session_replication_role = replica; delete from enrolment");
      await client.query("update audit.head set register_version = register_version + 1");
    });
    const changed = await evaluate();

    expect(again).toEqual(first);
    expect(changed.figures["participants.total"]).not.toEqual(first.figures["participants.total"]);
  });
});

describe("the rows behind a number", () => {
  let own: TestDatabase;
  let actor: SessionActor;
  let ownBoard: SessionActor;
  beforeAll(async () => {
    own = await createTestDatabase();
    const tenantId = await createTenant(own);
    await importFixture(own, tenantId, "vasteras-2022");
    actor = await signedIn(own, tenantId, "team-leader");
    ownBoard = await signedIn(own, tenantId, "board");
  });
  afterAll(() => own.close());

  const year = { from: parseIsoDate("2022-01-01")!, to: parseIsoDate("2022-12-31")! };
  async function show(who: SessionActor, requestId: string) {
    const teams = await listTeams(own.app, actor);
    if (!teams.ok) throw new Error(teams.error.code);
    const request = { scope: { programmes: [teams.value[0]!.name], tracks: null }, period: year, requestId };
    return showRows(own.app, who, request, "participants.total", {});
  }
  const logged = (requestId: string) =>
    withSuperuser(own.settings, async (client) => {
      const { rows } = await client.query<{ subject: string }>(
        'select subject from audit.access where request_id = $1 and subject is not null order by subject collate "C"',
        [requestId],
      );
      return rows.map(({ subject }) => subject);
    });

  test("are shown with the persons they are about, and each of these is logged", async () => {
    const shown = await show(actor, "shown");

    if (!shown.ok) throw new Error(shown.error.code);
    const persons = [...new Set(shown.value.rows.map(({ personId }) => personId!))].sort();
    expect(persons.length).toBeGreaterThan(10);
    expect(shown.value.rows.every(({ identity }) => identity !== undefined)).toBe(true);
    expect(await logged("shown")).toEqual(persons);
  });

  test("do not name a person with protected personal data", async () => {
    await withSuperuser(own.settings, (client) =>
      client.query(`set session_replication_role = replica;
        update person set protection = 'skyddad', first_name = 'Ada', last_name = 'Berg', personnummer = '19121212-1212'`),
    );

    const shown = await show(actor, "protected");

    if (!shown.ok) throw new Error(shown.error.code);
    expect(new Set(shown.value.rows.map(({ identity }) => JSON.stringify(identity)))).toEqual(
      new Set([JSON.stringify({ personnummer: null, firstName: null, lastName: null, protected: true })]),
    );
  });

  test("are refused to the board", async () => {
    expect(await show(ownBoard, "board")).toEqual({
      ok: false,
      error: { code: "access.not-permitted", purpose: "rows" },
    });
    expect(await logged("board")).toEqual([]);
  });
});

test("teams are listed with their tracks and days to those who see figures", async () => {
  const seen = await listTeams(database.app, board);
  const byOperator = await listTeams(database.operator, operatorIn(board.tenantId));

  expect(seen).toEqual(byOperator);
  expect(seen.ok && seen.value.length).toBeGreaterThan(0);
});
