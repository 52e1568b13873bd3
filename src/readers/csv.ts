/** Reads CSV: UTF-8, `;` or `,` between cells, quoted as RFC 4180. Streams, so that size does not matter. */
import { TextDecoder } from "node:util";
import { ReadFailure, rowLimit, type SheetVisitor } from "#src/readers/source.ts";

/** A record longer than this has a quote that is never closed. In characters. */
const recordLimit = 1_000_000;
const columnLimit = 16_384;

const NEWLINE = 10;
const QUOTE = 34;
const APOSTROPHE = 39;

/** Reads the bytes of one CSV file. `file` is the name to tell. Throws {@link ReadFailure}. */
export async function readCsv(bytes: AsyncIterable<Buffer>, file: string, visitor: SheetVisitor): Promise<void> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const records = new Records(file, visitor);
  let lines = 0;
  let first = true;
  let undecoded: Buffer = Buffer.alloc(0);

  for await (const chunk of bytes) {
    if (first) refuseOtherEncodings(chunk, file);
    first = false;
    const zero = chunk.indexOf(0);
    if (zero >= 0) throw new ReadFailure({ code: "import.binary", file, line: lines + 1 + newlines(chunk, zero) });
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      throw new ReadFailure({ code: "import.not-utf8", file, line: lines + 1 + badLine(undecoded, chunk) });
    }
    undecoded = chunk.subarray(Math.max(0, chunk.length - 3));
    lines += newlines(chunk, chunk.length);
    records.push(text);
    await visitor.breathe(chunk.length);
  }
  try {
    records.push(decoder.decode());
  } catch {
    throw new ReadFailure({ code: "import.not-utf8", file, line: lines + 1 });
  }
  records.end();
  await visitor.breathe(0);
}

function refuseOtherEncodings(chunk: Buffer, file: string): void {
  const [a, b] = chunk;
  const marked = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  // Without a mark, UTF-16 shows as a zero in every second byte of ordinary letters.
  const head = chunk.subarray(0, 200);
  const zeros = head.filter((byte) => byte === 0).length;
  if (marked || (zeros > 0 && zeros * 3 >= head.length)) throw new ReadFailure({ code: "import.utf16", file });
}

function newlines(chunk: Buffer, end: number): number {
  let count = 0;
  for (let at = chunk.indexOf(NEWLINE); at >= 0 && at < end; at = chunk.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

/** How many lines into the chunk the first byte stands that is not UTF-8. */
function badLine(before: Buffer, chunk: Buffer): number {
  let from = 0;
  for (let line = 0; ; line++) {
    const end = chunk.indexOf(NEWLINE, from);
    if (end < 0) return line;
    const bytes = line === 0 ? Buffer.concat([tail(before), chunk.subarray(0, end)]) : chunk.subarray(from, end);
    if (!isUtf8(bytes)) return line;
    from = end + 1;
  }
}

/** The last bytes of a chunk that begin a letter without ending it. */
function tail(bytes: Buffer): Buffer {
  for (let i = bytes.length - 1; i >= 0; i--) {
    if (bytes[i]! >= 0xc0) return bytes.subarray(i);
    if (bytes[i]! < 0x80) break;
  }
  return bytes.subarray(bytes.length);
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Splits text into records and gives them to a visitor. */
class Records {
  readonly #file: string;
  readonly #visitor: SheetVisitor;
  #rest = "";
  #separator = "";
  #line = 1;
  #rows = 0;

  constructor(file: string, visitor: SheetVisitor) {
    this.#file = file;
    this.#visitor = visitor;
  }

  push(text: string): void {
    this.#split(this.#rest + text, false);
  }

  end(): void {
    if (this.#rest !== "") this.#split(this.#rest, true);
    if (this.#rows === 0) throw new ReadFailure({ code: "import.empty", file: this.#file });
  }

  /** Handles every whole record; what is left waits for the next piece, or is the last record when nothing follows. */
  #split(text: string, last: boolean): void {
    let at = 0;
    let quote = text.indexOf('"');
    while (at < text.length) {
      const newline = text.indexOf("\n", at);
      if (newline < 0 && !last) break;
      const end = newline < 0 ? text.length : newline;
      if (this.#separator === "" && this.#chooseSeparator(text.slice(at, end))) {
        at = end + 1;
        this.#line++;
        continue;
      }
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
      if (quote < 0 || quote > end) {
        const line = text.charCodeAt(end - 1) === 13 && end > at ? text.slice(at, end - 1) : text.slice(at, end);
        this.#record(line.split(this.#separator));
        this.#line++;
        at = end + 1;
        continue;
      }
      const quoted = this.#quoted(text, at, last);
      if (!quoted) break;
      this.#record(quoted.cells);
      this.#line += quoted.lines;
      at = quoted.end;
    }
    this.#rest = at >= text.length ? "" : text.slice(at);
    if (this.#rest.length > recordLimit) {
      throw new ReadFailure({ code: "import.quote", file: this.#file, line: this.#line });
    }
  }

  /** Chooses by the first record. True when the line only names the separator, as `sep=;` does. */
  #chooseSeparator(line: string): boolean {
    const named = /^sep=([;,])\r?$/i.exec(line);
    if (named) {
      this.#separator = named[1]!;
      return true;
    }
    const bare = line.replace(/"[^"]*"/g, "");
    const count = (separator: string) => bare.split(separator).length - 1;
    if (count("\t") > Math.max(count(";"), count(","))) {
      throw new ReadFailure({ code: "import.separator", file: this.#file });
    }
    this.#separator = count(",") > count(";") ? "," : ";";
    return false;
  }

  /** Reads a record that has quotes in it; undefined when it goes on beyond the text. */
  #quoted(text: string, from: number, last: boolean): { cells: string[]; end: number; lines: number } | undefined {
    const cells: string[] = [];
    let at = from;
    let lines = 1;
    for (;;) {
      if (text.charCodeAt(at) !== QUOTE) {
        let end = at;
        while (end < text.length && text[end] !== this.#separator && text.charCodeAt(end) !== NEWLINE) end++;
        if (end === text.length && !last) return undefined;
        const isEnd = text[end] !== this.#separator;
        cells.push(
          isEnd && text.charCodeAt(end - 1) === 13 && end > at ? text.slice(at, end - 1) : text.slice(at, end),
        );
        at = end + 1;
        if (isEnd) return { cells, end: at, lines };
        continue;
      }
      let cell = "";
      let start = at + 1;
      for (;;) {
        const close = text.indexOf('"', start);
        if (close < 0 || (close + 1 === text.length && !last)) {
          if (last) throw new ReadFailure({ code: "import.quote", file: this.#file, line: this.#line });
          return undefined;
        }
        cell += text.slice(start, close);
        start = close + 2;
        if (text.charCodeAt(close + 1) !== QUOTE) break;
        cell += '"';
      }
      for (let i = cell.indexOf("\n"); i >= 0; i = cell.indexOf("\n", i + 1)) lines++;
      cells.push(cell);
      at = start - 1;
      if (text.charCodeAt(at) === 13) at++;
      if (at < text.length && text[at] !== this.#separator && text.charCodeAt(at) !== NEWLINE) {
        throw new ReadFailure({ code: "import.quote", file: this.#file, line: this.#line });
      }
      if (at >= text.length && !last) return undefined;
      const isEnd = text[at] !== this.#separator;
      at++;
      if (isEnd) return { cells, end: at, lines };
    }
  }

  #record(cells: string[]): void {
    if (cells[0] === "" && cells.every((cell) => cell === "")) return;
    if (cells.length > columnLimit) throw new ReadFailure({ code: "import.too-many-columns", file: this.#file });
    for (let i = 0; i < cells.length; i++) {
      if (cells[i]!.charCodeAt(0) === APOSTROPHE) cells[i] = unprotect(cells[i]!);
    }
    this.#rows++;
    if (this.#rows === 1) return this.#visitor.header(cells);
    if (this.#rows > rowLimit) throw new ReadFailure({ code: "import.too-many-rows", file: this.#file });
    this.#visitor.row({ line: this.#line, cells: cells });
  }
}

/** Takes away the apostrophe that our own CSV puts before texts a spreadsheet would take for formulas. */
const unprotect = (cell: string): string =>
  /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell) ? cell.slice(1) : cell;
