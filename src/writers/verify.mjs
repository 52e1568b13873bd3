// Kontrollerar det här paketet: räknar om allt från indata och jämför med det som står i filerna. Kör: node verify.mjs
// Kräver Node 20 eller senare. Läser bara filer i den här mappen; inget nät, inga installationer, ingenting skrivs.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { checkPackage } from "./motor/domain/model/package/check-package.js";
import { calculationText } from "./motor/texts/benefit-calculation.sv.js";
import { isWholePackage, packageCheckText } from "./motor/texts/benefit-package.sv.js";

const folder = fileURLToPath(new URL(".", import.meta.url));
const files = new Map();
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  files.set(relative(folder, path).split(sep).join("/"), readFileSync(path, "utf8"));
}

const checked = checkPackage(files, calculationText);
process.stdout.write(`${packageCheckText(checked)}\n`);
process.exitCode = isWholePackage(checked) ? 0 : 1;
