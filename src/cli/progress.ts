/** Progress of a long task: a bar on a terminal, plain lines otherwise. Written to stderr, so results stay clean. */
export interface Progress {
  /** `done` of `total` units (rows, files); `what` says which part is worked on. Undefined total: only the count is shown. */
  update(done: number, total: number | undefined, what: string): void;
  /** Ends the line. */
  finish(): void;
}

const width = 30;
const number = new Intl.NumberFormat("sv-SE");

/** Makes a progress display; redraws a terminal ten times a second, writes a plain line every fifth second at most. */
export function showProgress(
  write: (text: string) => void,
  isTerminal: boolean,
  now: () => number = () => performance.now(),
): Progress {
  let last = -Infinity;
  let open = false;
  let shown = "";
  return {
    update(done, total, what) {
      const complete = total !== undefined && done >= total;
      if (now() - last < (isTerminal ? 100 : 5_000) && !(complete && what !== shown)) return;
      last = now();
      if (complete) shown = what;
      const share = total ? Math.min(done / total, 1) : 0;
      const count = total === undefined ? number.format(done) : `${number.format(done)} av ${number.format(total)}`;
      if (!isTerminal) return write(`${what}: ${count}\n`);
      const filled = Math.round(share * width);
      const bar = total === undefined ? "" : `[${"#".repeat(filled)}${"·".repeat(width - filled)}] `;
      write(`\r\u001b[K${bar}${count} ${what}`);
      open = true;
    },
    finish() {
      if (open) write("\n");
      open = false;
    },
  };
}
