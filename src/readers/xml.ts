/** Streams XML out of an archive: no document types, no entities of the file's own, no growing memory. */
import { ReadFailure } from "#src/readers/source.ts";
import { XmlFault, XmlScanner, type XmlHandler } from "#src/readers/xml-scanner.ts";
import type { ZipEntry } from "#src/readers/zip.ts";

const MORE = ">".charCodeAt(0);
/** No text or tag of a spreadsheet is longer. In bytes. */
const restLimit = 4_000_000;

/** Parses one part of an archive. `breathe` is waited for between chunks. Throws {@link ReadFailure}. */
export async function parseXml(
  entry: ZipEntry,
  file: string,
  handler: XmlHandler,
  breathe: (bytes: number) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const scanner = new XmlScanner(handler);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of entry.open()) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      // Cut between tags: no letter is divided, and the scanner seldom has to put pieces together.
      const end = bytes.lastIndexOf(MORE) + 1;
      rest = bytes.subarray(end);
      if (rest.length > restLimit) throw new XmlFault("damaged");
      if (end > 0) scanner.push(decoder.decode(bytes.subarray(0, end)));
      await breathe(chunk.length);
    }
    scanner.push(decoder.decode(rest));
    scanner.end();
  } catch (thrown) {
    const damaged =
      thrown instanceof TypeError && "code" in thrown && thrown.code === "ERR_ENCODING_INVALID_ENCODED_DATA";
    if (!damaged && !(thrown instanceof XmlFault)) throw thrown;
    const doctype = thrown instanceof XmlFault && thrown.code === "doctype";
    throw new ReadFailure({ code: doctype ? "import.xml-doctype" : "import.xml-damaged", file, part: entry.path });
  }
}
