/** Files that wait between two requests: sent, shown as a preview, and then confirmed or forgotten. */
import { randomBytes } from "node:crypto";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { SubmittedFile } from "../submitted-form.ts";

/** Whose a kept file is: only the same account in the same tenant finds it again. */
export interface FileOwner {
  readonly accountId: string;
  readonly tenantId: string;
}

/** Keeps files for an hour. They are this process's own: after a restart they must be sent again. */
export interface KeptFiles {
  /** Keeps a file beyond its request; the id to find it by. */
  keep(file: SubmittedFile, owner: FileOwner): Promise<string>;
  /** The file, if it is there and the owner's. */
  find(id: string, owner: FileOwner): SubmittedFile | undefined;
  /**
   * Begins something with a file, once per `way`: whoever asks again gets what was begun the first time. What failed to
   * begin may be begun again.
   */
  once(id: string, way: string, begin: () => Promise<string>): Promise<string>;
  /** Forgets a file that is no longer needed. */
  drop(id: string): Promise<void>;
}

const HOUR = 60 * 60 * 1000;

interface KeptFile {
  readonly file: SubmittedFile;
  readonly owner: FileOwner;
  readonly until: number;
  readonly begun: Map<string, Promise<string>>;
}

/** Keeps files in a directory that nobody else uses. */
export function makeKeptFiles(directory: string): KeptFiles {
  const kept = new Map<string, KeptFile>();

  async function drop(id: string): Promise<void> {
    const entry = kept.get(id);
    kept.delete(id);
    if (entry) await rm(entry.file.path, { force: true });
  }

  return {
    drop,
    async keep(file, { accountId, tenantId }) {
      const now = Date.now();
      const outdated = [...kept].filter(([, entry]) => entry.until < now);
      await Promise.all(outdated.map(([id]) => drop(id)));
      const id = randomBytes(24).toString("base64url");
      const path = join(directory, id);
      await rename(file.path, path);
      kept.set(id, { file: { ...file, path }, owner: { accountId, tenantId }, until: now + HOUR, begun: new Map() });
      return id;
    },
    async once(id, way, begin) {
      const begun = kept.get(id)?.begun ?? new Map<string, Promise<string>>();
      const running = begun.get(way) ?? begin();
      begun.set(way, running);
      try {
        return await running;
      } catch (error) {
        begun.delete(way);
        throw error;
      }
    },
    find(id, owner) {
      const entry = kept.get(id);
      const isOwn = entry?.owner.accountId === owner.accountId && entry.owner.tenantId === owner.tenantId;
      return isOwn && entry.until >= Date.now() ? entry.file : undefined;
    },
  };
}
