/** The program's version, from package.json. */
import { readFileSync } from "node:fs";
import { z } from "zod";

const Package = z.object({ version: z.string() });

/** For example `0.1.0`. */
export const programVersion = (): string =>
  Package.parse(JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"))).version;
