/** What a copy of the database consists of: its tables, in an order in which they can be filled again. */
import type pg from "pg";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** A table to copy. */
export interface BackupTable {
  readonly schema: string;
  readonly name: string;
  /** In the table's order, without generated ones. */
  readonly columns: readonly string[];
  /** The primary key, by which the copy is sorted, as SQL; texts by their bytes, since collations differ between servers. */
  readonly order: string;
  /** May the backup role read every row? */
  readonly readable: boolean;
}

/** Why nothing was copied: a copy that silently lacks rows is worse than none. */
export interface TablesError {
  readonly code: "backup.table-unreadable";
  readonly tables: readonly string[];
}

/**
 * Left out on purpose: sessions, failed log-ins and the signing secret must not come back to life in another place,
 * files that wait for an hour must not last longer, and the ledger of migrations is in the manifest.
 */
const leftOut = [
  "sec.session",
  "sec.login_attempt",
  "sec.secret",
  "sec.migration",
  "public.kept_file",
  "public.kept_file_part",
];

/** The tables of a copy, each after those it refers to; an error when the backup role cannot see all rows of one. */
export async function listTables(client: pg.ClientBase): Promise<Result<readonly BackupTable[], TablesError>> {
  // `row_security = off` would refuse every table with a policy, even one that lets all rows through; so look at the
  // policies themselves: a permissive `true`, and no restrictive one, for the backup role.
  const { rows } = await client.query<BackupTable & { oid: number }>(
    `select c.oid::int, n.nspname as schema, c.relname as name,
       array(select a.attname::text from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       coalesce((select string_agg(quote_ident(a.attname)
           || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.place)
         from pg_index i, unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
         join pg_attribute a on a.attnum = k.attnum
         where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid), '') as order,
       has_table_privilege('stegvis_backup', c.oid, 'select') and (not c.relrowsecurity or
         exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('r', '*')
           and p.polroles && array[0::oid, b.oid] and pg_get_expr(p.polqual, c.oid) = 'true')
         and not exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive
           and p.polroles && array[0::oid, b.oid])) as readable
     from pg_class c join pg_namespace n on n.oid = c.relnamespace, pg_roles b
     where b.rolname = 'stegvis_backup' and c.relkind in ('r', 'p') and not c.relispartition
       and n.nspname in ('public', 'hist', 'audit', 'sec') and n.nspname || '.' || c.relname <> all ($1)
     order by n.nspname collate "C", c.relname collate "C"`,
    [leftOut],
  );
  const unreadable = rows.filter((table) => !table.readable || table.order === "");
  if (unreadable.length > 0) {
    return fail({
      code: "backup.table-unreadable",
      tables: unreadable.map((table) => `${table.schema}.${table.name}`),
    });
  }
  const keys = await client.query<{ from: number; to: number }>(
    `select conrelid::int as from, confrelid::int as to from pg_constraint where contype = 'f' and conrelid <> confrelid`,
  );
  return ok(parentsFirst(rows, keys.rows));
}

function parentsFirst<T extends { readonly oid: number }>(
  tables: readonly T[],
  keys: readonly { readonly from: number; readonly to: number }[],
): T[] {
  const sorted: T[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const ready = left.filter((table) =>
      keys.every((key) => key.from !== table.oid || !left.some((other) => other.oid === key.to)),
    );
    if (ready.length === 0) throw new Error("The tables refer to each other in a circle");
    sorted.push(...ready);
    left = left.filter((table) => !ready.includes(table));
  }
  return sorted;
}

/** Makes the text form of values the same on every server. */
export const plainSettings = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local client_encoding = 'UTF8'`;

/** SQL name of a table. */
export const nameOf = (client: pg.ClientBase, table: Pick<BackupTable, "schema" | "name">): string =>
  `${client.escapeIdentifier(table.schema)}.${client.escapeIdentifier(table.name)}`;

/** The statement that writes a table out, sorted by its key. */
export function copyOutStatement(client: pg.ClientBase, table: BackupTable): string {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(", ");
  return `copy (select ${columns} from ${nameOf(client, table)} order by ${table.order}) to stdout`;
}
