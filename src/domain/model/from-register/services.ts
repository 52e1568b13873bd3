/**
 * Public services (Resurser) as real resources, kronor a year. A service counts when it is registered both before and
 * after: what nobody noted is not known to be nothing.
 */
import { codeIndex, codeLabel, codeList, type CodeOf } from "#src/domain/code-lists.ts";
import type { Spell } from "../spells.ts";
import type { Defaults } from "./defaults.ts";
import type { Notes } from "./notes.ts";
import { occasionsAfter, type Observed, type Occasion } from "./observation.ts";

type Service = CodeOf<"resource">;

const codes = codeList("resource").map(({ code }) => code) as readonly Service[];
const MONTHS = 12;

/** Where a service's cost falls. `ovrig` has no payer and is never counted. */
const payers: Readonly<Record<Exclude<Service, "ovrig">, "region" | "municipality" | "kommun" | "fk" | "af">> = {
  "handlaggning-kommun": "kommun",
  "handlaggning-fk": "fk",
  "handlaggning-af": "af",
  primarvard: "region",
  "psykiatri-oppen": "region",
  slutenvard: "region",
  boendestod: "municipality",
  hemtjanst: "municipality",
  "lss-daglig": "municipality",
  kontaktperson: "municipality",
};

/** Prices that a parameter knows. */
const priceParameters: Partial<Record<Service, string>> = { primarvard: "lakarbesok_primarvard" };

/** Use per year and price of each service, by position in the list of resources. */
interface Use {
  readonly perYear: number;
  /** NaN when no price is registered. */
  readonly unitCost: number;
}

/** The spells of services before and after. */
export interface ServiceSpells {
  readonly before: readonly Spell[];
  readonly after: readonly Spell[];
}

const none: ServiceSpells = { before: [], after: [] };

/** What an enrolment's services cost at start, and at the last occasion up to `until` at which any are registered. */
export function serviceSpells(
  observed: Observed,
  enrolment: number,
  until: Occasion,
  price: { readonly defaults: Defaults; readonly year: number },
  notes: Notes,
): ServiceSpells {
  const { first } = observed.services;
  if (first[enrolment] === first[enrolment + 1]) return none;
  const before = usesAt(observed, enrolment, "start");
  const after = latestUses(observed, enrolment, until);
  const [was, became] = [openBill(), openBill()];
  for (const [service, use] of before) {
    const later = after.get(service);
    if (!later) {
      notes.omitted(`${labelOf(service)}: uppgift efter saknas`);
      continue;
    }
    charge(service, use, later);
  }
  for (const service of after.keys())
    if (!before.has(service)) notes.omitted(`${labelOf(service)}: uppgift före saknas`);
  return { before: was.spells(), after: became.spells() };

  function charge(service: Service, use: Use, later: Use): void {
    if (service === "ovrig") return notes.omitted(`${labelOf(service)}: betalare saknas`);
    const registered = Number.isNaN(use.unitCost) ? later.unitCost : use.unitCost;
    if (service === "lss-daglig" && Number.isNaN(registered)) {
      was.addDays(use.perYear);
      became.addDays(later.perYear);
      notes.computed("daglig verksamhet till antagen kostnad per månad");
      return;
    }
    const parameter = priceParameters[service];
    const known = parameter === undefined ? undefined : price.defaults(parameter, price.year);
    const isRegistered = !Number.isNaN(registered);
    if (!isRegistered && known === undefined) return notes.omitted(`${labelOf(service)}: pris saknas`);
    if (!isRegistered) notes.computed(`pris för ${labelOf(service)}`);
    for (const [bill, { perYear, unitCost }] of [[was, use], [became, later]] as const) {
      const own = Number.isNaN(unitCost) ? registered : unitCost;
      notes.amount(isRegistered);
      bill.add(payers[service], perYear * (isRegistered ? own : known!), isRegistered ? undefined : parameter);
    } // prettier-ignore
  }
}

const labelOf = (service: Service): string => codeLabel("resource", service).toLowerCase();

function usesAt(observed: Observed, enrolment: number, occasion: Occasion): ReadonlyMap<Service, Use> {
  const { occasion: occasions, resource, perYear, unitCost } = observed.register.resource_use;
  const { first, rows } = observed.services;
  const at = codeIndex("occasion", occasion);
  const uses = new Map<Service, Use>();
  for (let i = first[enrolment]!; i < first[enrolment + 1]!; i++) {
    const row = rows[i]!;
    const service = codes[resource[row]!];
    if (occasions[row] !== at || service === undefined || Number.isNaN(perYear[row]!)) continue;
    uses.set(service, { perYear: perYear[row]!, unitCost: unitCost[row]! });
  }
  return uses;
}

function latestUses(observed: Observed, enrolment: number, until: Occasion): ReadonlyMap<Service, Use> {
  for (let i = occasionsAfter.findIndex((occasion) => occasion === until); i >= 0; i--) {
    const uses = usesAt(observed, enrolment, occasionsAfter[i]!);
    if (uses.size > 0) return uses;
  }
  return new Map();
}

/** Adds the costs of one situation up. */
function openBill() {
  const kronor = { region: 0, municipality: 0, kommun: 0, fk: 0, af: 0 };
  const handled = new Set<"kommun" | "fk" | "af">();
  const origins = { care: new Set<string>(), handling: new Set<string>() };
  let days: number | undefined;
  let hasCare = false;
  return {
    add(payer: keyof typeof kronor, amount: number, origin: string | undefined) {
      kronor[payer] += amount;
      const isCare = payer === "region" || payer === "municipality";
      if (isCare) hasCare = true;
      else handled.add(payer);
      if (origin !== undefined) origins[isCare ? "care" : "handling"].add(origin);
    },
    addDays(perYear: number) {
      days = (days ?? 0) + perYear;
    },
    spells(): Spell[] {
      const { region, municipality } = kronor;
      const common = { months: MONTHS, extent: 1 } as const;
      const handling = Object.fromEntries([...handled].map((payer) => [payer, kronor[payer]]));
      return [
        ...(hasCare
          ? [{ kind: "vard", ...common, region, municipality, patientFee: 0, origin: [...origins.care] } as const]
          : []),
        ...(handled.size > 0 ? [{ kind: "handlaggning", ...common, ...handling } as const] : []),
        ...(days === undefined ? [] : [{ kind: "dagligverksamhet", ...common, daysPerMonth: days / MONTHS } as const]),
      ];
    },
  };
}
