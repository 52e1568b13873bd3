/** Remembers in the data folder when the latest backup was taken and where it lies. */
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const LastBackup = z.strictObject({ takenAt: z.iso.datetime(), directory: z.string() });

/** The latest backup that was taken and read back. */
export type LastBackup = z.infer<typeof LastBackup>;

const fileIn = (dataDir: string): string => join(dataDir, "last-backup.json");

/** Notes a backup; replaces the note of the one before. */
export async function noteBackup(dataDir: string, backup: LastBackup): Promise<void> {
  const temporary = `${fileIn(dataDir)}.new`;
  await writeFile(temporary, `${JSON.stringify(backup)}\n`, { mode: 0o600 });
  await rename(temporary, fileIn(dataDir));
}

/** The latest backup of this data folder; undefined when none was noted, or the note is not readable. */
export async function readLastBackup(dataDir: string): Promise<LastBackup | undefined> {
  try {
    return LastBackup.parse(JSON.parse(await readFile(fileIn(dataDir), "utf8")));
  } catch {
    return undefined;
  }
}
