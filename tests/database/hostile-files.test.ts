import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImportError } from "#src/actions/import-protocol.ts";
import { importRegister, type ImportRequest } from "#src/actions/import-register.ts";
import { fileErrorText } from "#src/texts/import.sv.ts";
import {
  createTenant,
  createTestDatabase,
  operatorIn,
  withSuperuser,
  type TestDatabase,
} from "../support/test-database.ts";
import { oleOf, worksheet, xlsxOf, zipOf, type Packed } from "../support/hostile-files.ts";

let database: TestDatabase;
let tenant: string;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTenant(database);
  folder = await mkdtemp(join(tmpdir(), "stegvis-hostile-"));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const right = "Deltagar-id;Kön\nD1;K\n";
const deltagare = [
  ["Deltagar-id", "Kön"],
  ["D1", "K"],
];
const sheet = (before = "") => ({ name: "Deltagare", xml: worksheet(deltagare, before) });
const padding = "0".repeat(20_000_000);

/** File name → its bytes, and the error it must give. */
const files: readonly (readonly [string, string | Buffer | (() => Buffer), ImportError["code"], RegExp])[] = [
  ["tom.csv", "", "import.empty", /är tom/],
  [
    "latin1/Deltagare.csv",
    Buffer.from("Deltagar-id;Kön\nD1;K\nD2;Å\n", "latin1"),
    "import.not-utf8",
    /rad 1 .*CSV UTF-8/,
  ],
  [
    "blandad/Deltagare.csv",
    Buffer.concat([Buffer.from(right), Buffer.from("D2;Å\n", "latin1")]),
    "import.not-utf8",
    /rad 3 /,
  ],
  ["utf16/Deltagare.csv", Buffer.from(`\ufeff${right}`, "utf16le"), "import.utf16", /UTF-16/],
  ["utf16-utan-bom/Deltagare.csv", Buffer.from(right, "utf16le"), "import.utf16", /UTF-16/],
  ["noll/Deltagare.csv", `${right}D2;K\u0000\n`, "import.binary", /rad 3 har nolltecken/],
  ["citat/Deltagare.csv", `${right}D2;"K\n`, "import.quote", /rad 3/],
  ["efter-citat/Deltagare.csv", `${right}D2;"K"x\n`, "import.quote", /citattecken/],
  ["tabb/Deltagare.csv", "Deltagar-id\tKön\nD1\tK\n", "import.separator", /tabb/],
  ["Okänd.csv", right, "import.no-sheets", /Inget blad har ett namn ur registret/],
  ["Deltagare.csv", "Deltagar-id;Kön;kon\nD1;K;K\n", "import.column-twice", /kolumnen ”Kön” flera gånger/],
  ["gammal.xlsx", oleOf("Workbook"), "import.wrong-kind", /äldre Excelfil/],
  ["losenord.xlsx", oleOf("EncryptedPackage"), "import.wrong-kind", /lösenord/],
  ["brev.xlsx", oleOf("WordDocument"), "import.wrong-kind", /Word-dokument/],
  ["rapport.xlsx", "%PDF-1.7\n", "import.wrong-kind", /är en pdf/],
  ["program.xlsx", Buffer.from("MZ\u0090\u0000\u0003"), "import.wrong-kind", /är ett program/],
  ["bild.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), "import.wrong-kind", /är en bild/],
  ["webb.xls", "<html><table><tr><td>Deltagar-id</td></tr></table></html>", "import.wrong-kind", /webbsida/],
  ["kalk.ods", () => zipOf([{ name: "content.xml", content: "<x/>" }]), "import.wrong-kind", /LibreOffice/],
  ["binar.xlsb", () => zipOf([{ name: "xl/workbook.bin", content: "x" }]), "import.wrong-kind", /binär Excelfil/],
  ["word.docx", () => zipOf([{ name: "word/document.xml", content: "<x/>" }]), "import.wrong-kind", /Word-dokument/],
  ["arkiv.zip", Buffer.from("7z\u00bc\u00af", "latin1"), "import.wrong-kind", /packat arkiv/],
  ["utan.zip", () => zipOf([{ name: "läsmig.txt", content: "hej" }]), "import.no-csv", /läsmig\.txt/],
  [
    "kapad.zip",
    () => zipOf([{ name: "Deltagare.csv", content: right }]).subarray(0, -30),
    "import.zip-damaged",
    /skadad eller avbruten/,
  ],
  ["kapad.xlsx", () => zipOf(xlsxOf(sheet())).subarray(0, 900), "import.zip-damaged", /skadad eller avbruten/],
  ["crc.zip", () => zipOf([{ name: "Deltagare.csv", content: right, claimedCrc: 1 }]), "import.zip-damaged", /skadad/],
  [
    "storlek.zip",
    () => zipOf([{ name: "Deltagare.csv", content: right, claimedSize: 5 }]),
    "import.zip-damaged",
    /skadad/,
  ],
  [
    "krypterad.zip",
    () => zipOf([{ name: "Deltagare.csv", content: right, flags: 0x801 }]),
    "import.zip-encrypted",
    /krypterad/,
  ],
  ["i-zip.zip", () => zipOf([{ name: "register.zip", content: "PK" }]), "import.zip-nested", /register\.zip/],
  [
    "bomb.zip",
    () => zipOf([{ name: "Deltagare.csv", content: padding }]),
    "import.zip-limit",
    /skadliga filer och har inte packats upp/,
  ],
  [
    "bomb.xlsx",
    () => zipOf(xlsxOf(sheet(), { "xl/sharedStrings.xml": `<sst><si><t>${padding}</t></si></sst>` })),
    "import.zip-limit",
    /skadliga/,
  ],
  [
    "jatte.zip",
    () => zipOf([1, 2, 3].map((n) => ({ name: `${n}.csv`, content: right, claimedSize: 0xf0000000 }))),
    "import.zip-limit",
    /skadliga|gigabyte/,
  ],
  [
    "manga.zip",
    () => zipOf(Array.from({ length: 2100 }, (_, i) => ({ name: `${i}.csv`, content: "" }))),
    "import.zip-limit",
    /tusentals filer/,
  ],
  [
    "ovanpa.zip",
    () =>
      zipOf([
        { name: "Deltagare.csv", content: right },
        { name: "Insatser.csv", content: right, sameAs: 0 },
      ]),
    "import.zip-limit",
    /ovanpå/,
  ],
  [
    "doctype.xlsx",
    () => zipOf(xlsxOf(sheet('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'))),
    "import.xml-doctype",
    /DOCTYPE/,
  ],
  [
    "entitet.xlsx",
    () => zipOf(xlsxOf({ name: "Deltagare", xml: worksheet([["&e;"]]) })),
    "import.xml-damaged",
    /sheet1\.xml/,
  ],
  [
    "trasig.xlsx",
    () => zipOf(xlsxOf({ name: "Deltagare", xml: worksheet(deltagare).slice(0, -20) })),
    "import.xml-damaged",
    /sheet1\.xml/,
  ],
  [
    "latin1.xlsx",
    () =>
      zipOf([
        ...xlsxOf(sheet()).filter(({ name }) => name !== "xl/worksheets/sheet1.xml"),
        { name: "xl/worksheets/sheet1.xml", content: Buffer.from(worksheet([["Kön"]]), "latin1") },
      ]),
    "import.xml-damaged",
    /sheet1\.xml/,
  ],
  [
    "utan-bok.xlsx",
    () => zipOf([{ name: "[Content_Types].xml", content: "<x/>" }]),
    "import.xml-damaged",
    /workbook\.xml/,
  ],
  ["annat-blad.xlsx", () => zipOf(xlsxOf({ name: "Blad1", xml: worksheet(deltagare) })), "import.no-sheets", /Blad1/],
  [
    "rad.xlsx",
    () => zipOf(xlsxOf({ name: "Deltagare", xml: worksheet(deltagare).replace('<row r="2">', '<row r="1048577">') })),
    "import.too-many-rows",
    /1 048 576 rader/,
  ],
  [
    "kolumn.xlsx",
    () => zipOf(xlsxOf({ name: "Deltagare", xml: worksheet([["Kön", '<c r="XFE1"><v>1</v></c>']]) })),
    "import.too-many-columns",
    /16 384 kolumner/,
  ],
];

const request = (path: string, fileName: string, options: Partial<ImportRequest> = {}): ImportRequest => ({
  path,
  fileName,
  dryRun: false,
  replace: false,
  ...options,
});

const importFile = async (name: string, content: string | Buffer, options: Partial<ImportRequest> = {}) => {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return importRegister(database.operator, operatorIn(tenant), request(path, basename(name), options));
};

/** Everything the tenant's register tables hold, and how often they have changed. */
const rowsInRegister = () =>
  withSuperuser(database.settings, async (client) => {
    const { rows } = await client.query<{ n: string }>(
      `select (select count(*) from person) + (select count(*) from hist.person) + (select count(*) from programme) +
         coalesce((select sum(register_version) from audit.head), 0) as n`,
    );
    return Number(rows[0]!.n);
  });

describe("a broken, disguised or hostile file", () => {
  test.each(files)("%s is refused by a sentence of its own", async (name, content, code, sentence) => {
    const imported = await importFile(name, typeof content === "function" ? content() : content);

    expect(imported.ok ? imported.value.sheets : imported.error.code).toBe(code);
    const error = imported.ok ? undefined : imported.error;
    expect(fileErrorText(error as ImportError)).toMatch(sentence);
    expect(await rowsInRegister()).toBe(0);
  });

  test("the sentences are all different for different errors", () => {
    expect(new Set(files.map(([, , , sentence]) => String(sentence))).size).toBeGreaterThan(25);
  });

  test("a folder without sheets, and a path that leads nowhere, are told apart", async () => {
    await mkdir(join(folder, "mapp"));
    const empty = await importRegister(database.operator, operatorIn(tenant), request(join(folder, "mapp"), "mapp"));
    const nowhere = await importRegister(
      database.operator,
      operatorIn(tenant),
      request(join(folder, "ingen"), "ingen"),
    );

    expect([empty, nowhere].map((result) => (result.ok ? "in" : result.error.code))).toEqual([
      "import.no-csv",
      "import.not-found",
    ]);
  });

  test("one bad sheet keeps the others out as well", async () => {
    await mkdir(join(folder, "blandat"));
    await writeFile(join(folder, "blandat/Deltagare.csv"), right);
    await writeFile(join(folder, "blandat/Ansökningar.csv"), Buffer.from("Ansöknings-id\nÅ\n", "latin1"));

    const imported = await importRegister(
      database.operator,
      operatorIn(tenant),
      request(join(folder, "blandat"), "blandat"),
    );

    expect(imported.ok ? "in" : imported.error.code).toBe("import.not-utf8");
    expect(await rowsInRegister()).toBe(0);
  });

  test("a file that takes too long is given up", async () => {
    const rows = Array.from({ length: 300_000 }, (_, i) => `D${i};K`).join("\n");
    const imported = await importFile("Deltagare.csv", `Deltagar-id;Kön\n${rows}\n`, { timeLimit: 1 });

    expect(imported.ok ? "in" : imported.error.code).toBe("import.time-limit");
    expect(await rowsInRegister()).toBe(0);
  });

  test("a file that needs more memory than allowed is given up", async () => {
    const rows = Array.from({ length: 400_000 }, (_, i) => `D${i}-${"x".repeat(40)};K`).join("\n");
    const imported = await importFile("Deltagare.csv", `Deltagar-id;Kön\n${rows}\n`, { heapMegabytes: 24 });

    expect(imported.ok ? "in" : imported.error.code).toBe("import.memory-limit");
    expect(await rowsInRegister()).toBe(0);
  });

  test("a failed import is noted as failed, without anything from the file", async () => {
    const runs = await withSuperuser(database.settings, (client) =>
      client.query<{ state: string; report: unknown }>("select state, report from import_run where state <> 'running'"),
    );

    expect(runs.rows.length).toBeGreaterThan(files.length);
    expect(new Set(runs.rows.map(({ state }) => state))).toEqual(new Set(["failed"]));
    expect(runs.rows[0]!.report).toEqual({ error: "import.empty" });
  });
});

describe("what is odd but harmless", () => {
  const imported = async (name: string, packed: readonly Packed[]) => {
    const own = await createTenant(database);
    const path = join(folder, name);
    await writeFile(path, zipOf(packed));
    const result = await importRegister(database.operator, operatorIn(own), request(path, name));
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value;
  };

  test("macros and external links are named and ignored", async () => {
    const report = await imported(
      "makron.xlsm",
      xlsxOf(sheet(), { "xl/vbaProject.bin": "x", "xl/externalLinks/externalLink1.xml": "<x/>" }),
    );

    expect(report.notes).toEqual(["macros", "external-links"]);
    expect(report.sheets[0]).toMatchObject({ read: 1, new: 1 });
  });

  test("a name that leads out of the archive is named and ignored", async () => {
    const report = await imported("slip.zip", [
      { name: "../../Insatser.csv", content: "Insats\nX\n" },
      { name: "/etc/Lägen.csv", content: "x" },
      { name: "register/Deltagare.csv", content: right },
      { name: "läsmig.txt", content: "hej" },
    ]);

    expect(report.ignoredFiles).toEqual(["../../Insatser.csv", "/etc/Lägen.csv", "läsmig.txt"]);
    expect(report.sheets.map(({ sheet: name }) => name)).toEqual(["Deltagare"]);
  });

  test("an honest archive as large as the bomb goes in: it is the shrinking that is refused, not the size", async () => {
    const rows = Array.from(
      { length: 40_000 },
      (_, i) => `D${i};K;${Math.imul(i, 2654435761).toString(36).repeat(15)}`,
    );
    const content = `Deltagar-id;Kön;Tolkspråk\n${rows.join("\n")}\n`;
    expect(content.length).toBeGreaterThan(4 * 1024 ** 2);

    const report = await imported("stort.zip", [{ name: "Deltagare.csv", content }]);

    expect(report.sheets[0]).toMatchObject({ new: 40_000, refused: 0 });
  });

  test("names in the code page of older zip programs are understood", async () => {
    const report = await imported("gammal.zip", [
      { name: Buffer.from("M\u0094ten.csv", "latin1"), flags: 0, content: "Insats;Forum;Datum\n" },
    ]);

    expect(report.sheets.map(({ sheet: name }) => name)).toEqual(["Möten"]);
  });

  test("a formula's last value is read, with a warning; a failed one refuses its row", async () => {
    const report = await imported(
      "formel.xlsx",
      xlsxOf({
        name: "Deltagare",
        xml: worksheet([
          ["Deltagar-id", "Kön", "Födelseår"],
          ["D1", "K", "<c><f>1900+80</f><v>1980</v></c>"],
          ["D2", "K", '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'],
        ]),
      }),
    );

    expect(report.warnings).toMatchObject([{ code: "formula", column: "Födelseår", count: 2 }]);
    expect(report.refused.map(({ line, problems }) => [line, problems[0]!.reason.code, problems[0]!.value])).toEqual([
      [3, "cell-error", "#DIV/0!"],
    ]);
  });

  test("a sheet that claims to be huge is read for what it holds", async () => {
    const xml = worksheet(deltagare).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>');
    const report = await imported("stor.xlsx", xlsxOf({ name: "Deltagare", xml }));

    expect(report.sheets[0]).toMatchObject({ read: 1, new: 1 });
  });
});
