/** A backup on disk: a folder with one file per table and the manifest, written whole or not at all. */
import { createHash, type Hash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, mkdtemp, open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { BackupTable } from "#src/db/backup/tables.ts";
import {
  fileOf,
  readManifest,
  renderManifest,
  type Manifest,
  type ManifestError,
  type TableCopy,
} from "#src/domain/backup-manifest.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** Why a folder is not a whole backup. */
export type FolderError =
  | ManifestError
  /** There is no manifest: no backup, or one that was never finished. */
  | { readonly code: "backup.no-manifest"; readonly directory: string }
  /** Files that are missing, or have another content than when the copy was taken. */
  | { readonly code: "backup.damaged"; readonly files: readonly string[] };

const MANIFEST = "manifest.json";

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A backup that is being written; nobody takes it for one before it is finished. */
export interface NewFolder {
  storeTable(table: BackupTable, bytes: Readable): Promise<TableCopy>;
  /** Writes the manifest, reads everything back, and gives the folder its name in `parent`; where it then is. */
  finish(manifest: Manifest): Promise<Result<string, FolderError>>;
  /** Removes what was written. Does nothing after `finish`. */
  discard(): Promise<void>;
}

/** Begins a backup in a folder that is made when it is missing. */
export async function beginFolder(parent: string): Promise<NewFolder> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const temporary = await mkdtemp(join(parent, ".new-"));
  return {
    async storeTable(table, bytes) {
      const hash = createHash("sha256");
      const count = { rows: 0, bytes: 0 };
      const path = join(temporary, fileOf(table));
      await pipeline(bytes, counter(hash, count), createWriteStream(path, { flags: "wx", mode: 0o600, flush: true }));
      const { schema, name, columns } = table;
      return { schema, name, columns: [...columns], ...count, sha256: hash.digest("hex") };
    },
    async finish(manifest) {
      const file = await open(join(temporary, MANIFEST), "wx", 0o600);
      await file.writeFile(renderManifest(manifest, digest));
      await file.sync();
      await file.close();
      const checked = await readFolder(temporary);
      if (!checked.ok) return checked;
      await syncDirectory(temporary);
      const place = join(parent, `stegvis-${manifest.takenAt.replace("T", "-").replace(/[:.Z]/g, "")}`);
      await rename(temporary, place);
      await syncDirectory(parent);
      return ok(place);
    },
    discard: () => rm(temporary, { recursive: true, force: true }),
  };
}

/** Counts what passes: COPY writes one line per row, and line breaks in values as `\n`. */
function counter(hash: Hash, count: { rows: number; bytes: number }): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      count.bytes += chunk.length;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count.rows++;
      done(null, chunk);
    },
  });
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r");
  await directory.sync();
  await directory.close();
}

/** Reads a backup's manifest and every byte of its files; an error unless all is as it was when the copy was taken. */
export async function readFolder(directory: string): Promise<Result<Manifest, FolderError>> {
  const text = await readFile(join(directory, MANIFEST), "utf8").catch(() => undefined);
  if (text === undefined) return fail({ code: "backup.no-manifest", directory });
  const manifest = readManifest(text, digest);
  if (!manifest.ok) return manifest;
  const damaged: string[] = [];
  for (const table of manifest.value.tables) {
    if (!(await isWhole(directory, table))) damaged.push(fileOf(table));
  }
  return damaged.length > 0 ? fail({ code: "backup.damaged", files: damaged }) : manifest;
}

async function isWhole(directory: string, table: TableCopy): Promise<boolean> {
  const path = join(directory, fileOf(table));
  const found = await stat(path).catch(() => undefined);
  if (found?.size !== table.bytes) return false;
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex") === table.sha256;
}

/** Opens the bytes of a table's file. */
export const openTable = (directory: string, file: string): Readable => createReadStream(join(directory, file));
