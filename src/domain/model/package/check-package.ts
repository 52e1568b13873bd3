/**
 * Recomputes a package and compares: everything that is computed is computed anew from what is given, by the engine that
 * runs, and held against what the package says.
 */
import { parseJson } from "#src/kernel/json-fields.ts";
import { compareTexts } from "#src/kernel/order.ts";
import { sha256 } from "#src/kernel/sha256.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import { readPackage, type PackageFault } from "./read-package.ts";
import type { PackageData } from "./package-data.ts";
import {
  computedFiles,
  givenFiles,
  packageFiles,
  type PackageFile,
  type PackageFiles,
  type ReportWriter,
} from "./write-package.ts";

/** Relative difference below which two computed numbers are the same: processors round the last digit differently. */
const nearEnough = 1e-9;

/** A difference between what the package says and what was computed anew. */
export interface PackageDifference {
  readonly file: string;
  /** Line number, or the field's path in a JSON file. */
  readonly where: string;
  readonly said: string;
  readonly computed: string;
}

/** The table of contents: every file's SHA-256. */
export const contentsFile = "innehall.json";

/** What was compared, and what differed. */
export interface PackageCheck {
  readonly program: string;
  /** SHA-256 of the table of contents: one number for the whole package. */
  readonly fingerprint: string;
  readonly cases: number;
  readonly compared: readonly {
    readonly file: string;
    /** How many numbers or lines. */
    readonly values: number;
    readonly differences: number;
  }[];
  /** The first differences of every file. */
  readonly differences: readonly PackageDifference[];
}

/** At most so many differences of a file are told. */
const told = 5;

/** Recomputes and compares. Errors: what keeps the package from being read. */
export function checkPackage(
  files: ReadonlyMap<string, string>,
  writeReport: ReportWriter,
): Result<PackageCheck, readonly PackageFault[]> {
  const read = readPackage(files);
  if (!read.ok) return fail(read.error);
  const { parametersSha256, ...data } = read.value;
  const recomputed = recompute(data, writeReport);
  if (!recomputed.ok) return recomputed;
  const again = recomputed.value;
  const differences: PackageDifference[] = [];
  const hash = sha256(files.get("parameters.json")!);
  if (hash !== parametersSha256) {
    differences.push({ file: "parameters.json", where: "SHA-256", said: parametersSha256, computed: hash });
  }
  const contents = checkContents(files);
  differences.push(...contents.slice(0, told));
  const compared = [...givenFiles, ...computedFiles].map((file) => {
    const { values, found } = compareFile(file, files.get(file), again[file]);
    differences.push(...found.slice(0, told).map((difference) => ({ file, ...difference })));
    return { file, values, differences: found.length };
  });
  return ok({
    program: data.program,
    fingerprint: sha256(files.get(contentsFile) ?? ""),
    cases: data.cohort.persons.length,
    compared: [{ file: contentsFile, values: files.size - 1, differences: contents.length }, ...compared],
    differences,
  });
}

/** The engine stops at what cannot be true, such as shares that are no whole; in a package somebody has written it there. */
function recompute(data: PackageData, writeReport: ReportWriter): Result<PackageFiles, readonly PackageFault[]> {
  try {
    return ok(packageFiles(data, writeReport));
  } catch (thrown) {
    return fail([{ code: "impossible", detail: thrown instanceof Error ? thrown.message : "" }]);
  }
}

/** The text of the table of contents of these files. */
export function contentsText(files: ReadonlyMap<string, string>): string {
  const hashes = [...files].map(([name, text]) => [name, sha256(text)] as const);
  return `${JSON.stringify(Object.fromEntries(hashes.toSorted(([a], [b]) => compareTexts(a, b))), null, 2)}\n`;
}

/** Files that are missing, changed or too many by the table of contents. */
function checkContents(files: ReadonlyMap<string, string>): readonly PackageDifference[] {
  const said = files.get(contentsFile);
  const stated = said === undefined ? undefined : parseJson(said);
  const known = stated?.ok && typeof stated.value === "object" && stated.value ? new Map(Object.entries(stated.value)) : undefined; // prettier-ignore
  if (!known) return [{ file: contentsFile, where: "", said: "filen saknas eller är skadad", computed: "" }];
  const others = [...files.keys()].filter((file) => file !== contentsFile);
  return [...new Set([...known.keys(), ...others])].flatMap((file): readonly PackageDifference[] => {
    const text = files.get(file);
    if (text === undefined) return [{ file, where: "", said: "filen saknas", computed: "" }];
    if (!known.has(file)) return [{ file, where: "", said: "filen hör inte till paketet", computed: "" }];
    const hash = sha256(text);
    return known.get(file) === hash
      ? []
      : [{ file, where: "SHA-256", said: JSON.stringify(known.get(file)), computed: hash }];
  });
}

type Found = Omit<PackageDifference, "file">;

function compareFile(
  file: PackageFile,
  said: string | undefined,
  computed: string,
): { readonly values: number; readonly found: readonly Found[] } {
  if (said === undefined) return { values: 0, found: [{ where: "", said: "filen saknas", computed: "" }] };
  if (!file.endsWith(".json")) return compareLines(said, computed);
  const parsed = parseJson(said);
  if (!parsed.ok) return { values: 0, found: [{ where: "", said: "filen är inte JSON", computed: "" }] };
  const leaves = leavesOf(JSON.parse(computed));
  return { values: leaves.size, found: compareLeaves(leavesOf(parsed.value), leaves) };
}

function compareLines(said: string, computed: string) {
  const [left, right] = [said.split("\n"), computed.split("\n")];
  const found: Found[] = [];
  for (let line = 0; line < Math.max(left.length, right.length); line++) {
    if (left[line] === right[line]) continue;
    found.push({ where: `rad ${line + 1}`, said: left[line] ?? "", computed: right[line] ?? "" });
  }
  return { values: right.length, found };
}

/** Every value of a JSON text by its path. Walks without calling itself, since a text may be deeper than calls can be. */
function leavesOf(whole: unknown): Map<string, unknown> {
  const leaves = new Map<string, unknown>();
  const left: (readonly [path: string, value: unknown])[] = [["", whole]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [path, value] = next;
    const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
    if (inner.length === 0) leaves.set(path, value);
    for (const [key, one] of inner.toReversed()) left.push([path === "" ? key : `${path}.${key}`, one]);
  }
  return leaves;
}

function compareLeaves(said: ReadonlyMap<string, unknown>, computed: ReadonlyMap<string, unknown>): readonly Found[] {
  const paths = new Set([...computed.keys(), ...said.keys()]);
  return [...paths].flatMap((where) => {
    const [left, right] = [said.get(where), computed.get(where)];
    return isSame(left, right) ? [] : [{ where, said: show(left), computed: show(right) }];
  });
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") {
    return Math.abs(a - b) <= nearEnough * Math.max(1, Math.abs(a), Math.abs(b));
  }
  return JSON.stringify(a) === JSON.stringify(b);
}

const show = (value: unknown): string => (value === undefined ? "finns inte" : JSON.stringify(value));
