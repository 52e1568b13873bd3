/**
 * A strict scanner of XML text that comes in pieces. It knows what spreadsheets are written with: elements, attributes,
 * character references, CDATA, comments and processing instructions. Document types, and with them entities of the
 * file's own, are refused. A register's workbook has millions of cells, so a tag is scanned once and nothing is copied
 * that nobody asks for. Source: Extensible Markup Language (XML) 1.0, fifth edition.
 */

/** Told about the document's pieces in order. Names come with their prefix taken away. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void;
  /** A text may come in several pieces. */
  text?(text: string): void;
  close?(name: string): void;
}

/** The attributes of the tag that is being opened; they are gone after the call. */
export interface XmlAttributes {
  /** The value of an attribute under its full name. */
  get(name: string): string | undefined;
  /** The value of the first attribute with a prefix, whichever it is: `id` finds `r:id`. */
  prefixed(name: string): string | undefined;
}

/** Why a text is not XML that we read. */
export class XmlFault extends Error {
  readonly code: "damaged" | "doctype";
  constructor(code: "damaged" | "doctype") {
    super(code);
    this.code = code;
  }
}

const damaged = (): XmlFault => new XmlFault("damaged");

/** A tag or comment longer than this is not a spreadsheet's. In characters. */
const markupLimit = 1_000_000;
/** Longest character reference, `&#x0010FFFF;` with some zeros. */
const referenceLimit = 16;

const [TAB, LF, CR, SPACE, BANG, QUOTE, AMPERSAND, APOSTROPHE, SLASH, LESS, EQUALS, MORE, QUESTION] = [
  9, 10, 13, 32, 33, 34, 38, 39, 47, 60, 61, 62, 63,
];

const isSpace = (sign: number): boolean => sign === SPACE || sign === LF || sign === CR || sign === TAB;

/** 1: may begin a name, 2: may go on with it. Everything beyond ASCII may do both. */
const nameSigns = new Uint8Array(128);
for (const sign of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_:") nameSigns[sign.charCodeAt(0)] = 1;
for (const sign of "0123456789.-") nameSigns[sign.charCodeAt(0)] = 2;

interface Name {
  readonly full: string;
  readonly local: string;
}

/** Scans one document. Throws {@link XmlFault}. */
export class XmlScanner implements XmlAttributes {
  readonly #handler: XmlHandler;
  readonly #open: Name[] = [];
  /** Names seen so far, by a digest of their characters. */
  readonly #names = new Map<number, Name>();
  #text = "";
  #at = 0;
  #begun = false;
  #hasRoot = false;
  /** Start and end of each attribute's name and value, four numbers each. */
  readonly #spans: number[] = [];
  #attributes = 0;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  /** Scans as much of a further piece as can be understood yet. */
  push(piece: string): void {
    if (forbidden.test(piece)) throw damaged();
    this.#text = this.#at === this.#text.length ? piece : this.#text.slice(this.#at) + piece;
    this.#at = 0;
    while (this.#at < this.#text.length && this.#next());
    if (this.#text.length - this.#at > markupLimit) throw damaged();
  }

  /** Nothing more comes: the document must be whole. */
  end(): void {
    if (this.#at < this.#text.length || this.#open.length > 0 || !this.#hasRoot) throw damaged();
  }

  get(name: string): string | undefined {
    const text = this.#text;
    for (let i = 0; i < this.#attributes; i += 4) {
      const start = this.#spans[i]!;
      if (this.#spans[i + 1]! - start !== name.length) continue;
      let same = 0;
      while (same < name.length && text.charCodeAt(start + same) === name.charCodeAt(same)) same++;
      if (same === name.length) return this.#value(i);
    }
    return undefined;
  }

  prefixed(name: string): string | undefined {
    for (let i = 0; i < this.#attributes; i += 4) {
      const full = this.#text.slice(this.#spans[i], this.#spans[i + 1]);
      if (full.endsWith(`:${name}`)) return this.#value(i);
    }
    return undefined;
  }

  #value(i: number): string {
    const value = this.#text.slice(this.#spans[i + 2], this.#spans[i + 3]);
    return /[&\t\n\r]/.test(value) ? resolve(value.replace(/\r\n|[\t\n\r]/g, " ")) : value;
  }

  /** Handles one piece of text or markup; false when its end has not come yet. */
  #next(): boolean {
    const text = this.#text;
    const at = this.#at;
    if (text.charCodeAt(at) !== LESS) return this.#characters();
    if (at + 1 === text.length) return false;
    const sign = text.charCodeAt(at + 1);
    const whole =
      sign === SLASH ? this.#closeTag() : sign === BANG || sign === QUESTION ? this.#aside() : this.#openTag();
    if (whole) this.#begun = true;
    return whole;
  }

  #characters(): boolean {
    const text = this.#text;
    const at = this.#at;
    const less = text.indexOf("<", at);
    let end = less < 0 ? text.length : less;
    if (less < 0 && this.#open.length > 0) {
      // What the next piece may belong to waits for it: a reference, a newline of two signs, the end of a CDATA section.
      const reference = text.lastIndexOf("&");
      if (reference >= at && reference > end - referenceLimit && !text.includes(";", reference)) end = reference;
      while (end > at && (text.charCodeAt(end - 1) === CR || text[end - 1] === "]")) end--;
      if (end === at) return false;
    }
    this.#at = end;
    this.#begun = true;
    const raw = text.slice(at, end);
    if (this.#open.length === 0) {
      if (!/^[ \t\r\n]*$/.test(raw)) throw damaged();
      return true;
    }
    this.#handler.text?.(/[&\r\]]/.test(raw) ? charactersOf(raw) : raw);
    return less >= 0;
  }

  #openTag(): boolean {
    const text = this.#text;
    const nameEnd = this.#nameEnd(this.#at + 1);
    if (nameEnd < 0) return false;
    const name = this.#nameAt(this.#at + 1, nameEnd);
    let at = nameEnd;
    let count = 0;
    for (;;) {
      const gap = at;
      while (isSpace(text.charCodeAt(at))) at++;
      if (at >= text.length) return false;
      const sign = text.charCodeAt(at);
      if (sign === MORE || sign === SLASH) break;
      if (at === gap) throw damaged();
      const end = this.#attribute(at, count);
      if (end < 0) return false;
      at = end;
      count += 4;
    }
    const empty = text.charCodeAt(at) === SLASH;
    if (empty && at + 1 === text.length) return false;
    if (empty && text.charCodeAt(at + 1) !== MORE) throw damaged();
    if (this.#open.length === 0 && this.#hasRoot) throw damaged();
    this.#hasRoot = true;
    this.#attributes = count;
    this.#at = at + (empty ? 2 : 1);
    this.#handler.open(name.local, this);
    if (empty) this.#handler.close?.(name.local);
    else this.#open.push(name);
    return true;
  }

  /** Notes the attribute that begins at a place; where it ends, −1 when that has not come yet. */
  #attribute(start: number, count: number): number {
    const text = this.#text;
    const nameEnd = this.#nameEnd(start);
    if (nameEnd < 0) return -1;
    let at = nameEnd;
    while (isSpace(text.charCodeAt(at))) at++;
    if (at >= text.length) return -1;
    if (text.charCodeAt(at) !== EQUALS) throw damaged();
    at++;
    while (isSpace(text.charCodeAt(at))) at++;
    if (at >= text.length) return -1;
    const quote = text.charCodeAt(at);
    if (quote !== QUOTE && quote !== APOSTROPHE) throw damaged();
    const valueStart = ++at;
    let refers = false;
    for (; ; at++) {
      if (at >= text.length) return -1;
      const sign = text.charCodeAt(at);
      if (sign === quote) break;
      if (sign === LESS) throw damaged();
      if (sign === AMPERSAND) refers = true;
    }
    // A reference to nothing is a fault even if nobody asks for the attribute.
    if (refers) resolve(text.slice(valueStart, at));
    const spans = this.#spans;
    for (let i = 0; i < count; i += 4) {
      const [from, to] = [spans[i]!, spans[i + 1]!];
      if (to - from === nameEnd - start && text.slice(from, to) === text.slice(start, nameEnd)) throw damaged();
    }
    spans[count] = start;
    spans[count + 1] = nameEnd;
    spans[count + 2] = valueStart;
    spans[count + 3] = at;
    return at + 1;
  }

  #closeTag(): boolean {
    const text = this.#text;
    const name = this.#open.at(-1);
    if (name === undefined) throw damaged();
    let at = this.#at + 2;
    const { full } = name;
    for (let i = 0; i < full.length; i++, at++) {
      if (at >= text.length) return false;
      if (text.charCodeAt(at) !== full.charCodeAt(i)) throw damaged();
    }
    while (isSpace(text.charCodeAt(at))) at++;
    if (at >= text.length) return false;
    if (text.charCodeAt(at) !== MORE) throw damaged();
    this.#open.pop();
    this.#at = at + 1;
    this.#handler.close?.(name.local);
    return true;
  }

  /** Comments, CDATA sections and processing instructions; refuses document types. */
  #aside(): boolean {
    const text = this.#text;
    const at = this.#at;
    if (text.charCodeAt(at + 1) === QUESTION) return this.#instruction();
    if (text.startsWith("<!--", at)) {
      const end = text.indexOf("--", at + 4);
      if (end < 0 || end + 2 === text.length) return false;
      if (text.charCodeAt(end + 2) !== MORE) throw damaged();
      this.#at = end + 3;
      return true;
    }
    if (text.startsWith("<![CDATA[", at)) {
      if (this.#open.length === 0) throw damaged();
      const end = text.indexOf("]]>", at + 9);
      if (end < 0) return false;
      this.#at = end + 3;
      this.#handler.text?.(text.slice(at + 9, end).replace(/\r\n?/g, "\n"));
      return true;
    }
    const begun = text.slice(at, at + 9);
    if (begun === "<!DOCTYPE") throw new XmlFault("doctype");
    if ("<!--".startsWith(begun) || "<![CDATA[".startsWith(begun) || "<!DOCTYPE".startsWith(begun)) return false;
    throw damaged();
  }

  #instruction(): boolean {
    const text = this.#text;
    const start = this.#at + 2;
    const nameEnd = this.#nameEnd(start);
    const end = text.indexOf("?>", start);
    if (nameEnd < 0 || end < 0) return false;
    // The declaration of the document itself stands first or nowhere.
    if (text.slice(start, nameEnd).toLowerCase() === "xml" && this.#begun) throw damaged();
    if (nameEnd !== end && !isSpace(text.charCodeAt(nameEnd))) throw damaged();
    this.#at = end + 2;
    return true;
  }

  /** Where the name ends that begins at a place; −1 when its end has not come yet. */
  #nameEnd(start: number): number {
    const text = this.#text;
    let at = start;
    for (; at < text.length; at++) {
      const sign = text.charCodeAt(at);
      const kind = sign < 128 ? nameSigns[sign]! : 1;
      if (kind === 0) break;
      if (kind === 2 && at === start) throw damaged();
    }
    if (at === text.length) return -1;
    if (at === start) throw damaged();
    return at;
  }

  /** The name at a place: the same object every time, so that a document's few names are made once. */
  #nameAt(start: number, end: number): Name {
    const text = this.#text;
    let digest = 0;
    for (let at = start; at < end; at++) digest = (Math.imul(digest, 31) + text.charCodeAt(at)) | 0;
    const known = this.#names.get(digest);
    if (known?.full.length === end - start && text.startsWith(known.full, start)) return known;
    const full = text.slice(start, end);
    const name = { full, local: full.slice(full.indexOf(":") + 1) };
    if (this.#names.size < 1_000) this.#names.set(digest, name);
    return name;
  }
}

// Signs that no XML may hold, not even as a reference.
// eslint-disable-next-line no-control-regex
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

function charactersOf(raw: string): string {
  if (raw.includes("]]>")) throw damaged();
  return resolve(raw.replace(/\r\n?/g, "\n"));
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Puts in what the references of a text stand for. */
function resolve(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&([^&;]*)(;?)/g, (_, name: string, semicolon: string) => {
    const found = semicolon === "" ? undefined : name.startsWith("#") ? numbered(name.slice(1)) : entities[name];
    if (found === undefined) throw damaged();
    return found;
  });
}

function numbered(digits: string): string | undefined {
  if (!/^(?:\d+|x[\dA-Fa-f]+)$/.test(digits)) return undefined;
  const code = Number(digits.startsWith("x") ? `0${digits}` : digits);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  const sign = String.fromCodePoint(code);
  return forbidden.test(sign) ? undefined : sign;
}
