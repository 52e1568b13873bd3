/** Tells by its first bytes what a file really is, whatever its name says. */
import type { WrongKind } from "#src/domain/register-import/read-error.ts";

/** How many bytes {@link recognise} wants to see. */
export const recogniseBytes = 65_536;

/** `zip` covers every spreadsheet of today; `text` is everything that may be CSV. */
export type FileKind = "zip" | "text" | WrongKind;

const starts: readonly (readonly [readonly number[], FileKind])[] = [
  [[0x50, 0x4b, 0x03, 0x04], "zip"],
  [[0x50, 0x4b, 0x05, 0x06], "zip"],
  [[0x25, 0x50, 0x44, 0x46], "pdf"],
  [[0x4d, 0x5a], "program"],
  [[0x7f, 0x45, 0x4c, 0x46], "program"],
  [[0x89, 0x50, 0x4e, 0x47], "image"],
  [[0xff, 0xd8, 0xff], "image"],
  [[0x47, 0x49, 0x46, 0x38], "image"],
  [[0x1f, 0x8b], "archive"],
  [[0x37, 0x7a, 0xbc, 0xaf], "archive"],
  [[0x52, 0x61, 0x72, 0x21], "archive"],
  [[0x09, 0x08], "xls"],
];

const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** The kind of a file from its beginning. */
export function recognise(head: Buffer): FileKind {
  const beginsWith = (bytes: readonly number[]) => bytes.every((byte, i) => head[i] === byte);
  if (beginsWith(ole)) return insideOle(head);
  const found = starts.find(([bytes]) => beginsWith(bytes));
  if (found) return found[1];
  const text = head
    .subarray(0, 512)
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart()
    .toLowerCase();
  return /^<(?:!doctype|html|head|body|table|\?xml|meta)/.test(text) ? "html" : "text";
}

/** Old Office files, and new ones with a password, are small file systems whose names are written in UTF-16. */
function insideOle(head: Buffer): WrongKind {
  const names = head.toString("utf16le");
  if (names.includes("EncryptedPackage") || names.includes("EncryptionInfo")) return "password";
  if (names.includes("WordDocument")) return "word";
  if (names.includes("PowerPoint Document")) return "powerpoint";
  return "xls";
}
