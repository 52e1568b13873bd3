/** `stegvis tenant create|list`: the controllers (sv. huvudmän) of the installation. */
import { Option, type Command } from "commander";
import { createTenant } from "#src/actions/create-tenant.ts";
import { listTenants } from "#src/actions/list-tenants.ts";
import { readChoice } from "#src/cli/arguments.ts";
import { exitCodes, withDatabase } from "#src/cli/context.ts";
import { valueOrStop } from "#src/cli/outcome.ts";
import { tenantKindOf, tenantKinds, type TenantKind } from "#src/domain/tenant.ts";
import { commandSummaries } from "#src/texts/cli.sv.ts";
import { tenantErrorText, tenantKindLabels } from "#src/texts/tenant.sv.ts";

/** Adds the command. */
export function register(program: Command): void {
  const tenant = program.command("tenant").summary(commandSummaries.tenant).description(commandSummaries.tenant);
  tenant
    .command("create")
    .description("Skapar en huvudman. Skriver dess id.")
    .requiredOption("--name <namn>", "huvudmannens namn, till exempel ”Västerås stad”")
    .addOption(
      new Option("--party <part>", `sorts part: ${tenantKinds.join(", ")} (kan oftast utläsas av namnet)`).argParser(
        readChoice(tenantKinds),
      ),
    )
    .option("--json", "skriv JSON")
    .action(async (options: { name: string; party?: TenantKind; json?: boolean }) => {
      process.exitCode = await withDatabase(async ({ db, out, err }) => {
        const kind = options.party ?? tenantKindOf(options.name);
        const made = valueOrStop(await createTenant(db, { name: options.name, kind, demo: false }), tenantErrorText);
        err(`Huvudmannen ”${made.name}” (${tenantKindLabels[kind]}) är skapad.\n`);
        out(options.json ? `${JSON.stringify(made, null, 2)}\n` : `${made.id}\n`);
        return exitCodes.done;
      }, "tenant");
    });
  tenant
    .command("list")
    .description("Listar huvudmännen.")
    .option("--json", "skriv JSON")
    .action(async (options: { json?: boolean }) => {
      process.exitCode = await withDatabase(async ({ db, out, err }) => {
        const tenants = await listTenants(db);
        if (options.json) out(`${JSON.stringify(tenants, null, 2)}\n`);
        else if (tenants.length === 0) err("Det finns ingen huvudman än.\n");
        else for (const { name, kind } of tenants) out(`${name}\t${tenantKindLabels[kind]}\n`);
        return exitCodes.done;
      }, "tenant");
    });
}
