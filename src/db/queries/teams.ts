/** Reads which teams (sv. insatser) there are, and what is registered for each. */
import { sql } from "kysely";
import type { Tx } from "#src/db/database.server.ts";
import { parseIsoDate, type Day } from "#src/kernel/dates.ts";

/** A team: a programme of the acting tenant. */
export interface Team {
  readonly name: string;
  readonly association: string | undefined;
  readonly municipality: string | undefined;
  /** The result scheme the programme names; undefined: the one of the period. */
  readonly resultScheme: string | undefined;
  /** Tracks (sv. spår) that its referrals and enrolments name. */
  readonly tracks: readonly string[];
  readonly enrolments: number;
  /** First and last day on which somebody asked, started or ended; undefined when nothing is registered. */
  readonly firstDay: Day | undefined;
  readonly lastDay: Day | undefined;
}

/** The acting tenant's teams, in Swedish order. */
export async function readTeams(tx: Tx): Promise<Team[]> {
  const { rows } = await sql<{
    name: string;
    association: string | null;
    municipality: string | null;
    result_scheme: string | null;
    tracks: string[] | null;
    enrolments: number;
    first_day: string | null;
    last_day: string | null;
  }>`
    select p.name, p.association, p.municipality, p.result_scheme, e.tracks, coalesce(e.enrolments, 0) as enrolments,
      e.first_day, e.last_day
    from programme p
    left join (
      select programme, array_agg(distinct track) filter (where track is not null) as tracks,
        sum(enrolments)::int8 as enrolments, min(first_day) as first_day, max(last_day) as last_day
      from (
        select programme, track, count(*) as enrolments, min(start_date) as first_day,
          greatest(max(start_date), max(end_date)) as last_day
        from enrolment group by programme, track
        union all
        select programme, track, 0, min(received_date), max(received_date) from referral group by programme, track
      ) as counted
      group by programme
    ) as e on e.programme = p.name`.execute(tx);
  const { compare } = new Intl.Collator("sv");
  return rows
    .map((row) => ({
      name: row.name,
      association: row.association ?? undefined,
      municipality: row.municipality ?? undefined,
      resultScheme: row.result_scheme ?? undefined,
      tracks: (row.tracks ?? []).sort(compare),
      enrolments: row.enrolments,
      firstDay: row.first_day === null ? undefined : parseIsoDate(row.first_day),
      lastDay: row.last_day === null ? undefined : parseIsoDate(row.last_day),
    }))
    .sort((a, b) => compare(a.name, b.name));
}
