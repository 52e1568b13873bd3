/** Makes zip files forget when they were written, so that equal contents give equal bytes. */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";

/** The first day that a zip file can name, and the time of every entry. */
const mtime = "1980-01-01T00:00:00";

/**
 * Packs a zip file anew with one fixed time for every entry, in the same order. `changes` names the entries whose text is
 * to be changed on the way. Throws when the bytes are not a zip file.
 */
export function repackZip(
  zip: Uint8Array,
  changes: Readonly<Record<string, (text: string) => string>> = {},
): Uint8Array {
  const files: Zippable = {};
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    const change = changes[path];
    // Pictures in PNG are compressed already.
    const level = path.endsWith(".png") ? 0 : 6;
    files[path] = [change ? strToU8(change(strFromU8(bytes))) : bytes, { level, mtime }];
  }
  return zipSync(files);
}

const endSignature = 0x06054b50;
/** 1 January 1980 as zip files write it; the time beside it is midnight, 0. */
const firstDay = (1 << 5) | 1;

/**
 * Sets the time of every entry where it stands and gives the same bytes back: much faster than packing anew. Throws when
 * the bytes are not a zip file.
 */
export function forgetZipTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== endSignature) end -= 1;
  if (end < 0) throw new Error("The file is not a zip file.");
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < entries; entry++) {
    const local = view.getUint32(at + 42, true);
    view.setUint32(at + 12, firstDay << 16, true);
    view.setUint32(local + 10, firstDay << 16, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return zip;
}

/** Gives the numbers that a pattern finds (its first group) new ones from 1 in order of first appearance. */
export function renumber(text: string, pattern: RegExp): string {
  const numbers = new Map<string, string>();
  return text.replaceAll(pattern, (whole: string, old: string) => {
    if (!numbers.has(old)) numbers.set(old, `${numbers.size + 1}`);
    const at = whole.lastIndexOf(old);
    return whole.slice(0, at) + numbers.get(old)! + whole.slice(at + old.length);
  });
}
