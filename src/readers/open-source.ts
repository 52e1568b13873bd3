/** Opens a register file, whatever its container: Excel workbook, zip or folder of CSV files, or a single CSV file. */
import { createReadStream } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { fold } from "#src/domain/register-import/forgiving.ts";
import { workbook } from "#src/domain/workbook.ts";
import { readCsv } from "#src/readers/csv.ts";
import { recognise, recogniseBytes } from "#src/readers/disguise.ts";
import { ReadFailure, type RegisterSource, type SheetSource } from "#src/readers/source.ts";
import { openXlsx } from "#src/readers/xlsx.ts";
import { openZip, type ZipArchive } from "#src/readers/zip.ts";

/** Opens a file or folder. `fileName` is its name to tell, as the person knows it. Throws {@link ReadFailure}. */
export async function openSource(path: string, fileName: string): Promise<RegisterSource> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new ReadFailure({ code: "import.not-found", file: fileName });
  if (found.isDirectory()) return openFolder(path, fileName);
  if (!found.isFile()) throw new ReadFailure({ code: "import.not-found", file: fileName });
  if (found.size === 0) throw new ReadFailure({ code: "import.empty", file: fileName });
  const kind = recognise(await readHead(path));
  if (kind === "text") return single(path, fileName, found.size);
  if (kind !== "zip") throw new ReadFailure({ code: "import.wrong-kind", file: fileName, kind });
  return openArchive(path, fileName);
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(recogniseBytes), 0, recogniseBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const chunkBytes = 128 * 1024;

function csvFile(path: string, file: string, bytes: number): SheetSource {
  return {
    name: sheetName(file),
    bytes,
    async read(visitor) {
      const kind = recognise(await readHead(path));
      if (kind === "zip" || (kind !== "text" && bytes > 0)) {
        throw new ReadFailure({ code: "import.wrong-kind", file, kind: kind === "zip" ? "archive" : kind });
      }
      await readCsv(createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>, file, visitor);
    },
  };
}

const isCsv = (name: string): boolean => /\.csv$/i.test(name) && !basename(name).startsWith(".");
const sheetName = (name: string): string =>
  basename(name)
    .replace(/\.csv$/i, "")
    .normalize("NFC");

const known = new Set(workbook.map(({ sheet }) => fold(sheet)));

/** Is this the name of one of the workbook's sheets? */
const isSheet = (name: string): boolean => known.has(fold(sheetName(name)));

/** One CSV file is one sheet, named after the file. */
function single(path: string, fileName: string, bytes: number): RegisterSource {
  return { sheets: [csvFile(path, basename(fileName), bytes)], ignored: [], notes: [], close: () => Promise.resolve() };
}

async function openFolder(path: string, fileName: string): Promise<RegisterSource> {
  const entries = (await readdir(path, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = entries.filter((entry) => entry.isFile() && isCsv(entry.name) && isSheet(entry.name));
  const names = entries.map(({ name }) => name.normalize("NFC"));
  if (files.length === 0) throw new ReadFailure({ code: "import.no-csv", file: fileName, found: names });
  const sheets = await Promise.all(
    files.map(async ({ name }) => {
      const { size } = await stat(join(path, name));
      return csvFile(join(path, name), name.normalize("NFC"), size);
    }),
  );
  const used = new Set(files.map(({ name }) => name.normalize("NFC")));
  return { sheets, ignored: names.filter((name) => !used.has(name)), notes: [], close: () => Promise.resolve() };
}

/** Files that name what an archive is, and what that makes it. */
const archiveKinds = [
  ["xl/workbook.bin", "xlsb"],
  ["word/document.xml", "word"],
  ["ppt/presentation.xml", "powerpoint"],
  ["content.xml", "ods"],
] as const;

async function openArchive(path: string, fileName: string): Promise<RegisterSource> {
  const archive = await openZip(path, fileName);
  try {
    const paths = new Set(archive.entries.map((entry) => entry.path.toLowerCase()));
    const wrong = archiveKinds.find(([entry]) => paths.has(entry));
    if (wrong) throw new ReadFailure({ code: "import.wrong-kind", file: fileName, kind: wrong[1] });
    if (paths.has("[content_types].xml") || paths.has("xl/workbook.xml")) return await openXlsx(archive, fileName);
    return zippedCsv(archive, fileName);
  } catch (thrown) {
    await archive.close();
    throw thrown;
  }
}

function zippedCsv(archive: ZipArchive, fileName: string): RegisterSource {
  const sheets: SheetSource[] = [];
  const ignored: string[] = [];
  for (const entry of archive.entries) {
    // What leads out of the archive is nothing to be read, and nothing is ever written.
    const outside = entry.path.startsWith("/") || /^[a-z]:/i.test(entry.path) || entry.path.split("/").includes("..");
    if (outside || entry.path.startsWith("__MACOSX/") || !isCsv(entry.path) || !isSheet(entry.path)) {
      ignored.push(entry.path);
      continue;
    }
    const file = basename(entry.path);
    sheets.push({
      name: sheetName(entry.path),
      bytes: entry.bytes,
      read: (visitor) => readCsv(entry.open(), file, visitor),
    });
  }
  if (sheets.length > 0) return { sheets, ignored, notes: [], close: () => archive.close() };
  const inner = ignored.find((path) => /\.(?:zip|xlsx|xlsm|7z|rar)$/i.test(path));
  if (inner !== undefined) throw new ReadFailure({ code: "import.zip-nested", file: fileName, inner });
  throw new ReadFailure({ code: "import.no-csv", file: fileName, found: ignored });
}
