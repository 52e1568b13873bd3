/** The scanner of spreadsheets' XML tells what another parser tells, however the text is cut, and refuses what it refuses. */
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { XmlFault, XmlScanner } from "#src/readers/xml-scanner.ts";

type Told = readonly (readonly string[])[];

/** Neighbouring pieces of text are one text. */
class Log {
  readonly told: string[][] = [];
  text(text: string): void {
    const last = this.told.at(-1);
    if (last?.[0] === "text") last[1] += text;
    else if (text !== "") this.told.push(["text", text]);
  }
}

const attributeNames = ["a", "r:id", "xml:space"];

function scan(pieces: readonly string[]): Told | string {
  const log = new Log();
  const scanner = new XmlScanner({
    open(name, attributes) {
      const values = attributeNames.flatMap((key) => attributes.get(key) ?? []);
      log.told.push(["open", name, ...values, attributes.prefixed("id") ?? "-"]);
    },
    text: (text) => {
      log.text(text);
    },
    close(name) {
      log.told.push(["close", name]);
    },
  });
  try {
    for (const piece of pieces) scanner.push(piece);
    scanner.end();
    return log.told;
  } catch (thrown) {
    if (thrown instanceof XmlFault) return thrown.code;
    throw thrown;
  }
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

function parseWithSaxes(document: string): Told | string {
  const log = new Log();
  const parser = new SaxesParser({ xmlns: false });
  let fault: string | undefined;
  parser.on("error", () => (fault ??= "damaged"));
  parser.on("doctype", () => (fault ??= "doctype"));
  parser.on("opentag", ({ name, attributes }) => {
    const values = attributeNames.flatMap((key) => attributes[key] ?? []);
    const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"));
    log.told.push(["open", local(name), ...values, id?.[1] ?? "-"]);
  });
  let depth = 0;
  parser.on("opentagstart", () => depth++);
  parser.on("text", (text) => {
    if (depth > 0) log.text(text);
  });
  parser.on("cdata", (text) => {
    log.text(text);
  });
  parser.on("closetag", ({ name }) => {
    depth--;
    log.told.push(["close", local(name)]);
  });
  parser.write(document).close();
  return fault ?? log.told;
}

const refused: readonly (readonly [what: string, document: string, code: string])[] = [
  ["a document type", "<!DOCTYPE a><a/>", "doctype"],
  ["a document type with entities", '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', "doctype"],
  ["an entity that XML does not have", "<a>&e;</a>", "damaged"],
  ["an entity in an attribute", '<a b="&e;"/>', "damaged"],
  ["an ampersand by itself", "<a>R & D</a>", "damaged"],
  ["a reference to no character", "<a>&#0;</a>", "damaged"],
  ["a reference to half a character", "<a>&#xD800;</a>", "damaged"],
  ["a reference beyond Unicode", "<a>&#x110000;</a>", "damaged"],
  ["a control character", "<a>\u0001</a>", "damaged"],
  ["an end that is missing", "<a><b></b>", "damaged"],
  ["an end that was never begun", "<a></a></b>", "damaged"],
  ["ends in the wrong order", "<a><b></a></b>", "damaged"],
  ["an end of a longer name", "<a></ab>", "damaged"],
  ["two roots", "<a/><b/>", "damaged"],
  ["no root", "<!-- -->", "damaged"],
  ["text outside the root", "<a/>x", "damaged"],
  ["text before the root", "x<a/>", "damaged"],
  ["CDATA outside the root", "<a/><![CDATA[x]]>", "damaged"],
  ["an attribute twice", '<a b="1" c="" b="2"/>', "damaged"],
  ["an attribute without value", "<a b/>", "damaged"],
  ["an attribute without quotes", "<a b=1/>", "damaged"],
  ["attributes without space between", '<a b="1"c="2"/>', "damaged"],
  ["a tag in an attribute", '<a b="<"/>', "damaged"],
  ["a name that begins with a digit", "<1a/>", "damaged"],
  ["a tag without name", "< a/>", "damaged"],
  ["two hyphens in a comment", "<a><!-- -- --></a>", "damaged"],
  ["a comment without end", "<a><!-- </a>", "damaged"],
  ["an end of CDATA in a text", "<a>]]></a>", "damaged"],
  ["the XML declaration in the middle", '<a><?xml version="1.0"?></a>', "damaged"],
  ["an unknown declaration", "<a><!ELEMENT b></a>", "damaged"],
  ["nothing", "", "damaged"],
];

describe("XML scanner", () => {
  test.each(refused)("refuses %s, wherever the text is cut", (_, document, code) => {
    for (let cut = 0; cut <= document.length; cut++) {
      expect(scan([document.slice(0, cut), document.slice(cut)])).toBe(code);
    }
    expect(scan([...document])).toBe(code);
    expect(parseWithSaxes(document)).toBe(code);
  });

  const document =
    '\n<?xml-model x?><!-- a > b --><x:a r:id="1 &lt; 2" a=\'"&#229;"\'\n xml:space="a\tb"><b/> ö &amp;&#x1F600;\r\n&gt;' +
    "<![CDATA[<c>]] &amp;]]>]<?pi ?> ]]\r<b ></b\n><!----></x:a >\n<!-- after -->";

  test("tells what another parser tells, wherever the text is cut", () => {
    const expected = parseWithSaxes(document);
    expect(expected).toContainEqual(["open", "a", '"å"', "1 < 2", "a b", "1 < 2"]);
    for (let cut = 0; cut <= document.length; cut++) {
      expect(scan([document.slice(0, cut), document.slice(cut)])).toEqual(expected);
    }
    expect(scan([...document])).toEqual(expected);
  });

  test("agrees with another parser about damaged documents too", () => {
    const damage = fc.record({
      at: fc.nat(document.length),
      remove: fc.nat(3),
      insert: fc.constantFrom(
        "",
        "<",
        ">",
        "&",
        "]]>",
        '"',
        "/",
        "<!--",
        "-->",
        "<b>",
        "</b>",
        "&#65;",
        " ",
        "=",
        "å",
        "\r",
      ),
    });
    fc.assert(
      fc.property(damage, fc.array(fc.nat(document.length)), ({ at, remove, insert }, cuts) => {
        const text = document.slice(0, at) + insert + document.slice(at + remove);
        const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((end, i) => text.slice(places[i], end));
        expect(scan(pieces)).toEqual(parseWithSaxes(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
