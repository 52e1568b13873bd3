/** The program's own modules as plain JavaScript that any Node from 20 and any browser runs: for packages and the library. */
import { readFile } from "node:fs/promises";
import { posix } from "node:path";

/** A module as a file; `path` is below `src`, with forward slashes. */
export interface EngineModule {
  readonly path: string;
  readonly text: string;
}

const source = new URL("../", import.meta.url);

/** A statement that imports or exports from another module. */
const imported = /^((?:import|export)\s+(?:\{[^}]*\}|\*\s+as\s+\w+|\w+)\s+from\s+)"([^"]+)"/gm;

/**
 * The entries and everything they import, with types taken out and comments kept. Paths are as under `src`, ending in `.js`.
 * Throws when a module needs something outside `src`: the engine is whole by itself.
 */
export async function engineModules(entries: readonly string[]): Promise<readonly EngineModule[]> {
  const { default: ts } = await import("typescript");
  const options = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    verbatimModuleSyntax: true,
    removeComments: false,
  };
  const modules = new Map<string, EngineModule>();
  const waiting = [...entries];
  for (;;) {
    const path = waiting.pop();
    if (path === undefined) break;
    if (modules.has(path)) continue;
    const typed = await readFile(new URL(path, source), "utf8");
    const { outputText } = ts.transpileModule(typed, { compilerOptions: options });
    const text = outputText.replace(imported, (_whole, before: string, target: string) => {
      const needed = resolve(path, target);
      waiting.push(needed);
      return `${before}"${withExtension(relativeTo(path, needed), ".js")}"`;
    });
    modules.set(path, { path: withExtension(path, ".js"), text });
  }
  return [...modules.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function resolve(from: string, target: string): string {
  if (target.startsWith("#src/")) return target.slice("#src/".length);
  if (target.startsWith(".")) return posix.join(posix.dirname(from), target);
  throw new Error(`${from} needs ${target}, which is not the engine's own.`);
}

function relativeTo(from: string, target: string): string {
  const path = posix.relative(posix.dirname(from), target);
  return path.startsWith(".") ? path : `./${path}`;
}

const withExtension = (path: string, extension: string): string => path.replace(/\.ts$/, extension);
