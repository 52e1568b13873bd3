/**
 * SVG → PNG, for programs that do not show SVG (Word before 2016, previews). The painter is WebAssembly: a fault in it
 * is an exception and cannot take the process with it.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { interWeights } from "./inter.ts";

let fonts: Promise<Uint8Array[]> | undefined;

/** Starts the painter once for the process and gives it the typeface. */
async function start(): Promise<Uint8Array[]> {
  const program = createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
  await initWasm(readFileSync(program));
  return interWeights.map(({ file }) => readFileSync(file));
}

/** Dots per CSS pixel: about 200 per inch on paper. */
const sharpness = 2;

/** Paints a chart on white, `width` CSS pixels wide. Throws when the SVG cannot be read. */
export async function rasterise(svg: string, width: number): Promise<Uint8Array> {
  const fontBuffers = await (fonts ??= start());
  const painter = new Resvg(svg, {
    fitTo: { mode: "width", value: width * sharpness },
    background: "#ffffff",
    font: { fontBuffers, defaultFontFamily: "Inter", loadSystemFonts: false },
  });
  const picture = painter.render();
  try {
    return picture.asPng();
  } finally {
    picture.free();
    painter.free();
  }
}
