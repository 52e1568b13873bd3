/** Names of sheets: unique, safe, and short enough for Excel. */

const longestName = 31;

/**
 * Makes a sheet's name of a wish: without the characters that Excel refuses, at most 31 characters, and not in `taken`
 * (compared without regard to case), to which it is added.
 */
export function sheetName(wish: string, taken: Set<string>): string {
  const cleaned = wish
    .toWellFormed()
    .replaceAll(/[[\]:*?/\\\p{C}]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/^[' ]+|[' ]+$/g, "");
  // Excel keeps the name History for itself.
  const base = cleaned === "" || cleaned.toLowerCase() === "history" ? `Blad ${cleaned}`.trim() : cleaned;
  for (let count = 1; ; count++) {
    const ending = count === 1 ? "" : ` (${count})`;
    const name = cut(base, longestName - ending.length) + ending;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** Cuts at a word's end when there is one near enough, and never through a character. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const short = text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
  const space = short.lastIndexOf(" ");
  return (space > length - 10 ? short.slice(0, space) : short).replaceAll(/[' ]+$/g, "");
}
