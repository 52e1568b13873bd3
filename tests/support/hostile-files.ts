/** Files that are broken, disguised or made to harm, built on the spot: nothing of the kind is kept in the repository. */
import { deflateRawSync, crc32 } from "node:zlib";

/** A file inside an archive; the lies are for {@link zipOf} to tell. */
export interface Packed {
  readonly name: string | Buffer;
  readonly content: string | Buffer;
  /** Bits of the general purpose flag; 1 says encrypted. */
  readonly flags?: number;
  /** States another unpacked size than the true one. */
  readonly claimedSize?: number;
  readonly claimedCrc?: number;
  /** Points to the local header of the entry with this position instead of to its own. */
  readonly sameAs?: number;
}

/** An archive, byte by byte, since no honest library would write it. */
export function zipOf(files: readonly Packed[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name as string);
    const content = Buffer.from(file.content as string);
    const packed = deflateRawSync(content);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(file.flags ?? 0x800, 2);
    header.writeUInt16LE(8, 4);
    header.writeUInt32LE(file.claimedCrc ?? crc32(content), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(file.claimedSize ?? content.length, 18);
    header.writeUInt16LE(name.length, 22);
    offsets.push(offset);
    if (file.sameAs === undefined) {
      const piece = Buffer.concat([Buffer.from("PK\u0003\u0004"), header, name, packed]);
      local.push(piece);
      offset += piece.length;
    }
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(offsets[file.sameAs ?? offsets.length - 1]!, 12);
    central.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), header, entry.subarray(2), name]));
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from("PK\u0005\u0006"), end]);
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of a workbook with one sheet; `parts` replace or add. */
export function xlsxOf(
  sheet: { readonly name: string; readonly xml: string },
  parts: Readonly<Record<string, string>> = {},
  workbookProperties = "",
): Packed[] {
  const all: Record<string, string> = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": `<Relationships><Relationship Id="a" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}">${workbookProperties}<sheets><sheet name="${sheet.name}" sheetId="1" r:id="s"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="s" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="u" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": sheet.xml,
    ...parts,
  };
  return Object.entries(all).map(([name, content]) => ({ name, content }));
}

/** A worksheet of rows; a cell is the inside of `<c …>…</c>` with its attributes, or a text. */
export const worksheet = (rows: readonly (readonly string[])[], before = ""): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<worksheet xmlns="${main}"><sheetData>${rows
    .map((row, i) => `<row r="${i + 1}">${row.map(cell).join("")}</row>`)
    .join("")}</sheetData></worksheet>`;

const cell = (content: string): string =>
  content.startsWith("<c") ? content : `<c t="inlineStr"><is><t>${content}</t></is></c>`;

/** The first bytes of an old Office file whose directory holds a stream of this name. */
export const oleOf = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1016),
    Buffer.from(stream, "utf16le"),
    Buffer.alloc(1024),
  ]);
