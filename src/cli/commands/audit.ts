/** `stegvis audit verify|who`: is the access log whole, and who has read about a person? */
import { randomUUID } from "node:crypto";
import type { Command } from "commander";
import { findTenant, operatorActor } from "#src/actions/find-team.ts";
import { listMembers } from "#src/actions/list-members.ts";
import { listTenants } from "#src/actions/list-tenants.ts";
import { verifyLog } from "#src/actions/verify-log.ts";
import { whoHasRead } from "#src/actions/who-has-read.ts";
import { operatorName, tenantOption } from "#src/cli/arguments.ts";
import { exitCodes, withDatabase, type CliContext } from "#src/cli/context.ts";
import { valueOrStop } from "#src/cli/outcome.ts";
import type { Tenant } from "#src/domain/tenant.ts";
import { formatNumber } from "#src/domain/report/format.ts";
import { auditTexts, logFaultTexts, purposeLabels } from "#src/texts/audit.sv.ts";
import { accessErrorText, commandSummaries } from "#src/texts/cli.sv.ts";
import { tenantErrorText } from "#src/texts/tenant.sv.ts";

interface AuditOptions {
  readonly tenant?: string;
  readonly json?: boolean;
}

const swedishTime = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Stockholm",
  dateStyle: "short",
  timeStyle: "medium",
});

/** Adds the command. */
export function register(program: Command): void {
  const audit = program.command("audit").summary(commandSummaries.audit).description(commandSummaries.audit);
  audit
    .command("verify")
    .description("Kontrollerar att ingen har ändrat åtkomstloggen. Slutkod 1 om den inte är hel.")
    .addOption(tenantOption())
    .option("--json", "skriv JSON")
    .action(async (options: AuditOptions) => {
      process.exitCode = await withDatabase((context) => verify(context, options), "audit");
    });
  audit
    .command("who")
    .description("Visar vem som tagit del av uppgifter om en person.")
    .requiredOption("--person <id>", "personens deltagar-id")
    .addOption(tenantOption())
    .option("--json", "skriv JSON")
    .action(async (options: AuditOptions & { person: string }) => {
      process.exitCode = await withDatabase((context) => who(context, options), "audit");
    });
}

/** The tenant that was named, or all of them. */
async function chosen({ db }: CliContext, name: string | undefined): Promise<readonly Tenant[]> {
  return name === undefined ? listTenants(db) : [valueOrStop(await findTenant(db, name), tenantErrorText)];
}

async function verify(context: CliContext, options: AuditOptions): Promise<number> {
  const { db, out, err } = context;
  const verdicts = [];
  for (const tenant of await chosen(context, options.tenant)) {
    const actor = operatorActor(tenant, operatorName());
    verdicts.push({ tenant: tenant.name, ...valueOrStop(await verifyLog(db, actor), accessErrorText) });
  }
  if (options.json) out(`${JSON.stringify(verdicts, null, 2)}\n`);
  else {
    for (const { tenant, entries, faults } of verdicts) {
      const number = formatNumber(entries, 0);
      if (faults.length === 0) out(`${auditTexts.whole(tenant, number)}\n`);
      else out(`${auditTexts.faulty(tenant, number, formatNumber(faults.length, 0))}\n`);
      for (const { seq, fault } of faults) out(`${auditTexts.fault(seq, logFaultTexts[fault])}\n`);
    }
    if (verdicts.length === 0) err(`${auditTexts.noTenants}\n`);
  }
  return verdicts.every(({ faults }) => faults.length === 0) ? exitCodes.done : exitCodes.refused;
}

async function who(context: CliContext, options: AuditOptions & { person: string }): Promise<number> {
  const { db, out, err } = context;
  const rows = [];
  for (const tenant of await chosen(context, options.tenant)) {
    const actor = operatorActor(tenant, operatorName());
    const entries = valueOrStop(await whoHasRead(db, actor, { personId: options.person }), accessErrorText);
    if (entries.length === 0) continue;
    const members = valueOrStop(await listMembers(db, actor, randomUUID()), accessErrorText);
    const nameOf = new Map(members.map((member) => [member.accountId, member.name]));
    rows.push(
      ...entries.map((entry) => ({ tenant: tenant.name, ...entry, name: nameOf.get(entry.actor) ?? entry.actor })),
    );
  }
  if (options.json) out(`${JSON.stringify(rows, null, 2)}\n`);
  else if (rows.length === 0) err(`${auditTexts.nobody(options.person)}\n`);
  else {
    out(`${auditTexts.header.join("\t")}\n`);
    for (const { at, name, role, purpose, action, tenant } of rows) {
      const label = Object.entries(purposeLabels).find(([code]) => code === purpose)?.[1] ?? purpose;
      out(`${[swedishTime.format(at), name, role, label, action, tenant].join("\t")}\n`);
    }
  }
  return exitCodes.done;
}
