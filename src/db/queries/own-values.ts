/** Reads and adds a tenant's own parameter values; rows are never changed or deleted. */
import { sql } from "kysely";
import type { Tx } from "#src/db/database.server.ts";
import type { NewOwnValue } from "#src/domain/model/parameters/check-own-value.ts";
import { confidences } from "#src/domain/model/parameters/parameter.ts";

/** A value as it was set. */
export interface KeptOwnValue extends NewOwnValue {
  readonly id: string;
  readonly recordedAt: Date;
  /** The account's id, or `operator:<name>`. */
  readonly recordedBy: string;
}

/** Every value the acting tenant has set, oldest first. For the purposes figures, rows, report, export and values. */
export async function readOwnValues(tx: Tx): Promise<readonly KeptOwnValue[]> {
  const rows = await tx
    .selectFrom("parameter_value")
    .selectAll()
    .select(sql<Date>`recorded_at`.as("recorded"))
    .orderBy("recorded_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    programme: row.programme ?? undefined,
    parameter: row.parameter,
    from: row.from_date,
    value: row.value,
    source: row.source,
    confidence: confidences.find((one) => one === row.confidence) ?? "unsure",
    checked: row.checked_by !== null && row.checked_on !== null ? { by: row.checked_by, on: row.checked_on } : null,
    note: row.note ?? undefined,
    recordedAt: row.recorded,
    recordedBy: row.recorded_by,
  }));
}

/** Adds a value. For the purpose values. */
export async function insertOwnValue(tx: Tx, value: NewOwnValue): Promise<void> {
  await tx
    .insertInto("parameter_value")
    .values({
      programme: value.programme ?? null,
      parameter: value.parameter,
      from_date: value.from,
      value: value.value,
      source: value.source,
      confidence: value.confidence,
      checked_by: value.checked?.by ?? null,
      checked_on: value.checked?.on ?? null,
      note: value.note ?? null,
    })
    .execute();
}
