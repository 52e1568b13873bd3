/** What the importing process is told and what it answers, over the channel that only it and its parent share. */
import type { AccessError, Actor } from "#src/db/database.server.ts";
import type { ServerSettings } from "#src/db/roles.ts";
import type { PlanError } from "#src/domain/register-import/plan.ts";
import type { ImportProgress, ImportReport, ProcessError } from "#src/domain/register-import/report.ts";
import type { Day } from "#src/kernel/dates.ts";
import type { Result } from "#src/kernel/result.ts";
import type { ReadError } from "#src/domain/register-import/read-error.ts";

/** Why a file was not imported. Nothing has been stored. */
export type ImportError = ReadError | PlanError | ProcessError;

/** What is to be read, and how. */
export interface ImportTask {
  readonly path: string;
  readonly fileName: string;
  readonly dryRun: boolean;
  readonly replace: boolean;
  readonly runId: string;
  readonly requestId: string;
  readonly today: Day;
}

/** Import a file into the actor's tenant. */
export interface ImportJob extends ImportTask {
  readonly kind: "import";
  readonly server: ServerSettings;
  readonly as: "app" | "operator";
  readonly actor: Actor;
}

/** Read only which controllers (sv. huvudmän) a file names; needs no database. */
export interface ControllersJob {
  readonly kind: "controllers";
  readonly path: string;
  readonly fileName: string;
}

/** The first and only message to the process. */
export type Job = ImportJob | ControllersJob;

/** What each kind of job answers. */
export interface Results {
  readonly import: Result<ImportReport, ReadError | PlanError | AccessError>;
  readonly controllers: Result<readonly string[], ReadError | PlanError>;
}

/** The last message from the process. */
export type Answer =
  | { readonly [K in keyof Results]: { readonly kind: K; readonly result: Results[K] } }[keyof Results]
  | { readonly kind: "database-lost" }
  | { readonly kind: "bug"; readonly detail: string };

/** Any message from the process. */
export type Message = Answer | { readonly kind: "progress"; readonly progress: ImportProgress };
