/** What every command gets: the database, the folder, the day and where to write. */
import { resolve } from "node:path";
import { printable } from "#src/cli/printable.ts";
import { databaseError } from "#src/texts/cli.sv.ts";
import { connect, type Db } from "#src/db/database.server.ts";
import { useEmbedded, type Visit } from "#src/db/embedded/visit.ts";
import { migrate } from "#src/db/migrate.ts";
import { readConnectionString, type ServerSettings } from "#src/db/roles.ts";
import { dayInSweden, type Day } from "#src/kernel/dates.ts";

/** A command's surroundings. */
export interface CliContext {
  /** Opened as operator: somebody who works on the host itself. */
  readonly db: Db;
  /** Absolute path of STEGVIS_DATA. */
  readonly dataDir: string;
  readonly today: Day;
  /** Writes a result to standard output, as it is. */
  readonly out: (text: string) => void;
  /** Writes to standard error, as it is: what people read. */
  readonly err: (text: string) => void;
  /** Is standard error a terminal, so that a line may be redrawn? */
  readonly isTerminal: boolean;
}

/** Everything in {@link CliContext} that needs no database. */
export type Surroundings = Omit<CliContext, "db">;

/** Exit codes of the command line (spec: 0 done, 1 in part or refused, 2 wrong usage or input, 3 database or disk). */
export const exitCodes = { done: 0, refused: 1, usage: 2, trouble: 3 } as const;

/** Stops a command with a sentence and an exit code; main prints it without a stack trace. */
export class Stop extends Error {
  readonly exitCode: number;
  constructor(exitCode: number, sentence: string) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/** Reads the surroundings from the process: the folder from STEGVIS_DATA, the day from the Swedish calendar. */
export function readSurroundings(): Surroundings {
  return {
    dataDir: resolve(process.env.STEGVIS_DATA ?? "data"),
    today: dayInSweden(new Date()),
    out: (text) => void process.stdout.write(process.stdout.isTTY ? printable(text) : text),
    err: (text) => void process.stderr.write(printable(text)),
    isTerminal: process.stderr.isTTY,
  };
}

/**
 * Runs work with a migrated database: that of DATABASE_URL, a running instance's, or the embedded one, started now and
 * stopped afterwards. Gives the work's exit code, or 3 with a sentence when the database cannot be used.
 */
export async function withDatabase(
  work: (context: CliContext) => Promise<number>,
  command = "command",
): Promise<number> {
  return withServer(async (settings, surroundings) => {
    await migrateOrStop(settings);
    const db = connect(settings, { as: "operator", connections: 4 });
    try {
      return await work({ ...surroundings, db });
    } finally {
      await db.close();
    }
  }, command);
}

/** As {@link withDatabase}, but neither migrates nor connects: for looking at a server, and for restoring into it. */
export async function withServer(
  work: (settings: ServerSettings, surroundings: Surroundings, owner: Visit["owner"]) => Promise<number>,
  command = "command",
): Promise<number> {
  const surroundings = readSurroundings();
  const url = process.env.DATABASE_URL;
  if (url) return work(readUrl(url), surroundings, undefined);

  const used = await useEmbedded(surroundings.dataDir, command);
  if (!used.ok) throw new Stop(exitCodes.trouble, databaseError({ ...used.error }));
  const visit = used.value;
  // Without this the server would still stop (it dies with its parent), but leave its socket's folder behind.
  const interrupted = (signal: NodeJS.Signals) =>
    void visit.close().finally(() => process.exit(signal === "SIGINT" ? 130 : 143));
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    return await work(visit.settings, surroundings, visit.owner);
  } finally {
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
    await visit.close();
  }
}

/** Brings the database to this program's schema; stops the command when that cannot be done. */
export async function migrateOrStop(settings: ServerSettings): Promise<void> {
  const migrated = await migrate(settings);
  if (!migrated.ok) throw new Stop(exitCodes.trouble, databaseError({ ...migrated.error }));
}

/** Reads DATABASE_URL; stops the command when it is not of that form. */
export function readUrl(url: string): ServerSettings {
  try {
    return readConnectionString(url);
  } catch {
    throw new Stop(
      exitCodes.usage,
      "DATABASE_URL går inte att läsa. Skriv den som postgres://användare:lösenord@värd:5432/databas.",
    );
  }
}
