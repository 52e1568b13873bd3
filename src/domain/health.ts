/** How an installation is doing: facts about its database, and what is wrong or missing. */

/** What was found out. Bytes, ISO times. */
export interface HealthFacts {
  readonly server: {
    /** The program's own database, or one that DATABASE_URL names. */
    readonly kind: "embedded" | "external";
    /** For example `18.4`. */
    readonly version: string;
    /** For example 180004. */
    readonly versionNumber: number;
    /** How it is reached: a socket on this machine, or a network with or without encryption. */
    readonly door: "socket" | "encrypted" | "unencrypted";
    /** Host or directory of the socket, and the database's name. */
    readonly host: string;
    readonly database: string;
  };
  readonly settings: {
    readonly fsync: boolean;
    readonly synchronousCommit: boolean;
    readonly fullPageWrites: boolean;
    readonly checksums: boolean;
  };
  readonly schema: {
    /** Steps applied, and of these the ones this program does not know or knows otherwise; steps still to be applied. */
    readonly applied: number;
    readonly unknown: readonly string[];
    readonly edited: readonly string[];
    readonly pending: readonly string[];
  };
  readonly roles: {
    readonly missing: readonly string[];
    /** Roles that may more than they should: superuser, past row policies, making roles or databases. */
    readonly tooPowerful: readonly string[];
    /** Roles that the program cannot log in as. */
    readonly lockedOut: readonly string[];
  };
  readonly size: number;
  /** Space on the disk of the data folder. */
  readonly disk: { readonly folder: string; readonly free: number; readonly total: number };
  /** The latest backup that was taken and read back here; undefined when there is none. */
  readonly backup: { readonly takenAt: string; readonly directory: string } | undefined;
}

/** Something wrong or missing; `severe` ones must be mended before the program is relied on. */
export type HealthProblem =
  | { readonly code: "health.server-old"; readonly severe: true; readonly version: string }
  | { readonly code: "health.unsafe-setting"; readonly severe: true; readonly setting: string }
  | { readonly code: "health.no-checksums"; readonly severe: false }
  | { readonly code: "health.unencrypted"; readonly severe: true; readonly host: string }
  | { readonly code: "health.schema-newer"; readonly severe: true; readonly steps: readonly string[] }
  | { readonly code: "health.schema-edited"; readonly severe: true; readonly steps: readonly string[] }
  | { readonly code: "health.schema-behind"; readonly severe: false; readonly steps: readonly string[] }
  | { readonly code: "health.roles-missing"; readonly severe: false; readonly roles: readonly string[] }
  | { readonly code: "health.roles-too-powerful"; readonly severe: true; readonly roles: readonly string[] }
  | { readonly code: "health.roles-locked-out"; readonly severe: true; readonly roles: readonly string[] }
  | { readonly code: "health.disk-low"; readonly severe: boolean; readonly free: number; readonly needed: number }
  | { readonly code: "health.no-backup"; readonly severe: false }
  | { readonly code: "health.backup-old"; readonly severe: false; readonly takenAt: string; readonly hours: number };

/** A backup is old after this many hours: daily, with two hours to spare. */
const OLDEST_BACKUP_HOURS = 26;

/** What is wrong or missing, the worst first. `now` is an ISO time. */
export function findProblems(facts: HealthFacts, now: string): HealthProblem[] {
  const { server, settings, schema, roles, disk, backup } = facts;
  const problems: HealthProblem[] = [];
  if (server.versionNumber < 150_000) {
    problems.push({ code: "health.server-old", severe: true, version: server.version });
  }
  const unsafe = [
    ["fsync", settings.fsync],
    ["synchronous_commit", settings.synchronousCommit],
    ["full_page_writes", settings.fullPageWrites],
  ] as const;
  for (const [setting, on] of unsafe) {
    if (!on) problems.push({ code: "health.unsafe-setting", severe: true, setting });
  }
  if (!settings.checksums) problems.push({ code: "health.no-checksums", severe: false });
  if (server.door === "unencrypted") problems.push({ code: "health.unencrypted", severe: true, host: server.host });
  if (schema.unknown.length > 0) {
    problems.push({ code: "health.schema-newer", severe: true, steps: schema.unknown });
  }
  if (schema.edited.length > 0) {
    problems.push({ code: "health.schema-edited", severe: true, steps: schema.edited });
  }
  if (schema.pending.length > 0) {
    problems.push({ code: "health.schema-behind", severe: false, steps: schema.pending });
  }
  if (roles.missing.length > 0) problems.push({ code: "health.roles-missing", severe: false, roles: roles.missing });
  if (roles.tooPowerful.length > 0) {
    problems.push({ code: "health.roles-too-powerful", severe: true, roles: roles.tooPowerful });
  }
  if (roles.lockedOut.length > 0) {
    problems.push({ code: "health.roles-locked-out", severe: true, roles: roles.lockedOut });
  }
  // A restore keeps the old and the new database until it is done.
  const needed = 2 * facts.size;
  const nearlyFull = disk.free < 0.05 * disk.total;
  if (disk.free < needed || nearlyFull) {
    problems.push({ code: "health.disk-low", severe: nearlyFull, free: disk.free, needed });
  }
  if (!backup) {
    problems.push({ code: "health.no-backup", severe: false });
  } else {
    const hours = Math.floor((Date.parse(now) - Date.parse(backup.takenAt)) / 3_600_000);
    if (hours > OLDEST_BACKUP_HOURS) {
      problems.push({ code: "health.backup-old", severe: false, takenAt: backup.takenAt, hours });
    }
  }
  return problems.sort((a, b) => Number(b.severe) - Number(a.severe));
}
