import { relative, sep } from "node:path";
import { reactRouter } from "@react-router/dev/vite";
import { defineConfig, type Plugin } from "vite";

/**
 * Leaves everything but the pages out of the server's bundle: Node runs the program's TypeScript as it is, so the pages
 * and the command line share one copy of every module, and files beside a module (`import.meta.url`) are found.
 */
function onlyPages(): Plugin {
  const root = import.meta.dirname;
  return {
    name: "stegvis:only-pages",
    enforce: "pre",
    applyToEnvironment: (environment) => environment.name === "ssr",
    async resolveId(source, importer, options) {
      if (!importer || !/^(#src\/|\.)/.test(source) || !source.endsWith(".ts")) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      const path = resolved ? relative(root, resolved.id).split(sep).join("/") : "";
      if (!path.startsWith("src/") || path.startsWith("src/web/routes/")) return null;
      return { id: `#${path}`, external: true };
    },
  };
}

export default defineConfig({
  plugins: [onlyPages(), reactRouter()],
  build: { target: "es2023", assetsInlineLimit: 0 },
});
