/**
 * Drawing in SVG with presentation attributes only: the same picture on the web under a strict content security policy,
 * in PDF and in Word. Lengths are units of which a page's width is 640, so 13 units of text is about ten points on paper.
 */
import type { Cell } from "../document.ts";
import { formatCell, formatNumber, formatPercent } from "../format.ts";

export const chartWidth = 640;

/** One deep blue-green with tints, one warm, and quiet greys. Text colours hold 4.5:1 on white and on the page's tint. */
export const palette = {
  accent: "#14535f",
  middle: "#5c929b",
  light: "#a9c8cc",
  pale: "#dce8e9",
  warm: "#b5651d",
  ink: "#1c2b30",
  muted: "#53636a",
  line: "#c4cdcc",
  paper: "#ffffff",
} as const;

/** Fills that differ in pattern as well as in colour, from most to least weight. */
export type Fill = "solid" | "stripes" | "dots" | "pale" | "warm" | "grid";

export const fontSize = 13;
export const smallSize = 11.5;
const family = "Inter, Segoe UI, Arial, sans-serif";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeXml = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign]!);
const round = (value: number) => String(Math.round(value * 100) / 100);

type Attributes = Readonly<Record<string, string | number | undefined>>;

function element(name: string, attributes: Attributes, content = ""): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? round(value) : escapeXml(value!)}"`)
    .join("");
  return content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** Width of a text in units: a little generous, so that nothing is cut with another font than ours. */
export function textWidth(text: string, size = fontSize): number {
  let width = 0;
  for (const sign of text) {
    if (/[iljtfrI.,;:|!'’()/ \u00a0]/.test(sign)) width += 0.34;
    else if (/[mwMW%]/.test(sign)) width += 0.92;
    else if (/[A-ZÅÄÖ]/.test(sign)) width += 0.72;
    else width += 0.59;
  }
  return width * size;
}

/** Breaks a text into lines no wider than `width`; a single long word is broken where it must. */
export function wrap(text: string, width: number, size = fontSize): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ +/).flatMap((each) => breakWord(each, width, size))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === "" ? lines : [...lines, line];
}

function breakWord(word: string, width: number, size: number): readonly string[] {
  if (textWidth(word, size) <= width) return [word];
  const at = word.search(/[/–-]./);
  if (at > 0 && at < word.length - 2) return [word.slice(0, at + 1), ...breakWord(word.slice(at + 1), width, size)];
  let end = word.length;
  while (end > 3 && textWidth(`${word.slice(0, end)}-`, size) > width) end -= 1;
  return [`${word.slice(0, end)}-`, ...breakWord(word.slice(end), width, size)];
}

export interface TextOptions {
  readonly anchor?: "start" | "middle" | "end";
  readonly size?: number;
  readonly weight?: number;
  readonly fill?: string;
}

/** Text with its middle height at `y`, one line for each item. */
export function text(lines: string | readonly string[], x: number, y: number, options: TextOptions = {}): string {
  const list = typeof lines === "string" ? [lines] : lines;
  const size = options.size ?? fontSize;
  const first = y + size * 0.36 - ((list.length - 1) * lineHeight(size)) / 2;
  return list
    .map((line, index) =>
      element(
        "text",
        {
          x,
          y: first + index * lineHeight(size),
          "font-size": size,
          "font-weight": options.weight,
          fill: options.fill ?? palette.ink,
          "text-anchor": options.anchor === "start" ? undefined : options.anchor,
        },
        escapeXml(line),
      ),
    )
    .join("");
}

export const lineHeight = (size: number) => size * 1.25;

export function rect(x: number, y: number, width: number, height: number, fill: string, stroke?: string): string {
  return element("rect", { x, y, width: Math.max(width, 0), height: Math.max(height, 0), fill, stroke });
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1, dash?: string): string {
  return element("line", { x1, y1, x2, y2, stroke, "stroke-width": width, "stroke-dasharray": dash });
}

export function circle(x: number, y: number, r: number, fill: string, stroke?: string): string {
  return element("circle", { cx: x, cy: y, r, fill, stroke, "stroke-width": stroke ? 2 : undefined });
}

export function path(d: string, attributes: Attributes): string {
  return element("path", { d, ...attributes });
}

/** The paint of a fill; patterns are defined by `frame` under the chart's own id, so that two charts never meet. */
export function paint(fill: Fill, id: string): string {
  if (fill === "solid") return palette.accent;
  if (fill === "pale") return palette.pale;
  return `url(#${id}-${fill})`;
}

/** The colour of text on a fill. */
export const onFill = (fill: Fill) => (fill === "solid" ? palette.paper : palette.ink);

function patterns(id: string): string {
  const pattern = (name: Fill, size: number, background: string, marks: string) =>
    element(
      "pattern",
      { id: `${id}-${name}`, width: size, height: size, patternUnits: "userSpaceOnUse" },
      rect(0, 0, size, size, background) + marks,
    );
  const slant = (colour: string, size: number) =>
    path(`M-1,1 l2,-2 M0,${size} L${size},0 M${size - 1},${size + 1} l2,-2`, { stroke: colour, "stroke-width": 1.6 });
  return element(
    "defs",
    {},
    pattern("stripes", 6, palette.light, slant(palette.middle, 6)) +
      pattern("dots", 6, palette.pale, circle(3, 3, 1.1, palette.middle)) +
      pattern("warm", 6, "#e9c9a6", slant(palette.warm, 6)) +
      pattern("grid", 8, palette.paper, path("M0,0.5 H8 M0.5,0 V8", { stroke: palette.line, "stroke-width": 1 })),
  );
}

export interface Picture {
  readonly height: number;
  readonly content: string;
}

/** A complete SVG element. `title` names it, `description` is the picture in words. */
export function frame(id: string, picture: Picture, title: string, description: string): string {
  const height = Math.ceil(picture.height);
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${chartWidth} ${height}`,
      width: chartWidth,
      height,
      role: "img",
      "aria-labelledby": `${id}-title ${id}-desc`,
      "font-family": family,
    },
    element("title", { id: `${id}-title` }, escapeXml(title)) +
      element("desc", { id: `${id}-desc` }, escapeXml(description)) +
      (picture.content.includes(`url(#${id}-`) ? patterns(id) : "") +
      picture.content,
  );
}

/** The number that a bar's length stands for; undefined for what is withheld or missing. */
export function amountOf(cell: Cell | undefined): number | undefined {
  if (cell?.kind === "count" || cell?.kind === "number") return cell.value;
  if (cell?.kind === "share") return cell.numerator / cell.denominator;
  return undefined;
}

/** What stands beside a bar. */
export function labelOf(cell: Cell | undefined): string {
  if (!cell) return "";
  if (cell.kind === "share") return formatPercent(cell.numerator, cell.denominator);
  if (cell.kind === "number" && cell.unit === "kr") return formatNumber(cell.value, 0);
  return formatCell(cell, "table");
}
