/** `stegvis nytta verify`: recomputes a reproduction package with the program's own engine and compares. */
import type { Command } from "commander";
import { verifyBenefitPackage } from "#src/actions/verify-benefit-package.ts";
import { exitCodes, readSurroundings } from "#src/cli/context.ts";
import { valueOrStop } from "#src/cli/outcome.ts";
import { nyttaOptionTexts } from "#src/texts/nytta-command.sv.ts";
import { isWholePackage, openPackageText, otherEngineText, packageCheckText } from "#src/texts/benefit-package.sv.ts";

/** Adds the command. */
export function addVerify(group: Command): void {
  group
    .command("verify")
    .summary(nyttaOptionTexts.verify)
    .description(nyttaOptionTexts.verify)
    .argument("<paket>", "paketet, som zip eller uppackad mapp")
    .option("--json", "skriv JSON")
    .action(async (path: string, options: { readonly json?: boolean }) => {
      process.exitCode = await verify(path, options.json ?? false);
    });
}

async function verify(path: string, json: boolean): Promise<number> {
  const { out } = readSurroundings();
  const verified = valueOrStop(await verifyBenefitPackage(path), openPackageText, exitCodes.usage);
  const { checked, otherEngine } = verified;
  const whole = isWholePackage(checked) && otherEngine.length === 0;
  out(
    json
      ? `${JSON.stringify({ whole, ...verified }, null, 2)}\n`
      : `${packageCheckText(checked)}\n${checked.ok ? otherEngineText(otherEngine) : ""}`,
  );
  return whole ? exitCodes.done : exitCodes.refused;
}
