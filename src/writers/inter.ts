/** The typeface of PDF and pictures: where its files are and which characters it has. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const folder = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/inter/package.json"));

/** Folder that holds every weight; the folders and files of the two weights that reports use. */
export const interFolder = folder;
export const interWeights = ["400Regular", "600SemiBold"].map((name) => ({
  folder: join(folder, name),
  file: join(folder, name, `Inter_${name}.ttf`),
}));

let covered: ReadonlySet<number> | undefined;

/** Stands in for a character that the typeface does not have. */
const placeholder = "\u25a1";

/**
 * Makes a text printable in Inter: composed accents, no control characters, `□` for what the typeface does not have
 * (PDF/UA refuses a page with a missing glyph), and soft hyphens in words too long for any line.
 */
export function printable(text: string): string {
  covered ??= readCoverage(readFileSync(interWeights[0]!.file));
  const glyphs = covered;
  let result = "";
  for (const character of text.normalize("NFC")) {
    const code = character.codePointAt(0)!;
    if (code < 32 || (code >= 0x7f && code < 0xa0)) result += character === "\n" || character === "\t" ? " " : "";
    else result += glyphs.has(code) ? character : placeholder;
  }
  return result.replaceAll(/[^\s\u00ad-]{28,}/g, (word) => word.replaceAll(/.{12}(?=.{3})/gu, "$&\u00ad"));
}

/** Character codes of a TrueType file, from its `cmap` table in format 12 or 4. Throws when it has neither. */
function readCoverage(font: Buffer): ReadonlySet<number> {
  const tables = font.readUInt16BE(4);
  const records = Array.from({ length: tables }, (_, index) => 12 + index * 16);
  const cmapRecord = records.find((at) => font.toString("latin1", at, at + 4) === "cmap");
  if (cmapRecord === undefined) throw new Error("The font file has no cmap table.");
  const cmap = font.readUInt32BE(cmapRecord + 8);
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 8 + index * 8),
  );
  const withFormat = (format: number) => subtables.find((at) => font.readUInt16BE(at) === format);
  const codes = new Set<number>();
  const add = (first: number, last: number) => {
    for (let code = first; code <= last; code++) codes.add(code);
  };
  const segmented = withFormat(12);
  if (segmented !== undefined) {
    for (let group = 0; group < font.readUInt32BE(segmented + 12); group++) {
      const at = segmented + 16 + group * 12;
      add(font.readUInt32BE(at), font.readUInt32BE(at + 4));
    }
    return codes;
  }
  const basic = withFormat(4);
  if (basic === undefined) throw new Error("The font file has no character table that can be read.");
  const ends = basic + 14;
  const twice = font.readUInt16BE(basic + 6);
  for (let index = 0; index < twice; index += 2) {
    const last = font.readUInt16BE(ends + index);
    if (last !== 0xffff) add(font.readUInt16BE(ends + twice + 2 + index), last);
  }
  return codes;
}
