import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** Who may import whom. A file imports its own folder and the folders named here; see docs/architecture.md. */
const mayImport: Record<string, readonly string[]> = {
  kernel: [],
  domain: ["kernel"],
  texts: ["kernel", "domain"],
  // The public face of the model: passes on what others export, and nothing else does.
  library: ["kernel", "domain", "texts"],
  definitions: ["kernel", "domain", "texts"],
  db: ["kernel", "domain"],
  readers: ["kernel", "domain", "texts"],
  writers: ["kernel", "domain", "texts"],
  actions: ["kernel", "domain", "texts", "definitions", "db", "readers", "writers"],
  web: ["kernel", "domain", "texts", "db", "writers", "actions"],
  jobs: ["kernel", "domain", "texts", "db", "readers", "actions"],
  // The one neighbour that another starts: `serve` starts the site.
  cli: ["kernel", "domain", "texts", "definitions", "db", "writers", "actions", "jobs", "web"],
};

/** Packages that belong to one floor. */
const packageOwner: Record<string, readonly string[]> = {
  "react-router": ["web"],
  express: ["web"],
  react: ["web"],
  "react-dom": ["web"],
  "@fastify/busboy": ["web"],
  pino: ["web"],
  "@node-rs/argon2": ["actions"],
  kysely: ["db"],
  pg: ["db"],
  "pg-copy-streams": ["db"],
  commander: ["cli"],
  docx: ["writers"],
  "write-excel-file": ["writers"],
  "@resvg/resvg-wasm": ["writers"],
  fflate: ["writers"],
  yauzl: ["readers"],
  typescript: ["writers"],
};

interface Import {
  readonly file: string;
  readonly target: string;
}

const floorOf = (file: string) => file.split("/")[1]!;

function importsOf(file: string, source: string): Import[] {
  const pattern = /(?:from|import)\s*\(?\s*"([^"]+)"/g;
  return [...source.matchAll(pattern)].map((match) => ({ file, target: match[1]! }));
}

/** The rules an import breaks, in words. */
function violations({ file, target }: Import): string[] {
  const floor = floorOf(file);
  if (target.startsWith("#src/")) {
    const other = target.split("/")[1]!;
    const allowed = other === floor || mayImport[floor]?.includes(other);
    return allowed ? [] : [`${file} (${floor}) may not import ${target}`];
  }
  if (target.startsWith("../") && target.split("../").length > file.split("/").length - 2) {
    return [`${file} reaches outside its floor with ${target}`];
  }
  const owners = packageOwner[target.startsWith("@") ? target.split("/").slice(0, 2).join("/") : target.split("/")[0]!];
  return owners && !owners.includes(floor) ? [`${file} (${floor}) may not import the package ${target}`] : [];
}

const files = globSync("src/**/*.{ts,tsx}").filter((file) => !file.endsWith(".generated.ts"));

describe("the floors", () => {
  test("every folder under src has a floor", () => {
    expect([...new Set(files.map(floorOf))].filter((floor) => !(floor in mayImport))).toEqual([]);
  });

  test("a file imports only its own floor and the ones below, and only its floor's packages", () => {
    expect(files.length).toBeGreaterThan(20);
    // Tests stand beside what they test and may use the fixtures and any floor's texts.
    const shipped = files.filter((file) => !/\.test\.tsx?$/.test(file));
    const broken = shipped.flatMap((file) => importsOf(file, readFileSync(file, "utf8")).flatMap(violations));
    expect(broken).toEqual([]);
  });

  test.each([
    ["src/domain/x.ts", 'import { sql } from "kysely";'],
    ["src/domain/x.ts", 'import { connect } from "#src/db/database.server.ts";'],
    ["src/web/routes/x.tsx", 'import { readWorkbook } from "#src/readers/xlsx.ts";'],
    ["src/db/queries/x.ts", 'const page = await import("react-router");'],
  ])("a planted fault in %s is caught: %s", (file, source) => {
    expect(importsOf(file, source).flatMap(violations)).toHaveLength(1);
  });
});

describe("the library's entry", () => {
  const passesOn = (source: string) => {
    const bare = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").trim();
    return bare !== "" && bare.replaceAll(/export\s+(?:type\s+)?\{[^}]*\}\s+from\s+"[^"]+";/g, "").trim() === "";
  };

  test("is the only file that does nothing but pass on what others export", () => {
    expect(files.filter((file) => passesOn(readFileSync(file, "utf8")))).toEqual(["src/library/nytta.ts"]);
  });

  test("a planted barrel is caught", () => {
    expect(passesOn('/** All. */\nexport { a } from "./a.ts";\nexport type { B } from "./b.ts";\n')).toBe(true);
    expect(passesOn('export { a } from "./a.ts";\nexport const b = 1;\n')).toBe(false);
  });
});

describe("the pure floors", () => {
  test("nothing in kernel, domain, texts or library touches the machine", () => {
    const pure = files.filter(
      (file) => ["kernel", "domain", "texts", "library"].includes(floorOf(file)) && !file.endsWith(".test.ts"),
    );
    const impure = pure.filter((file) =>
      importsOf(file, readFileSync(file, "utf8")).some(({ target }) => target.startsWith("node:")),
    );
    expect(impure).toEqual([]);
  });
});
