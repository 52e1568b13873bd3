/** A register in which everything that is somebody's carries a mark, and a search for the marks in whatever leaves. */
import { strFromU8, unzipSync } from "fflate";
import { withSuperuser, type TestDatabase } from "./test-database.ts";
import type { Answer } from "./web.ts";

/** Finds the persons that an answer shows something of. */
export interface Canaries {
  /** Ids of the persons whose marks are in the answer's body or headers. */
  personsIn(answer: Answer): Promise<ReadonlySet<string>>;
}

/** Tables whose rows are somebody's, and how to get from a row to the person. */
const owners: Readonly<Record<string, string>> = {
  person: "t.id",
  referral: "t.person_id",
  enrolment: "t.person_id",
  ...Object.fromEntries(
    [
      "situation",
      "income_source",
      "ladder_rating",
      "resource_use",
      "extension",
      "point_support",
      "activity",
      "answer",
    ].map((table) => [
      table,
      "(select e.person_id from enrolment e where e.tenant_id = t.tenant_id and e.id = t.enrolment_id)",
    ]),
  ),
};

/** Texts that the program reads, and those that figures have a row for each value of: they are categories, not somebody's. */
const structural = [
  "step",
  "instrument",
  "version",
  "question",
  "answer",
  "home_municipality",
  "track",
  "unit",
  "reason",
];

/**
 * Puts a mark (`K0017m3`: person 17, the third marked column) in every free text of every person's rows, also in empty
 * ones, and a birth date of the person's own. Ids of persons, enrolments and so on are marks as they are.
 */
export async function plantCanaries(test: TestDatabase, tenantId: string): Promise<Canaries> {
  return withSuperuser(test.settings, async (client) => {
    // Without triggers: this is no change that anybody made.
    await client.query("set session_replication_role = replica");
    await client.query(`create temporary table mark as
      select id, row_number() over (order by id)::int as n from person where tenant_id = '${tenantId}'`);
    let column = 0;
    for (const [table, owner] of Object.entries(owners)) {
      const { rows } = await client.query<{ name: string }>(`
        select a.attname as name from pg_attribute a
        where a.attrelid = 'public.${table}'::regclass and a.attnum > 0 and a.atttypid = 'text'::regtype
          and not exists (select from pg_constraint c where c.conrelid = a.attrelid and a.attnum = any (c.conkey))
          and a.attname not in ('recorded_by', 'row_key')
        order by a.attnum`);
      for (const { name } of rows.filter((one) => !structural.includes(one.name))) {
        column += 1;
        await client.query(`update public.${table} t set ${name} = format('K%sm${column}', to_char(m.n, 'FM0000'))
          from mark m where t.tenant_id = '${tenantId}' and m.id = ${owner}`);
      }
    }
    await client.query(`update person t set birth_date = date '1931-01-01' + m.n from mark m
      where t.tenant_id = '${tenantId}' and m.id = t.id`);
    await client.query("set session_replication_role = origin");

    const persons = await client.query<{ id: string; n: number; born: string }>(
      "select m.id, m.n, to_char(date '1931-01-01' + m.n, 'YYYY-MM-DD') as born from mark m",
    );
    const ids = await client.query<{ id: string; person: string }>(`
      select id, person_id as person from referral where tenant_id = '${tenantId}'
      union select id, person_id from enrolment where tenant_id = '${tenantId}'
      union select t.id, ${owners.answer} from answer t where t.tenant_id = '${tenantId}' and t.enrolment_id is not null
      union select t.id, ${owners.activity} from activity t where t.tenant_id = '${tenantId}' and t.id is not null`);
    const personOf = new Map<string, string>([
      ...persons.rows.flatMap(({ id, n, born }): [string, string][] => [
        [id, id],
        [born, id],
        [`K${String(n).padStart(4, "0")}`, id],
      ]),
      ...ids.rows.map(({ id, person }): [string, string] => [id, person]),
    ]);
    return { personsIn: async (answer) => search(await textsOf(answer), personOf) };
  });
}

function search(texts: readonly string[], personOf: ReadonlyMap<string, string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const text of texts) {
    for (const [mark] of text.matchAll(/K\d{4}(?=m\d)|\d{4}-\d\d-\d\d|[A-Z]\w*-[A-Z]\d+/g)) {
      const person = personOf.get(mark);
      if (person !== undefined) found.add(person);
    }
  }
  return found;
}

/** Everything in an answer that can be read: its headers, its body, and what is packed in it. */
async function textsOf({ headers, body }: Answer): Promise<string[]> {
  const type = headers["content-type"] ?? "";
  const texts = [JSON.stringify(headers), body.toString("utf8")];
  if (body.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"))) {
    texts.push(...Object.values(unzipSync(body)).map((part) => strFromU8(part)));
  }
  if (type.startsWith("application/pdf")) texts.push(await textOfPdf(body));
  return texts;
}

async function textOfPdf(body: Buffer): Promise<string> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const document = await getDocument({ data: new Uint8Array(body) }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join(" "));
  }
  await document.destroy();
  return pages.join("\n");
}
