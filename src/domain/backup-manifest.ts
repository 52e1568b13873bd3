/**
 * The manifest of a backup (sv. säkerhetskopia): what the copy holds and how to see that it is whole.
 *
 * `manifest.json` stands beside one `<schema>.<table>.copy` file per table, in PostgreSQL's COPY text format. It carries
 * its own digest, so that a changed manifest is noticed as well as a changed table.
 */
import { z } from "zod";
import { fail, ok, type Result } from "#src/kernel/result.ts";

const Digest = z.string().regex(/^[0-9a-f]{64}$/);

const Manifest = z.strictObject({
  format: z.literal("stegvis-backup-1"),
  /** The installation the copy was taken of. */
  installation: z.uuid(),
  /** When the snapshot was taken, ISO 8601 in UTC. */
  takenAt: z.iso.datetime(),
  programVersion: z.string(),
  serverVersion: z.string(),
  /** The migration steps of the schema, in order, with the ledger's checksums. */
  steps: z.array(z.strictObject({ name: z.string(), checksum: Digest })),
  tables: z.array(
    z.strictObject({
      schema: z.string().regex(/^[a-z_]+$/),
      name: z.string().regex(/^[a-z_0-9]+$/),
      columns: z.array(z.string()),
      rows: z.int().nonnegative(),
      bytes: z.int().nonnegative(),
      sha256: Digest,
    }),
  ),
});

/** What a copy holds. */
export type Manifest = z.infer<typeof Manifest>;

/** One table of a copy. */
export type TableCopy = Manifest["tables"][number];

/** Why a manifest is not to be trusted. */
export type ManifestError =
  | { readonly code: "backup.manifest-unreadable" }
  /** Its digest does not fit its content. */
  | { readonly code: "backup.manifest-changed" }
  /** Made by a later program in a format this one does not know. */
  | { readonly code: "backup.format-unknown"; readonly format: string };

/** The name of a table's file. */
export const fileOf = (table: Pick<TableCopy, "schema" | "name">): string => `${table.schema}.${table.name}.copy`;

/** The manifest's file: `digest` gives a text's SHA-256 in hexadecimal. */
export function renderManifest(manifest: Manifest, digest: (text: string) => string): string {
  const content = JSON.stringify(manifest, null, 1);
  return `${content}\n${digest(content)}\n`;
}

/** Reads a manifest's file; every byte of it counts. */
export function readManifest(text: string, digest: (text: string) => string): Result<Manifest, ManifestError> {
  const match = /^(\{.*\})\n([0-9a-f]{64})\n$/s.exec(text);
  if (!match) return fail({ code: "backup.manifest-unreadable" });
  const [, content, written] = match as unknown as [string, string, string];
  if (digest(content) !== written) return fail({ code: "backup.manifest-changed" });
  const parsed = JSON.parse(content) as { format?: unknown };
  if (typeof parsed.format === "string" && parsed.format !== "stegvis-backup-1") {
    return fail({ code: "backup.format-unknown", format: parsed.format });
  }
  const checked = Manifest.safeParse(parsed);
  return checked.success ? ok(checked.data) : fail({ code: "backup.manifest-unreadable" });
}
