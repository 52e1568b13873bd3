/** From step at start to step at exit: bands as wide as the number who took that way. */
import { findValue, rowsOf, textOf } from "../facts.ts";
import { formatNumber } from "../format.ts";
import { amountOf, chartWidth, fontSize, lineHeight, palette, path, rect, smallSize, text, wrap } from "./svg.ts";
import { cellAt, type ChartKind } from "./drawing.ts";

const side = 170;
const node = 16;
/** The height of all people together; names and gaps come on top. */
const plotHeight = 190;
const gap = 18;
const top = 34;

export const ladder: ChartKind = (context, id) => {
  void id;
  const figure = context.evaluation.figures["ladder.matrix"];
  if (!figure) return undefined;
  const labels = rowsOf(figure).map((row) => textOf(row.label));
  const indices = labels.map((_, index) => index);
  const cells = indices.map((i) => indices.map((j) => amountOf(cellAt(context, "ladder.matrix", `cells/${i}/${j}`))));
  // A band that may not be drawn could be read from what is left of its ends.
  if (cells.some((row) => row.includes(undefined))) return undefined;
  const counts = cells.map((row) => row.map((amount) => amount ?? 0));
  const starts = counts.map((row) => row.reduce((a, b) => a + b, 0));
  const exits = indices.map((j) => counts.reduce((sum, row) => sum + row[j]!, 0));
  const n = starts.reduce((a, b) => a + b, 0);
  if (n === 0 || findValue(figure, "cells") === undefined) return undefined;
  // The highest step is on top, so that the way up is the way up.
  const order = [...indices].reverse();
  const scale = plotHeight / n;
  const named = labels.map((label) => wrap(label, side - 50));
  // A step with few people still needs the height of its name.
  const slot = (index: number, size: number) => Math.max(size * scale, named[index]!.length * lineHeight(fontSize));
  const heightOf = (sizes: readonly number[]) =>
    order.reduce((sum, index) => sum + slot(index, sizes[index]!) + gap, -gap);
  const height = Math.max(heightOf(starts), heightOf(exits));
  const place = (sizes: readonly number[]) => {
    const tops = new Map<number, number>();
    let y = top + (height - heightOf(sizes)) / 2;
    for (const index of order) {
      const room = slot(index, sizes[index]!);
      tops.set(index, y + (room - sizes[index]! * scale) / 2);
      y += room + gap;
    }
    return tops;
  };
  const [left, right] = [place(starts), place(exits)];
  const [x1, x2] = [side + node, chartWidth - side - node];
  let content = text("Vid start", side, 10, { anchor: "end", weight: 600 });
  content += text("Vid avslut", chartWidth - side, 10, { weight: 600 });
  const used = { left: new Map(left), right: new Map(right) };
  // Bands leave and arrive in the order of their other end, so that they cross as little as may be.
  const arrivals = new Map<string, number>();
  for (const j of order)
    for (const i of order) {
      const at = used.right.get(j)!;
      arrivals.set(`${i}/${j}`, at);
      used.right.set(j, at + counts[i]![j]! * scale);
    }
  for (const i of order)
    for (const j of order) {
      const width = counts[i]![j]! * scale;
      if (width === 0) continue;
      const [from, to] = [used.left.get(i)! + width / 2, arrivals.get(`${i}/${j}`)! + width / 2];
      used.left.set(i, from + width / 2);
      const middle = (x1 + x2) / 2;
      content += path(`M${x1},${r(from)} C${middle},${r(from)} ${middle},${r(to)} ${x2},${r(to)}`, {
        fill: "none",
        stroke: j > i ? palette.middle : j < i ? palette.warm : palette.line,
        "stroke-width": Math.max(width, 1),
        "stroke-opacity": j === i ? 0.55 : 0.5,
        "stroke-dasharray": j < i ? "6 3" : undefined,
      });
      if (width >= 13) {
        content += text(formatNumber(counts[i]![j]!, 0), x1 + 10, from, { size: smallSize, weight: 600 });
      }
    }
  const ends = (sizes: readonly number[], tops: ReadonlyMap<number, number>, x: number, anchor: "start" | "end") => {
    for (const index of order) {
      const [y, size] = [tops.get(index)!, sizes[index]! * scale];
      const at = anchor === "end" ? x - 8 : x + node + 8;
      content += rect(x, y, node, Math.max(size, 1), palette.accent);
      const middle = y + size / 2;
      content += text(formatNumber(sizes[index]!, 0), at, middle, { anchor, weight: 600 });
      content += text(named[index]!, anchor === "end" ? at - 30 : at + 30, middle, { anchor });
    }
  };
  ends(starts, left, side, "end");
  ends(exits, right, chartWidth - side - node, "start");
  const total = (sign: number) =>
    indices.reduce(
      (sum, i) => sum + indices.reduce((a, j) => a + (Math.sign(j - i) === sign ? counts[i]![j]! : 0), 0),
      0,
    );
  const title = "Stegförflyttning från start till avslut";
  const ways = indices.flatMap((i) =>
    indices.flatMap((j) => (counts[i]![j]! > 0 ? [`från ${labels[i]} till ${labels[j]} ${counts[i]![j]}`] : [])),
  );
  return {
    title,
    description: `${title}, ${n} personer: ${total(1)} uppåt, ${total(0)} på samma steg, ${total(-1)} nedåt. ${ways.join("; ")}.`,
    picture: { height: top + height + 8, content },
    figures: ["ladder.matrix"],
    notes: ["Blågröna band går uppåt, grå ligger kvar på samma steg och streckade går nedåt."],
  };
};

const r = (value: number) => Math.round(value * 100) / 100;
