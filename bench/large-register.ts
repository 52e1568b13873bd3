/** A large made-up register, generated inside the database: what the speed of loading is measured with. */
import pg from "pg";
import type { ServerSettings } from "#src/db/roles.ts";

/** Enrolments of one programme: a large team's, two and a half years. */
export const enrolmentsPerProgramme = 250;

/** The name of the programme with this number, from 0. */
export const programmeName = (number: number): string => `Insats ${number}`;

/**
 * Fills a tenant. An enrolment has a person, a referral, situations, income sources and ladder ratings at its start and
 * end: nine rows. `settings` must be a superuser's, since triggers and foreign keys are passed by.
 */
export async function fillRegister(settings: ServerSettings, tenantId: string, enrolments: number): Promise<void> {
  const client = new pg.Client(settings);
  await client.connect();
  try {
    const tenant = `${client.escapeLiteral(tenantId)}::uuid`;
    const each = `generate_series(0, ${enrolments - 1}) as i`;
    const start = "date '2020-01-01' + i % 1000";
    const end = `case when i % 5 > 0 then ${start} + 100 + i % 300 end`;
    const occasions = "(values ('start', 0), ('avslut', 1)) as o (occasion, later)";
    const atOccasion = `case o.later when 0 then ${start} else ${start} + 100 + i % 300 end`;
    const measured = `${each}, ${occasions} where o.later = 0 or i % 5 > 0 order by i, o.later`;
    const tables = {
      programme: `select ${tenant}, 'Insats ' || i, 'Förbundet', 'Västerås 2021', i + 2
        from generate_series(0, ${Math.ceil(enrolments / enrolmentsPerProgramme) - 1}) as i`,
      person: `select ${tenant}, 'P' || i, case i % 2 when 0 then 'kvinna' else 'man' end,
        date '1960-01-01' + i % 14000, i + 2 from ${each}`,
      referral: `select ${tenant}, 'A' || i, 'P' || i, 'Insats ' || i / ${enrolmentsPerProgramme}, ${start} - 30,
        (array['af', 'fk', 'kommun', 'region'])[1 + i % 4], 'startad', i + 2 from ${each}`,
      enrolment: `select ${tenant}, 'I' || i, 'P' || i, 'A' || i, 'Insats ' || i / ${enrolmentsPerProgramme}, ${start},
        ${end}, case when i % 5 > 0 then 'fullfoljd' end, case when i % 5 > 0 then 'utskrivning' end,
        case when i % 5 > 0 then (array['arbete', 'studier', 'af-sokande', 'fk'])[1 + i % 4] end, i + 2 from ${each}`,
      situation: `select ${tenant}, 'I' || i, o.occasion, ${atOccasion}, array['sokande'], 'gymnasium', '3', o.occasion,
        2 * i + o.later from ${measured}`,
      income_source: `select ${tenant}, 'I' || i, o.occasion,
        case o.later when 0 then 'forsorjningsstod' else 'lon' end, o.occasion, 2 * i + o.later from ${measured}`,
      ladder_rating: `select ${tenant}, 'I' || i, ${atOccasion}, (1 + (i + o.later) % 5)::text, o.occasion,
        2 * i + o.later from ${measured}`,
    };
    const columns: Record<keyof typeof tables, string> = {
      programme: "name, association, result_scheme, line",
      person: "id, sex, birth_date, line",
      referral: "id, person_id, programme, received_date, party, status, line",
      enrolment:
        "id, person_id, referral_id, programme, start_date, end_date, exit_kind, exit_reason, destination, line",
      situation: "enrolment_id, occasion, date, occupations, education, benefit_years, row_key, line",
      income_source: "enrolment_id, occasion, source, row_key, line",
      ladder_rating: "enrolment_id, date, step, row_key, line",
    };
    await client.query("set session_replication_role = replica; set stegvis.actor = 'bench'");
    for (const [table, select] of Object.entries(tables)) {
      await client.query(`insert into ${table} (tenant_id, ${columns[table as keyof typeof tables]}) ${select}`);
    }
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
}
