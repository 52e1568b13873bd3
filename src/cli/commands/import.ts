/** `stegvis import FILE…`: registers from files, each into the tenant it belongs to. */
import { writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { Command } from "commander";
import { operatorActor, type FindTenantError } from "#src/actions/find-team.ts";
import { findImportTenant, type FindImportTenantError } from "#src/actions/find-import-tenant.ts";
import type { ImportError } from "#src/actions/import-protocol.ts";
import { findControllers, importRegister } from "#src/actions/import-register.ts";
import { operatorName } from "#src/cli/arguments.ts";
import { exitCodes, withDatabase, type CliContext } from "#src/cli/context.ts";
import { showProgress } from "#src/cli/progress.ts";
import { renderTextTable } from "#src/kernel/text-table.ts";
import { isAccessError, type AccessError } from "#src/db/database.server.ts";
import { fold } from "#src/domain/register-import/forgiving.ts";
import { listErrors, totalCounts, type ImportReport } from "#src/domain/register-import/report.ts";
import { formatNumber } from "#src/domain/report/format.ts";
import { workbook } from "#src/domain/workbook.ts";
import { accessErrorText, commandSummaries } from "#src/texts/cli.sv.ts";
import { importCommandTexts, importTenantErrorText } from "#src/texts/import-command.sv.ts";
import {
  fileErrorText,
  importTexts,
  noteTexts,
  importReasonText,
  importWarningText,
  problemText,
} from "#src/texts/import.sv.ts";
import { tenantErrorText } from "#src/texts/tenant.sv.ts";
import { writeRejects } from "#src/writers/rejects.ts";

interface ImportOptions {
  readonly tenant?: string;
  readonly dryRun?: boolean;
  readonly replace?: boolean;
  readonly rejects?: string;
  readonly json?: boolean;
}

/** Adds the command. */
export function register(program: Command): void {
  program
    .command("import")
    .summary(commandSummaries.import)
    .description(
      "Läser in register: en arbetsbok (.xlsx), en mapp eller zip med CSV-filer, eller enstaka CSV-filer. Skriver per blad hur många rader som lästes, var nya, ändrades, var oförändrade och underkändes. Slutkod 1 om någon rad underkändes.",
    )
    .argument("<fil...>", "filer eller mappar")
    .option("--tenant <namn>", "huvudmannen; annars den som filen nämner")
    .option("--dry-run", "visa vad som skulle hända, utan att spara något")
    .option("--replace", "ta bort det som filen saknar, för de insatser den handlar om")
    .option("--rejects <fil>", "skriv de underkända raderna i en arbetsbok att rätta och läsa in igen")
    .option("--json", "skriv JSON")
    .action(async (files: string[], options: ImportOptions) => {
      process.exitCode = await withDatabase((context) => importFiles(context, files, options), "import");
    });
}

/** What became of one file; `report` is there when it could be read. */
interface Outcome {
  readonly file: string;
  readonly exitCode: number;
  readonly tenant?: string;
  readonly report?: ImportReport;
  readonly error?: string;
}

async function importFiles(context: CliContext, files: readonly string[], options: ImportOptions): Promise<number> {
  const fallback = files.length > 1 && options.tenant === undefined ? await onlyControllerOf(files) : undefined;
  const outcomes: Outcome[] = [];
  for (const file of inOrderOfSheets(files)) {
    const outcome = await importFile(context, file, options, fallback);
    outcomes.push(outcome);
    if (!options.json) tell(context, outcome);
    if (outcome.exitCode === exitCodes.trouble) break;
  }
  if (options.json) context.out(`${JSON.stringify({ files: outcomes.map(asJson) }, null, 2)}\n`);
  if (options.rejects !== undefined) await saveRejects(context, outcomes, options.rejects);
  const codes = new Set(outcomes.map(({ exitCode }) => exitCode));
  if (codes.has(exitCodes.trouble)) return exitCodes.trouble;
  return codes.size === 1 ? outcomes[0]!.exitCode : exitCodes.refused;
}

/** Files of single sheets are read in the workbook's order, whatever order the shell put them in. */
function inOrderOfSheets(files: readonly string[]): readonly string[] {
  const position = (file: string) => {
    const name = fold(basename(file).replace(/\.csv$/i, ""));
    return workbook.findIndex(({ sheet }) => fold(sheet) === name);
  };
  return [...files].sort((a, b) => position(a) - position(b));
}

/** The controller that the files name together, when it is one. Files that cannot be read say so when they are imported. */
async function onlyControllerOf(files: readonly string[]): Promise<string | undefined> {
  const names = new Map<string, string>();
  for (const file of files) {
    const found = await findControllers(resolve(file), basename(file));
    if (found.ok) for (const name of found.value) names.set(fold(name), name);
  }
  return names.size === 1 ? [...names.values()][0] : undefined;
}

async function importFile(
  { db, err, isTerminal }: CliContext,
  file: string,
  options: ImportOptions,
  fallback: string | undefined,
): Promise<Outcome> {
  const source = { path: resolve(file), fileName: basename(file) };
  const found = await findImportTenant(db, source, { wanted: options.tenant, fallback });
  if (!found.ok) return { file, ...failureOf(found.error) };
  const { tenant, created } = found.value;
  err(`${importCommandTexts.tenant(source.fileName, tenant.name, created, options.dryRun ?? false)}\n`);

  const progress = showProgress(err, isTerminal);
  const imported = await importRegister(db, operatorActor(tenant, operatorName()), {
    ...source,
    dryRun: options.dryRun ?? false,
    replace: options.replace ?? false,
    onProgress: ({ phase, rows, share }) =>
      progress.update(share, importCommandTexts.progress(source.fileName, phase, formatNumber(rows, 0))),
  });
  progress.finish();
  if (!imported.ok) return { file, tenant: tenant.name, ...failureOf(imported.error) };
  const refused = totalCounts(imported.value).refused > 0;
  const exitCode = refused ? exitCodes.refused : exitCodes.done;
  return { file, tenant: tenant.name, report: imported.value, exitCode };
}

/** The sentence and exit code of an error that refused a whole file. */
function failureOf(error: ImportError | AccessError | FindTenantError | FindImportTenantError) {
  if (isAccessError(error)) return { error: accessErrorText(error), exitCode: exitCodes.refused };
  if (error.code === "tenant.none" || error.code === "tenant.unknown" || error.code === "tenant.several") {
    return { error: tenantErrorText(error), exitCode: exitCodes.refused };
  }
  if (isImportTenantError(error)) return { error: importTenantErrorText(error), exitCode: exitCodes.refused };
  const exitCode = error.code === "import.database-lost" ? exitCodes.trouble : exitCodes.usage;
  return { error: fileErrorText(error), exitCode };
}

const isImportTenantError = (error: ImportError | FindImportTenantError): error is FindImportTenantError =>
  error.code.startsWith("import-tenant.");

const shownErrors = 50;

function tell({ out, err }: CliContext, { report, error }: Outcome): void {
  if (error !== undefined) err(`${error}\n`);
  if (!report) return;
  out(`${countsTable(report)}\n`);
  for (const sentence of remarksOf(report)) err(`${sentence}\n`);
  const errors = listErrors(report);
  for (const one of errors.slice(0, shownErrors)) {
    err(`${importCommandTexts.row(one.sheet, one.line, problemText(one))}\n`);
  }
  const more = errors.length - shownErrors;
  if (more > 0) err(`${importCommandTexts.moreErrors(formatNumber(more, 0))}\n`);
}

function countsTable(report: ImportReport): string {
  const all = ["read", "new", "changed", "unchanged", "refused", "deleted"] as const;
  const keys = report.replace ? all : all.slice(0, -1);
  const row = (name: string, counts: ReturnType<typeof totalCounts>) => [
    name,
    ...keys.map((key) => formatNumber(counts[key], 0)),
  ];
  return renderTextTable(
    [importTexts.sheet, ...keys.map((key) => importTexts.counts[key])],
    [...report.sheets.map((sheet) => row(sheet.sheet, sheet)), row(importTexts.total, totalCounts(report))],
    new Set(keys.map((_, index) => index + 1)),
  );
}

function remarksOf(report: ImportReport): readonly string[] {
  const { deletions, dryRun, ignoredFiles, unknownSheets } = report;
  return [
    ...(dryRun ? [importTexts.dryRun] : []),
    ...report.notes.map((note) => noteTexts[note]),
    ...(ignoredFiles.length > 0 ? [importTexts.ignoredFiles(ignoredFiles)] : []),
    ...(unknownSheets.length > 0 ? [importTexts.unknownSheets(unknownSheets)] : []),
    ...report.unknownColumns.map(({ sheet, columns }) => importTexts.unknownColumns(sheet, columns)),
    ...report.warnings.map(importWarningText),
    ...deletions.map(({ sheet, count, ids }) => importTexts.deleted(sheet, count, ids, dryRun)),
    ...(report.deletionsHeld ? [importTexts.deletionsHeld] : []),
  ];
}

/** Writes every file's refused rows to one workbook. */
async function saveRejects({ err }: CliContext, outcomes: readonly Outcome[], file: string): Promise<void> {
  const bytes = await writeRejects(outcomes.flatMap(({ report }) => report?.refused ?? []));
  if (bytes) await writeFile(resolve(file), bytes, { mode: 0o600 });
  err(`${bytes ? importCommandTexts.rejectsWritten(file) : importCommandTexts.noRejects}\n`);
}

/** The refused rows' cells stay out: they are in the workbook that `--rejects` writes. */
function asJson({ file, tenant, error, report }: Outcome) {
  if (!report) return { file, tenant, error };
  const { refused: _, ...rest } = report;
  const errors = listErrors(report).map(({ reason, ...one }) => ({
    ...one,
    code: reason.code,
    text: importReasonText(reason),
  }));
  return { file, tenant, ...rest, total: totalCounts(report), errors };
}
