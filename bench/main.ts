/**
 * `npm run bench`: measures every speed goal and prints it beside its goal and beside a calibration loop, so that runs
 * on machines of different speed can be compared: the ratio moves little, the milliseconds a lot.
 *
 * `npm run bench -- figures import` runs only the named parts.
 */
import type { Measurement } from "./measurement.ts";

const parts: Record<string, () => Promise<{ run: () => Promise<Measurement[]> }>> = {
  figures: () => import("./figures.ts"),
  report: () => import("./report.ts"),
  load: () => import("./load.ts"),
  import: () => import("./import.ts"),
  model: () => import("./model.ts"),
  uncertainty: () => import("./uncertainty.ts"),
  start: () => import("./start.ts"),
};

/** Milliseconds that a fixed integer and memory loop takes here: the yardstick of every ratio. Best of five. */
function calibrate(): number {
  const table = new Int32Array(1 << 20);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    let x = 1;
    for (let i = 0; i < 20_000_000; i++) {
      x = (Math.imul(x, 1664525) + 1013904223) | 0;
      table[x & 0xfffff]! += i;
    }
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const wanted = process.argv.slice(2);
const calibration = calibrate();
console.log(`Calibration loop: ${calibration.toFixed(1)} ms\n`);
console.log("| measured | goal | value | met | × calibration |");
console.log("| --- | --- | --- | --- | --- |");
for (const [name, load] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const part = await load();
  for (const { label, unit, goal, value } of await part.run()) {
    const atLeast = goal.kind === "at-least";
    const met = atLeast ? value >= goal.value : value <= goal.value;
    const ratio =
      unit === "ms"
        ? (value / calibration).toFixed(2)
        : unit === "rows/s"
          ? (((1e6 / value) * 1000) / calibration).toFixed(2) + " per million rows"
          : "";
    console.log(
      `| ${label} | ${atLeast ? "≥" : "≤"} ${goal.value} ${unit} | ${Math.round(value * 10) / 10} ${unit} | ${met ? "yes" : "no"} | ${ratio} |`,
    );
  }
}
process.exit(0);
