/** Swedish texts of a reproduction package: its readme, and what checking it came to. */
import type { PackageCheck } from "#src/domain/model/package/check-package.ts";
import type { PackageFault } from "#src/domain/model/package/read-package.ts";
import type { Result } from "#src/kernel/result.ts";
import { allowedText } from "#src/texts/json-fields.sv.ts";
import { personsFaultText } from "#src/texts/persons-file.sv.ts";

type Checked = Result<PackageCheck, readonly PackageFault[]>;

/** So many faults are told: who has made a package by hand mends them and runs again. */
const mostFaults = 20;

/** Was the package read, recomputed and found the same in every part? */
export const isWholePackage = (checked: Checked): boolean => checked.ok && checked.value.differences.length === 0;

/** What was compared, file by file, and every difference told. */
export function packageCheckText(checked: Checked): string {
  if (!checked.ok) {
    const told = checked.error.slice(0, mostFaults).map(packageFaultText);
    const untold = checked.error.length - told.length;
    return ["Paketet går inte att räkna om.", ...told, ...(untold > 0 ? [`Och ${untold} fel till.`] : [])].join("\n");
  }
  const { cases, program, fingerprint, compared, differences } = checked.value;
  const rows = compared.map(
    ({ file, values, differences: count }) =>
      `  ${file}: ${values} uppgifter jämförda, ${count === 0 ? "alla stämmer" : `${count} skiljer sig`}`,
  );
  return [
    `Räknar om ${cases} fall, räknade med Stegvis ${program}.`,
    `Paketets fingeravtryck: ${fingerprint}`,
    ...rows,
    ...(differences.length === 0
      ? ["Allt stämmer."]
      : [
          "Paketet stämmer inte:",
          ...differences.flatMap(({ file, where, said, computed }) => [
            `  ${[file, where].filter(Boolean).join(", ")}`,
            `    i paketet: ${said}`,
            ...(computed === "" ? [] : [`    omräknat:  ${computed}`]),
          ]),
        ]),
  ].join("\n");
}

/** Why a package cannot be recomputed, as a sentence. */
function packageFaultText(fault: PackageFault): string {
  switch (fault.code) {
    case "missing-file":
      return `Filen ${fault.file} saknas.`;
    case "not-json":
      return `Filen ${fault.file} är inte JSON.`;
    case "persons":
      return `Filen persons.json: ${fault.faults.slice(0, mostFaults).map(personsFaultText).join(" ")}`;
    case "same-parameter":
      return `Filen parameters.json: parametern ${fault.id} står mer än en gång. Låt den stå en gång.`;
    case "too-much":
      return `Paketet begär ${fault.draws} dragningar av ${fault.persons} personer, och det tar för lång tid att räkna om. Dragningarna gånger personerna (draws i assumptions.json) får vara högst ${fault.most}.`;
    case "other-cases":
      return "Fallen i cohort.json är inte personerna i persons.json, i samma ordning.";
    case "impossible":
      return `Uppgifterna i paketet går inte ihop, och räkningen stannade. Motorn svarade: ${fault.detail}`;
    case "field": {
      const { path, code, found, allowed } = fault.fault;
      const what = { missing: "saknas", wrong: `är ${found ?? "fel"}`, unknown: "finns inte i formatet" }[code];
      return `Filen ${fault.file}: ${path.join(".")} ${what}. ${allowedText(allowed)}`;
    }
  }
}

/** Which files of the package's engine are not the program's; empty when none is. */
export const otherEngineText = (files: readonly string[]): string =>
  files.length === 0
    ? ""
    : `Motorn i paketet är inte det här programmets: ${files.slice(0, 5).join(", ")}${files.length > 5 ? ` och ${files.length - 5} till` : ""} skiljer sig. Omräkningen ovan är gjord med det här programmet. Är paketet gjort med en annan version av Stegvis, kontrollera det med den.\n`;

/** Why there is no package of made-up persons. */
export const tooFewAlikeText = (fewest: number): string =>
  `Färre än ${fewest} personer hör till grupper om minst fem med samma försörjning före och efter, och då kan inga påhittade personer göras av dem. Välj en längre period, eller fler team tillsammans.`;

/** Why there is no package of so small a group. */
export const tooFewForPackageText = (whose: "cohort" | "comparison", fewest: number): string =>
  `${whose === "cohort" ? "Gruppen" : "Jämförelsegruppen"} har färre än ${fewest} personer, och då kan raderna röja vilka de är. Välj en längre period, eller fler team tillsammans.`;

/** Why a package cannot be opened. */
export const openPackageText = ({ code }: { readonly code: "package.damaged" | "package.too-large" }): string =>
  code === "package.damaged"
    ? "Filen är inte en hel zip, eller har filer med namn som inget paket har. Hämta paketet igen, eller ange mappen där det är uppackat."
    : "Paketet är för stort för att vara ett reproduktionspaket (gränsen är 256 MB).";

const aboutPersons = {
  real: `OM PERSONUPPGIFTER
Här finns inga personnummer, namn, födelsedatum eller inskrivningar. Fallen är numrerade efter sitt innehåll. Den som
känner någons belopp kan ändå känna igen ett fall: raderna är personuppgifter (pseudonymiserade, dataskyddsförordningen
artikel 4.5) och paketet är till för teamet och den som granskar på teamets uppdrag. Publicera det inte.`,
  synthetic: `PÅHITTADE PERSONER
Fallen är inga verkliga personer. De är gjorda av medelvärden för grupper om minst fem, med slumpmässig spridning, och den
vars försörjning färre än fem delar har ingen motsvarighet här. Resultatet är därför inte teamets: det visar hur kalkylen
räknas, inte vad den kom fram till. Siffrorna i teamets rapport kontrolleras med det paket som teamet har.`,
} as const;

/** LÄSMIG.txt, of a package with the real cases or with made-up ones. */
export const packageReadme = (
  team: string,
  period: string,
  program: string,
  personal: keyof typeof aboutPersons,
): string => `Reproduktionspaket
${team}, ${period}

Paketet innehåller allt som nyttokalkylen är räknad av, så att vem som helst kan räkna om den.

VAD SOM FINNS HÄR
  rapport.txt        resultatet i text
  persons.json       fallen: försörjning före och efter, utan identitet (format: stegvis nytta evaluate)
  inputs.csv         samma sak för kalkylprogram, en rad per period
  cohort.json        vilka som räknas, kostnaden, täckningen och jämförelsegruppen
  parameters.json    alla parametrar med datum, källa och vem som kontrollerat dem
  sources.json       källorna
  assumptions.json   antaganden, frö, antal dragningar, programmets version och parametrarnas SHA-256
  result.json        hela resultatet
  lines.csv          varje krona: fall, år, ekvation, aktör, belopp, källa, registrerad eller beräknad
  model.md           formlerna, numrerade som i lines.csv (på engelska)
  motor/             programmet som räknar, i läsbar JavaScript
  innehall.json      varje fils SHA-256
  verify.mjs         kontrollen

KONTROLLERA
  node verify.mjs    kräver Node 20 eller senare, inget nät och inga installationer
Kontrollen räknar om allt från persons.json, cohort.json, parameters.json och assumptions.json och jämför med resten. En
ändrad krona, parameter eller förutsättning, eller en ändrad fil, gör att den misslyckas. Den som har Stegvis
kan i stället köra "stegvis nytta verify" på paketet: då räknar det egna programmet, och ingen kod ur paketet körs.

${aboutPersons[personal]}

Räknat med Stegvis ${program}.
`;
