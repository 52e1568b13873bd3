/** Writes a reproduction package: data without identity, result, report, and the engine that recomputes them. */
import { readFile } from "node:fs/promises";
import { contentsFile, contentsText } from "#src/domain/model/package/check-package.ts";
import { withoutIdentity, type PackageData } from "#src/domain/model/package/package-data.ts";
import { packageFiles } from "#src/domain/model/package/write-package.ts";
import { sources } from "#src/domain/model/parameters/catalogue.ts";
import type { Parameter } from "#src/domain/model/parameters/parameter.ts";
import { formatPeriod } from "#src/domain/report/format.ts";
import { calculationText } from "#src/texts/benefit-calculation.sv.ts";
import { packageReadme } from "#src/texts/benefit-package.sv.ts";
import { engineModules } from "./engine-modules.ts";
import { writeZip } from "./zip.ts";

/** Folder of the engine in the package. */
export const engineFolder = "motor/";

const entries = [
  "domain/model/package/check-package.ts",
  "texts/benefit-calculation.sv.ts",
  "texts/benefit-package.sv.ts",
] as const;

let engine: Promise<ReadonlyMap<string, string>> | undefined;

/** The engine's files by their place in the package; read once. */
export function packagedEngine(): Promise<ReadonlyMap<string, string>> {
  engine ??= readEngine();
  return engine;
}

async function readEngine(): Promise<ReadonlyMap<string, string>> {
  const modules = await engineModules(entries);
  return new Map([
    ...modules.map(({ path, text }) => [engineFolder + path, text] as const),
    ["package.json", `${JSON.stringify({ private: true, type: "module" })}\n`] as const,
    ["verify.mjs", await readFile(new URL("./verify.mjs", import.meta.url), "utf8")] as const,
  ]);
}

/** Every file of the package, by name. Takes identity away first, whatever is given. */
export async function benefitPackageFiles(
  given: PackageData,
  personal: "real" | "synthetic" = "real",
): Promise<ReadonlyMap<string, string>> {
  const data = withoutIdentity(given);
  const { team, period } = data.cohort;
  const files = new Map<string, string>([
    ["LÄSMIG.txt", packageReadme(team, formatPeriod(period.from, period.to), data.program, personal)],
    ...Object.entries(packageFiles(data, calculationText)),
    ["model.md", await readFile(new URL("../../docs/model.md", import.meta.url), "utf8")],
    ["sources.json", sourcesText(data.request.parameters)],
    ...(await packagedEngine()),
  ]);
  return files.set(contentsFile, contentsText(files));
}

/** The catalogue's sources, and what a team says of its own values. */
function sourcesText(parameters: readonly Parameter[]): string {
  const values = parameters.flatMap((parameter) => parameter.values);
  const known = new Set(sources.map(({ id }) => id));
  const own = values.flatMap((value) =>
    value.sources
      .filter((id) => !known.has(id))
      .map((id) => ({ id, title: value.note ?? "", locator: "", kind: "own" })),
  );
  return `${JSON.stringify([...sources, ...own], null, 2)}\n`;
}

/** The package as a zip; the same data give the same bytes. */
export async function writeBenefitPackage(
  data: PackageData,
  personal: "real" | "synthetic" = "real",
): Promise<Uint8Array> {
  const files = await benefitPackageFiles(data, personal);
  const encoder = new TextEncoder();
  return writeZip([...files].map(([name, text]) => ({ name, bytes: encoder.encode(text) })));
}
