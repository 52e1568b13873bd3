/**
 * `npm run build:library`: the model as a package of its own in dist/, with plain JavaScript, types and nothing to install
 * beside it. `npm pack ./dist` makes the file to share.
 */
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import ts from "typescript";
import { engineModules } from "#src/writers/engine-modules.ts";

const root = resolve(import.meta.dirname, "..");
const entry = "library/nytta.ts";

interface Package {
  readonly version: string;
  readonly license: string;
}

async function save(target: string, path: string, text: string): Promise<void> {
  const place = join(target, path);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, text);
}

/** The types of the entry and of everything they mention, by path below `src`. Throws when they do not hold together. */
function declarations(): ReadonlyMap<string, string> {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const program = ts.createProgram([join(root, "src", entry)], {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    outDir: join(root, "dist"),
    rootDir: join(root, "src"),
    types: [],
  });
  const files = new Map<string, string>();
  const { diagnostics, emitSkipped } = program.emit(undefined, (path, text) => {
    const name = relative(join(root, "dist"), path).split(sep).join("/");
    files.set(name, withOwnPaths(name, text));
  });
  if (emitSkipped || diagnostics.length > 0) throw new Error("The library's types could not be written.");
  return files;
}

/** Imports as they are below dist/: relative, and of JavaScript. */
const withOwnPaths = (file: string, text: string): string =>
  text.replace(/((?:\bfrom\s|\bimport\s|\bimport\()\s*)"(#src\/|\.)([^"]*)\.ts"/g, (_whole, before: string, start: string, rest: string) => {
    const target = start === "#src/" ? rest : posix.join(posix.dirname(file), start + rest);
    const path = posix.relative(posix.dirname(file), target);
    return `${before}"${path.startsWith(".") ? path : `./${path}`}.js"`;
  }); // prettier-ignore

/** Builds the library in `target`, which is emptied first. */
export async function buildLibrary(target: string): Promise<void> {
  await rm(target, { recursive: true, force: true });
  for (const { path, text } of await engineModules([entry])) await save(target, path, text);
  for (const [path, text] of declarations()) await save(target, path, text);
  const { version, license } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as Package;
  const manifest = {
    name: "stegvis",
    version,
    description: "An open cost-benefit model of labour-market rehabilitation in Sweden: every krona by law and source.",
    license,
    type: "module",
    sideEffects: false,
    engines: { node: ">=20" },
    exports: {
      "./nytta": { types: "./library/nytta.d.ts", default: "./library/nytta.js" },
      "./package.json": "./package.json",
    },
  };
  await save(target, "package.json", `${JSON.stringify(manifest, null, 2)}\n`);
  await copyFile(join(root, "docs/library.md"), join(target, "README.md"));
  await copyFile(join(root, "docs/model.md"), join(target, "model.md"));
  await copyFile(join(root, "LICENSE"), join(target, "LICENSE"));
}

if (import.meta.main) await buildLibrary(join(root, "dist"));
