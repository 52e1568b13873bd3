/** Opens Word and Excel files for tests, without the libraries that wrote them. */
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";

/** One element of an XML file. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** The text directly inside. */
  readonly text: string;
}

/** The parts of an Office file by path. */
export const openOffice = (bytes: Uint8Array): Readonly<Record<string, Uint8Array>> => unzipSync(bytes);

/** Parses a part. Throws when it is not well-formed XML. */
export function parseXml(bytes: Uint8Array | undefined): Element {
  if (!bytes) throw new Error("The part does not exist.");
  interface Growing extends Element {
    children: Growing[];
    text: string;
  }
  const root: Growing = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const element: Growing = { name: tag.name, attributes: tag.attributes, children: [], text: "" };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => (open.at(-1)!.text += text));
  parser.on("closetag", () => open.pop());
  parser.write(strFromU8(bytes)).close();
  return root;
}

/** All elements with a name, at any depth, in document order. */
export function findAll(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findAll(child, name)]);
}

/** All text inside an element, at any depth, in document order. */
export const allText = (element: Element): string => element.text + element.children.map(allText).join("");

/** Relationships that point at a part that is not in the file. */
export function brokenRelationships(parts: Readonly<Record<string, Uint8Array>>): string[] {
  return Object.keys(parts)
    .filter((path) => path.endsWith(".rels"))
    .flatMap((path) => {
      const folder = path.replace(/_rels\/[^/]*$/, "");
      return findAll(parseXml(parts[path]), "Relationship").flatMap(({ attributes }) => {
        if (attributes.TargetMode === "External") return [];
        const target = attributes.Target!;
        const found = new URL(target, `file:///${folder}`).pathname.slice(1);
        return found in parts ? [] : [`${path}: ${target}`];
      });
    });
}

/** A cell as it is stored: its type, value, number format and whether it has a formula. */
export interface StoredCell {
  readonly type: "number" | "text";
  readonly value: number | string;
  readonly format: string;
  readonly formula: boolean;
}

export interface StoredSheet {
  readonly name: string;
  /** Cells by address, e.g. `B4`. */
  readonly cells: Readonly<Record<string, StoredCell>>;
  /** Rows that stay at the top when one scrolls. */
  readonly frozenRows: number;
  readonly widths: readonly number[];
}

/** Reads the sheets of a workbook as stored. */
export function readWorkbook(bytes: Uint8Array): StoredSheet[] {
  const parts = openOffice(bytes);
  const strings = findAll(parseXml(parts["xl/sharedStrings.xml"]), "si").map(allText);
  const styles = parseXml(parts["xl/styles.xml"]);
  const formats = new Map(findAll(styles, "numFmt").map((x) => [x.attributes.numFmtId!, x.attributes.formatCode!]));
  const cellFormats = findAll(findAll(styles, "cellXfs")[0]!, "xf").map((xf) => xf.attributes.numFmtId ?? "0");
  const targets = new Map(
    findAll(parseXml(parts["xl/_rels/workbook.xml.rels"]), "Relationship").map((x) => [
      x.attributes.Id!,
      x.attributes.Target!,
    ]),
  );
  return findAll(parseXml(parts["xl/workbook.xml"]), "sheet").map((sheet) => {
    const root = parseXml(parts[`xl/${targets.get(sheet.attributes["r:id"]!)!}`]);
    const cells = findAll(root, "c").flatMap((cell): [string, StoredCell][] => {
      const value = findAll(cell, "v")[0];
      const formula = findAll(cell, "f").length > 0;
      if (!value && !formula) return [];
      const text = value ? allText(value) : "";
      const isText = cell.attributes.t === "s";
      const formatId = cellFormats[Number(cell.attributes.s ?? 0)] ?? "0";
      const stored: StoredCell = {
        type: isText ? "text" : "number",
        value: isText ? strings[Number(text)]! : Number(text),
        format: formats.get(formatId) ?? formatId,
        formula,
      };
      return [[cell.attributes.r!, stored]];
    });
    return {
      name: sheet.attributes.name!,
      cells: Object.fromEntries(cells),
      frozenRows: Number(findAll(root, "pane")[0]?.attributes.ySplit ?? 0),
      widths: findAll(root, "col").map((column) => Number(column.attributes.width)),
    };
  });
}
