/** The parts of an Excel workbook beside its sheets: which sheets there are, shared texts, and which cells are dates. */
import { parseXml } from "#src/readers/xml.ts";
import { ReadFailure } from "#src/readers/source.ts";
import type { ZipEntry } from "#src/readers/zip.ts";

/** Finds an entry of the archive by its path; undefined when there is none. */
export type FindEntry = (path: string) => ZipEntry | undefined;

/** What the workbook says about itself. */
export interface WorkbookParts {
  readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry }[];
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
  readonly texts: readonly string[];
  /** What each cell style shows a number as. */
  readonly styles: readonly NumberStyle[];
}

/** How a number is shown. */
export type NumberStyle = "number" | "date" | "percent";

/** Shared texts take memory; more than this is no register. Unpacked bytes. */
const sharedLimit = 256 * 1024 ** 2;

/** Reads everything but the sheets. Throws ReadFailure. */
export async function readWorkbookParts(find: FindEntry, file: string): Promise<WorkbookParts> {
  const root = [...(await readRelations(find, "_rels/.rels", "", file)).values()].find(({ type }) =>
    type.endsWith("/officeDocument"),
  );
  const path = root?.target ?? "xl/workbook.xml";
  const entry = find(path);
  if (!entry) throw new ReadFailure({ code: "import.xml-damaged", file, part: path });
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const relations = await readRelations(find, `${folder}_rels/${path.slice(folder.length)}.rels`, folder, file);

  const sheets: { name: string; entry: ZipEntry }[] = [];
  let from1904 = false;
  await parseXml(entry, file, {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = /^(?:1|true)$/.test(attributes.get("date1904") ?? "");
      if (name !== "sheet") return;
      const id = attributes.prefixed("id") ?? "";
      const part = find(relations.get(id)?.target ?? "");
      // Charts and macro sheets stand in the same list; a sheet without part is named and empty.
      if (part && relations.get(id)!.type.endsWith("/worksheet"))
        sheets.push({ name: attributes.get("name") ?? "", entry: part });
    },
  });
  const partOf = (type: string) => {
    const relation = [...relations.values()].find((one) => one.type.endsWith(`/${type}`));
    return relation && find(relation.target);
  };
  const shared = partOf("sharedStrings");
  const styles = partOf("styles");
  if (shared && shared.bytes > sharedLimit) throw new ReadFailure({ code: "import.zip-limit", file, limit: "bytes" });
  return {
    sheets,
    from1904,
    texts: shared ? await readSharedTexts(shared, file) : [],
    styles: styles ? await readStyles(styles, file) : [],
  };
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

async function readRelations(
  find: FindEntry,
  path: string,
  folder: string,
  file: string,
): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  const entry = find(path);
  if (!entry) return relations;
  await parseXml(entry, file, {
    open(name, attributes) {
      if (name !== "Relationship" || attributes.get("TargetMode") === "External") return;
      const target = attributes.get("Target") ?? "";
      relations.set(attributes.get("Id") ?? "", {
        type: attributes.get("Type") ?? "",
        target: target.startsWith("/") ? target.slice(1) : folder + target,
      });
    },
  });
  return relations;
}

async function readSharedTexts(entry: ZipEntry, file: string): Promise<string[]> {
  const texts: string[] = [];
  let text = "";
  let inText = false;
  let phonetic = false;
  await parseXml(entry, file, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic = true;
      else if (name === "t") inText = !phonetic;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === "t") inText = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "si") texts.push(unescapeText(text));
    },
  });
  return texts;
}

/** Excel writes characters that XML cannot hold as `_x000D_`. */
export const unescapeText = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

async function readStyles(entry: ZipEntry, file: string): Promise<NumberStyle[]> {
  const formats = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let inCells = false;
  await parseXml(entry, file, {
    open(name, attributes) {
      if (name === "numFmt") formats.set(Number(attributes.get("numFmtId")), attributes.get("formatCode") ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) styles.push(styleOf(Number(attributes.get("numFmtId") ?? 0), formats));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

/** Built-in formats that show a day: ECMA-376 part 1, 18.8.30, and the ones of East Asian versions. */
const builtInDates = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

function styleOf(id: number, formats: ReadonlyMap<number, string>): NumberStyle {
  if (builtInDates(id)) return "date";
  if (id === 9 || id === 10) return "percent";
  const format = formats.get(id);
  if (format === undefined) return "number";
  // What stands in quotes, brackets or after a backslash is shown as it is; only the first section counts.
  const bare = format
    .replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, "")
    .split(";")[0]!
    .toLowerCase();
  if (/[yd]/.test(bare) || (bare.includes("m") && !/[hs]/.test(bare))) return "date";
  return bare.includes("%") ? "percent" : "number";
}
