/** `stegvis doctor`: which database is used, how it is doing, and what is missing. */
import { mkdir } from "node:fs/promises";
import type { Command } from "commander";
import { checkHealth } from "#src/actions/check-health.ts";
import { exitCodes, withServer } from "#src/cli/context.ts";
import { programVersion } from "#src/actions/program-version.ts";
import { commandSummaries } from "#src/texts/cli.sv.ts";
import { healthFactLines, healthProblemText, healthTexts } from "#src/texts/health.sv.ts";

/** Adds the command. */
export function register(program: Command): void {
  program
    .command("doctor")
    .summary(commandSummaries.doctor)
    .description("Visar vilken databas som används, hur den mår och vad som saknas. Slutkod 1 om något måste åtgärdas.")
    .option("--json", "skriv JSON")
    .action(async (options: { json?: boolean }) => {
      process.exitCode = await withServer(async (server, { dataDir, out }) => {
        await mkdir(dataDir, { recursive: true, mode: 0o700 });
        const embedded = !process.env.DATABASE_URL;
        const health = await checkHealth({ server, embedded, dataDir, now: new Date().toISOString() });
        out(options.json ? `${JSON.stringify(health, null, 2)}\n` : render(health));
        return health.problems.some(({ severe }) => severe) ? exitCodes.refused : exitCodes.done;
      }, "doctor");
    });
}

function render({ facts, problems }: Awaited<ReturnType<typeof checkHealth>>): string {
  const lines: (readonly [string, string])[] = [
    [healthTexts.program, `${programVersion()}, Node ${process.versions.node}, ${process.platform}-${process.arch}`],
    ...healthFactLines(facts),
  ];
  const width = Math.max(...lines.map(([what]) => what.length));
  const remarks = problems.map(
    (problem) => `${problem.severe ? healthTexts.severe : healthTexts.remark}: ${healthProblemText(problem)}`,
  );
  return [
    ...lines.map(([what, value]) => `${what.padEnd(width)}  ${value}`),
    "",
    ...(remarks.length > 0 ? remarks : [healthTexts.well]),
    "",
  ].join("\n");
}
