import { describe, expect, it } from "vitest";
import { familiarTablesText, givenFaultText } from "#src/texts/given-file.sv.ts";
import { familiarTables } from "./familiar-tables.ts";
import { readGivenFile } from "./given-file.ts";

const good = {
  unit: "tkr",
  Teamet: { participants: 10, revenue: { kommun: 100, region: -5 }, cost: { kommun: 50, region: 50 } },
  aggregates: { Samhället: ["kommun", "region"], Kommunen: ["kommun"] },
};

const sentences = (content: unknown): readonly string[] => {
  const read = readGivenFile(typeof content === "string" ? content : JSON.stringify(content));
  return read.ok ? [] : read.error.map(givenFaultText);
};

describe("a file of given revenue and cost", () => {
  it("is read with its groups, rows, captions and columns", () => {
    const columns = { "table1-2": ["rad", "i år", "var", "fem"], table3: ["rad", "team"] };
    const read = readGivenFile(JSON.stringify({ ...good, columns, captions: { table3: "tid" } }));
    expect(read).toMatchObject({
      ok: true,
      value: {
        groups: [{ name: "Teamet", participants: 10, revenue: new Map([["kommun", 100], ["region", -5]]) }],
        rows: [{ name: "Samhället", actors: ["kommun", "region"] }, { name: "Kommunen", actors: ["kommun"] }],
        captions: new Map([[3, "tid"]]),
        columns: new Map([[1, columns["table1-2"]], [2, columns["table1-2"]], [3, columns.table3]]),
      },
    }); // prettier-ignore
  });

  it("need not name captions, columns or unit, and may hold what is for people only", () => {
    expect(sentences({ Teamet: good.Teamet, aggregates: good.aggregates, notes: ["x"], printed: {} })).toEqual([]);
    expect(sentences(`\uFEFF${JSON.stringify(good)}`)).toEqual([]);
  });

  it.each([
    ["no JSON", "{", /^Filen är inte JSON och går inte att läsa\. Felet står på rad 1, tecken 2,/],
    ["a list", [], /^Filens innehåll är \[\]. Det ska vara ett objekt/],
    ["another unit", { ...good, unit: "kr" }, /^Fältet ”unit” är "kr"\. Välj ett av: tkr\.$/],
    ["no group", { aggregates: good.aggregates }, /^Filen har ingen grupp/],
    ["no rows", { Teamet: good.Teamet, aggregates: {} }, /^Filen har inga rader/],
    ["no aggregates", { Teamet: good.Teamet }, /^Fältet ”aggregates” saknas/],
    ["a row without actors", { ...good, aggregates: { Staten: [] } }, /^Raden ”Staten”.* inga aktörer/],
    ["an actor twice", { ...good, aggregates: { K: ["kommun", "kommun"] } }, /^Raden ”K”.*”kommun” två gånger/],
    ["no participants", { ...good, Teamet: { ...good.Teamet, participants: 0 } }, /^Fältet ”Teamet”, ”participants” är 0\. Det ska vara ett heltal från 1/],
    ["half a participant", { ...good, Teamet: { ...good.Teamet, participants: 1.5 } }, /heltal/],
    ["an amount in words", { ...good, Teamet: { ...good.Teamet, revenue: { kommun: "100" } } }, /^Fältet ”Teamet”, ”revenue”, ”kommun” är "100"/],
    ["a negative cost", { ...good, Teamet: { ...good.Teamet, cost: { kommun: -1 } } }, /^Fältet ”Teamet”, ”cost”, ”kommun” är -1/],
    ["a group that is a number", { ...good, Annan: 3 }, /^Fältet ”Annan” är 3\. Det ska vara ett objekt/],
    ["a caption that is no text", { ...good, captions: { table1: 4 } }, /^Fältet ”captions”, ”table1” är 4/],
    ["an unknown caption", { ...good, captions: { tabell1: "x" } }, /^Fältet ”captions”, ”tabell1” finns inte/],
    ["too few columns", { ...good, columns: { table1: ["rad"] } }, /^”columns” ger ”table1” 1 kolumnnamn/],
  ])("with %s is refused with a sentence", (_what, content, sentence) => {
    expect(sentences(content)).toEqual([expect.stringMatching(sentence)]);
  }); // prettier-ignore

  it("is refused when a group lacks an amount that a row sums, and says which", () => {
    const cost = { kommun: 50 };
    expect(sentences({ ...good, Teamet: { ...good.Teamet, cost } })).toEqual([
      "Raden ”Samhället” räknar ”region”, men gruppen ”Teamet” har ingen sådan aktör under ”cost”. Lägg till beloppet, 0 om det inte finns något.",
    ]);
  });

  it("has every fault told at once", () => {
    expect(sentences({ ...good, unit: "kr", Teamet: { participants: 0, revenue: {} } })).toHaveLength(3);
  });
});

describe("tables to read", () => {
  it("have their own captions and columns when the file has none, and say what has no row", () => {
    const read = readGivenFile(JSON.stringify(good));
    const text = read.ok ? familiarTablesText(read.value, familiarTables(read.value)) : "";
    expect(text).toContain("Tabell 1: intäkter Teamet");
    expect(text).toMatch(/^Rad +Ett år +Per deltagare +Fem år$/m);
    expect(text).toContain("Tabell 3: återbetalningstid, månader");
    expect(text).toMatch(/^Rad +Teamet$/m);
    expect(text).toContain("region har ingen egen rad");
  });
});
