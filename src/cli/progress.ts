/** Progress of a long task: a bar on a terminal, plain lines otherwise. Written to stderr, so results stay clean. */
export interface Progress {
  /** `share` of the work (0–1) is done; `what` says what is going on and how far it is. */
  update(share: number, what: string): void;
  /** Ends the line. */
  finish(): void;
}

const width = 30;

/** Makes a progress display; redraws a terminal ten times a second, writes a plain line every fifth second at most. */
export function showProgress(
  write: (text: string) => void,
  isTerminal: boolean,
  now: () => number = () => performance.now(),
): Progress {
  // A task that is soon done writes no plain line at all.
  let last = isTerminal ? -Infinity : now();
  let open = false;
  return {
    update(share, what) {
      if (now() - last < (isTerminal ? 100 : 5_000)) return;
      last = now();
      const part = Math.min(Math.max(share, 0), 1);
      const percent = `${Math.floor(part * 100)} %`;
      if (!isTerminal) return write(`${what} (${percent})\n`);
      const filled = Math.round(part * width);
      write(`\r\u001b[K[${"#".repeat(filled)}${"·".repeat(width - filled)}] ${percent} ${what}`);
      open = true;
    },
    finish() {
      if (open) write("\r\u001b[K");
      open = false;
    },
  };
}
