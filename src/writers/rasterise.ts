/** SVG → PNG, for programs that do not show SVG (Word before 2016, previews). */
import { createCanvas, GlobalFonts, loadImage } from "@napi-rs/canvas";
import { interWeights } from "./inter.ts";

let registered = false;

/** Dots per CSS pixel: about 200 per inch on paper. */
const sharpness = 2;

/** Paints a chart on white. `width` and `height` are its own, in CSS pixels. Throws when the SVG cannot be read. */
export async function rasterise(svg: string, width: number, height: number): Promise<Buffer> {
  if (!registered) {
    for (const { file } of interWeights) GlobalFonts.registerFromPath(file, "Inter");
    registered = true;
  }
  const image = await loadImage(Buffer.from(svg));
  // Set before drawing, so that the drawing itself is scaled and not its pixels.
  image.width = width * sharpness;
  image.height = height * sharpness;
  const canvas = createCanvas(width * sharpness, height * sharpness);
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0);
  return canvas.encode("png");
}
