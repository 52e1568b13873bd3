/** Streams XML out of an archive: no document types, no entities of the file's own, no growing memory. */
import { TextDecoder } from "node:util";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { ReadFailure } from "#src/readers/source.ts";
import type { ZipEntry } from "#src/readers/zip.ts";

/** Told about the document's pieces in order. Names come with their prefix taken away. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** A tag's name without its prefix: `x:row` → `row`. */
const localName = (name: string): string => {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
};

/** Parses one part of an archive. `breathe` is waited for between chunks. Throws {@link ReadFailure}. */
export async function parseXml(
  entry: ZipEntry,
  file: string,
  handler: XmlHandler,
  breathe: (bytes: number) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const part = entry.path;
  const parser = new SaxesParser({ xmlns: false, position: false, fragment: false });
  parser.on("error", () => {
    throw new ReadFailure({ code: "import.xml-damaged", file, part });
  });
  parser.on("doctype", () => {
    throw new ReadFailure({ code: "import.xml-doctype", file, part });
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    handler.open(localName(tag.name), tag.attributes);
  });
  if (handler.text) {
    parser.on("text", (text) => handler.text?.(text));
    parser.on("cdata", (text) => handler.text?.(text));
  }
  if (handler.close) parser.on("closetag", (tag: SaxesTagPlain) => handler.close?.(localName(tag.name)));

  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (chunk?: Buffer): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new ReadFailure({ code: "import.xml-damaged", file, part });
    }
  };
  for await (const chunk of entry.open()) {
    parser.write(decode(chunk));
    await breathe(chunk.length);
  }
  parser.write(decode()).close();
}
