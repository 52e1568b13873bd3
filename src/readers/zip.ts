/** Opens zip archives without trusting them: nothing is written anywhere, and every number they state is checked. */
import { pipeline, type Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import yauzl from "yauzl";
import { ReadFailure } from "#src/readers/source.ts";

const entryLimit = 2_000;
/** Unpacked bytes of a whole archive. */
const totalLimit = 2 * 1024 ** 3;
/** A spreadsheet's sheets shrink to a tenth or a fiftieth; what shrinks more, and is large, is made to harm. */
const ratioLimit = 250;
const ratioFrom = 4 * 1024 ** 2;
const localHeader = 30;

/** A file inside an archive. */
export interface ZipEntry {
  readonly path: string;
  readonly bytes: number;
  /** Its content, checked against size and checksum as it is read. */
  open(): AsyncIterable<Buffer>;
}

/** An open archive. */
export interface ZipArchive {
  readonly entries: readonly ZipEntry[];
  close(): Promise<void>;
}

/** Opens an archive and checks its table of contents. `file` is the name to tell. Throws {@link ReadFailure}. */
export async function openZip(path: string, file: string): Promise<ZipArchive> {
  const damaged = () => new ReadFailure({ code: "import.zip-damaged", file });
  const zip = await openFile(path).catch(() => Promise.reject(damaged()));
  try {
    if (zip.entryCount > entryLimit) throw new ReadFailure({ code: "import.zip-limit", file, limit: "entries" });
    const entries = await listEntries(zip).catch(() => Promise.reject(damaged()));
    checkEntries(entries, file);
    return {
      entries: entries
        .map((entry) => ({
          path: nameOf(entry),
          bytes: entry.uncompressedSize,
          open: () => content(zip, entry, damaged),
        }))
        .filter((entry) => !entry.path.endsWith("/")),
      close: () => {
        zip.close();
        return Promise.resolve();
      },
    };
  } catch (thrown) {
    zip.close();
    throw thrown;
  }
}

function openFile(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    // Names are read by `nameOf`: no name is ever a path here, so an odd one is no reason to refuse the rest.
    yauzl.open(path, { autoClose: false, lazyEntries: true, decodeStrings: false }, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

function listEntries(zip: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = [];
    zip.on("error", reject);
    zip.on("end", () => {
      resolve(entries);
    });
    zip.on("entry", (entry: yauzl.Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

const rawName = (entry: yauzl.Entry): Buffer => entry.fileName as unknown as Buffer;

/** Letters of the code page that zip programs use when they do not say UTF-8. */
const oldLetters: Readonly<Record<string, string>> = {
  "\u0086": "å",
  "\u0084": "ä",
  "\u0094": "ö",
  "\u008f": "Å",
  "\u008e": "Ä",
  "\u0099": "Ö",
  "\u0082": "é",
};

function nameOf(entry: yauzl.Entry): string {
  const raw = rawName(entry);
  let name: string;
  try {
    name = new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    name = raw.toString("latin1").replace(/[\u0080-\u009f]/g, (letter) => oldLetters[letter] ?? "_");
  }
  return name.replaceAll("\\", "/").normalize("NFC");
}

function checkEntries(entries: readonly yauzl.Entry[], file: string): void {
  let total = 0;
  let previousEnd = 0;
  const inFile = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  if (entries.length > entryLimit) throw new ReadFailure({ code: "import.zip-limit", file, limit: "entries" });
  for (const entry of inFile) {
    if ((entry.generalPurposeBitFlag & 1) !== 0) throw new ReadFailure({ code: "import.zip-encrypted", file });
    total += entry.uncompressedSize;
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    if (entry.uncompressedSize > ratioFrom && ratio > ratioLimit) {
      throw new ReadFailure({ code: "import.zip-limit", file, limit: "ratio" });
    }
    if (entry.relativeOffsetOfLocalHeader < previousEnd) {
      throw new ReadFailure({ code: "import.zip-limit", file, limit: "overlap" });
    }
    const nameLength = rawName(entry).length;
    previousEnd = entry.relativeOffsetOfLocalHeader + localHeader + nameLength + entry.compressedSize;
  }
  if (total > totalLimit) throw new ReadFailure({ code: "import.zip-limit", file, limit: "bytes" });
}

/** Large pieces: a big sheet is unpacked in hundreds of steps instead of ten thousand. */
const chunkSize = 64 * 1024;
const DEFLATED = 8;
const plain = { decompress: null, decrypt: null, start: null, end: null };
const compressed = { ...plain, decompress: false };

async function* content(zip: yauzl.ZipFile, entry: yauzl.Entry, damaged: () => ReadFailure): AsyncGenerator<Buffer> {
  let checksum = 0;
  let bytes = 0;
  const inflate = entry.compressionMethod === DEFLATED ? createInflateRaw({ chunkSize }) : undefined;
  try {
    const stored = await new Promise<Readable>((resolve, reject) => {
      zip.openReadStream(entry, inflate ? compressed : plain, (error, opened) => {
        if (error) reject(error);
        else resolve(opened);
      });
    });
    const unpacked: AsyncIterable<Buffer> = inflate ? pipeline(stored, inflate, () => undefined) : stored;
    for await (const chunk of unpacked) {
      checksum = crc32(chunk, checksum);
      bytes += chunk.length;
      // What is more than was promised is not unpacked any further.
      if (bytes > entry.uncompressedSize) throw damaged();
      yield chunk;
    }
  } catch {
    throw damaged();
  }
  if (bytes !== entry.uncompressedSize || checksum !== entry.crc32) throw damaged();
}
