import { expect, test } from "vitest";
import { showProgress } from "#src/cli/progress.ts";

/** Shows a hundred steps, one a second or faster, and gives what was written. */
function shown(isTerminal: boolean, secondsPerStep: number): string[] {
  const written: string[] = [];
  let clock = 0;
  const progress = showProgress(
    (text) => written.push(text),
    isTerminal,
    () => clock,
  );
  for (let step = 1; step <= 100; step++) {
    clock += secondsPerStep * 1000;
    progress.update(step / 100, "läser");
  }
  progress.finish();
  return written;
}

test("a terminal gets a bar that is redrawn in place and wiped at the end", () => {
  const written = shown(true, 1);
  expect(written).toHaveLength(101);
  expect(written[49]).toContain("[###############···············] 50 % läser");
  expect(written.every((text) => text.startsWith("\r") && !text.includes("\n"))).toBe(true);
});

test("a terminal is redrawn ten times a second at most", () => {
  expect(shown(true, 0.01).length).toBeLessThan(15);
});

test("anything else gets a plain line every fifth second, and none for what is soon done", () => {
  expect(shown(false, 1)).toHaveLength(20);
  expect(shown(false, 1)[0]).toBe("läser (5 %)\n");
  expect(shown(false, 0.01)).toEqual([]);
});
