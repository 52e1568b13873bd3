/**
 * Checks a reproduction package with the program's own engine: a zip or a folder that somebody hands over. No code from the
 * package is run.
 */
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { checkPackage, type PackageCheck } from "#src/domain/model/package/check-package.ts";
import type { PackageFault } from "#src/domain/model/package/read-package.ts";
import type { Result } from "#src/kernel/result.ts";
import { ReadFailure } from "#src/readers/source.ts";
import { openZip } from "#src/readers/zip.ts";
import { calculationText } from "#src/texts/benefit-calculation.sv.ts";
import { engineFolder, packagedEngine } from "#src/writers/benefit-package.ts";

/** What checking came to. */
export interface VerifiedPackage {
  readonly checked: Result<PackageCheck, readonly PackageFault[]>;
  /** Files of the package's engine that are not the program's own. */
  readonly otherEngine: readonly string[];
}

/** A package is text; more than this is something else. */
const largestPackage = 256 * 1024 ** 2;

/** Why a package cannot be opened. */
export type OpenPackageError = { readonly code: "package.damaged" } | { readonly code: "package.too-large" };

/** Opens and checks. Throws what the file system says. */
export async function verifyBenefitPackage(path: string): Promise<Result<VerifiedPackage, OpenPackageError>> {
  const files = (await stat(path)).isDirectory() ? await readFolder(path) : await readZip(path);
  if (!(files instanceof Map)) return { ok: false, error: files };
  const own = await packagedEngine();
  const names = new Set([...own.keys(), ...[...files.keys()].filter((name) => name.startsWith(engineFolder))]);
  return {
    ok: true,
    value: {
      checked: checkPackage(files, calculationText),
      otherEngine: [...names].filter((name) => own.get(name) !== files.get(name)),
    },
  };
}

type Files = Map<string, string> | OpenPackageError;

async function readFolder(folder: string): Promise<Files> {
  const files = new Map<string, string>();
  let size = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    size += (await stat(path)).size;
    if (size > largestPackage) return { code: "package.too-large" };
    files.set(relative(folder, path).split(sep).join("/"), await readFile(path, "utf8"));
  }
  return files;
}

/** Would the file be laid somewhere else than in the package's folder? */
const isOutside = (path: string): boolean =>
  path.startsWith("/") || /^[a-z]:/i.test(path) || path.split("/").includes("..");

async function readZip(path: string): Promise<Files> {
  try {
    const archive = await openZip(path, path);
    try {
      if (archive.entries.reduce((sum, { bytes }) => sum + bytes, 0) > largestPackage)
        return { code: "package.too-large" };
      const files = new Map<string, string>();
      for (const entry of archive.entries) {
        // What was checked must be what a program that unpacks it lays out, and in the folder.
        if (files.has(entry.path) || isOutside(entry.path)) return { code: "package.damaged" };
        const chunks: Buffer[] = [];
        for await (const chunk of entry.open()) chunks.push(chunk);
        files.set(entry.path, Buffer.concat(chunks).toString("utf8"));
      }
      return files;
    } finally {
      await archive.close();
    }
  } catch (thrown) {
    if (thrown instanceof ReadFailure) return { code: "package.damaged" };
    throw thrown;
  }
}
