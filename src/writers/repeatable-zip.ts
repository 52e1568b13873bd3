/** Makes a zip file forget when it was written, so that equal contents give equal bytes. */
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

/** Gives the numbers that a pattern finds (its first group) new ones from 1 in order of first appearance. */
export function renumber(text: string, pattern: RegExp): string {
  const numbers = new Map<string, string>();
  return text.replaceAll(pattern, (whole: string, old: string) => {
    if (!numbers.has(old)) numbers.set(old, `${numbers.size + 1}`);
    const at = whole.lastIndexOf(old);
    return whole.slice(0, at) + numbers.get(old)! + whole.slice(at + old.length);
  });
}
