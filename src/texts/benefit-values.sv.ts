/** Swedish texts about the values that the model computes with, and the tenant's own. */
import type { OwnValueError } from "#src/domain/model/parameters/check-own-value.ts";
import type { ParameterGroup } from "#src/domain/model/parameters/parameter.ts";

export const valuePages = {
  title: "Egna värden",
  lead: "Alla värden som kalkylen använder, och era egna",
  help: [
    "Ett värde som ingen har jämfört med sin källa är märkt. Kontrollera det, och lägg in det med den källa ni använde.",
    "Ett eget värde ersätter programmets från och med sin dag. Det gamla finns kvar i historiken.",
  ],
  group: "Grupp",
  allGroups: "Alla grupper",
  year: "År",
  search: "Sök",
  onlyUnchecked: "Bara okontrollerade",
  show: "Visa",
  groups: {
    tax: "Skatt och avgifter",
    "local-tax": "Kommunal- och regionskatt",
    benefit: "Ersättningar",
    "wage-support": "Anställningsstöd",
    "unit-cost": "Styckkostnader",
    assumption: "Antaganden",
    finance: "Finansiering",
    reference: "Bakgrund",
  } satisfies Record<ParameterGroup, string>,
  count: (n: string, unchecked: string) => `${n} värden, varav ${unchecked} inte är kontrollerade.`,
  none: "Inga värden passar urvalet.",
  values: "Värden",
  add: "Lägg in ett eget värde",
  parameter: "Värde",
  from: "Gäller från och med",
  value: "Nytt värde",
  valueHint:
    "I samma enhet som i listan. En andel kan skrivas 0,17 eller 17 %. Lämna tomt för att ta tillbaka ett tidigare eget värde.",
  source: "Källa",
  sourceHint: "Var värdet kommer ifrån, så att någon annan kan hitta det.",
  confidence: "Hur säkert är det?",
  confidences: { sure: "Säkert", probable: "Troligt", unsure: "Osäkert" },
  checkedBy: "Kontrollerat av",
  checkedByHint: "Den som jämfört värdet med källan. Lämna tomt om ingen har gjort det; då märks det.",
  checkedOn: "Kontrollerat den",
  team: "Gäller för",
  everyTeam: "Alla team",
  save: "Spara värdet",
  saved: (label: string) => `Värdet är sparat: ${label}. Nästa kalkyl använder det.`,
  notNumber: "Skriv värdet som ett tal, till exempel 5 180 eller 0,32.",
  required: "Välj vad värdet gäller.",
  history: "Historik",
  historyNone: "Ni har inte lagt in några egna värden.",
  historyColumns: {
    when: "Inlagt",
    parameter: "Värde",
    amount: "Belopp",
    from: "Gäller från",
    team: "Team",
    source: "Källa",
    checked: "Kontroll",
  },
  withdrawn: "återtaget",
  mayNot: "Din roll kan läsa värdena men inte ändra dem.",
  back: "Tillbaka till Nytta",
} as const;

/** Why a value was not taken, and how to mend it. */
export function ownValueErrorText(error: OwnValueError): string {
  switch (error.code) {
    case "own-value.no-such-parameter":
      return `Det finns inget värde med beteckningen ”${error.parameter}”. Välj ett ur listan.`;
    case "own-value.bad-number":
      return `Värdet ska vara ett tal från ${error.least} till ${error.most} (${error.unit}).`;
    case "own-value.bad-date":
      return `Från och med ska vara ett datum från ${error.first} till ${error.last}, skrivet som 2025-01-31.`;
    case "own-value.no-source":
      return "Skriv var värdet kommer ifrån, med minst tre tecken. Utan källa kan ingen granska det.";
    case "own-value.half-checked":
      return "Skriv både vem som har granskat värdet och vilken dag, eller ingetdera.";
    case "own-value.unknown-programme":
      return `Det finns ingen insats som heter ”${error.programme}”.`;
  }
}
