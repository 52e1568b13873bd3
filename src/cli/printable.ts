/** Keeps data from giving orders to a terminal. */

/** Clears what is left of a line of progress. */
const clearing = "\u001b[K";

/** The text with a mark where somebody's data holds a character that a terminal obeys instead of showing. */
export const printable = (text: string): string =>
  text.replaceAll(/\p{Cc}/gu, (found, at: number) =>
    "\n\t\r".includes(found) || text.startsWith(clearing, at) ? found : "\ufffd",
  );
