/** `npm run figures-doc`: writes docs/figures.md from the catalogue. A test compares, so that it cannot fall behind. */
import { writeFile } from "node:fs/promises";
import { figureDefinitions } from "#src/domain/figures/catalogue.ts";
import type { FigureGroup, FigureKind } from "#src/domain/figures/figure.ts";
import { schemes } from "#src/domain/schemes/catalogue.ts";
import type { Scheme } from "#src/domain/schemes/scheme.ts";
import { figureTexts } from "#src/texts/figures.sv.ts";

const groups: Readonly<Record<FigureGroup, string>> = {
  flow: "Flöde",
  referrals: "Ansökningar och kö",
  profile: "Deltagarna vid start",
  exit: "Avslut",
  ladder: "Trappan",
  instruments: "Enkäter och instrument",
  "after-exit": "Efter avslut",
  work: "Teamets arbete",
  economy: "Ekonomi",
};

const kinds: Readonly<Record<FigureKind, string>> = {
  count: "antal",
  share: "andel",
  statistic: "statistik",
  table: "tabell",
  matrix: "matris",
  category: "klass",
};

const introduction = `# Nyckeltalen

Varje nyckeltal har en definition, ett versionsnummer och en population, och de är desamma på skärmen, i rapporten, i
exporten och på kommandoraden. Sidan skrivs av \`npm run figures-doc\` ur programmets egen katalog.

## Gemensamma regler

- **Inskriven en dag**: startat senast den dagen, och antingen utan slutdatum eller med slutdatum den dagen eller senare.
- **Vid periodens start**: startade före periodens första dag och var ännu inskrivna den dagen. **Nya**: startade i perioden.
  **Avslutade**: slutade i perioden. **Totalt**: vid start plus nya. **Vid periodens slut**: startade senast sista dagen och
  slutade inte den dagen eller tidigare. Vid start + nya − avslutade = vid slut; det kontrolleras varje gång något räknas.
- Om inget annat sägs räknas **inskrivningar**: den som varit inskriven flera gånger räknas varje gång.
- **Anonyma deltagare** räknas i totaler och efter kön, men inte där mer än kön och år behövs. Hur många som därför är
  utanför står i \`missing.anonymous\`.
- **Ålder** är hela år på den dag som nyckeltalet nämner. Den som är född 29 februari blir äldre 1 mars. Är bara födelseåret känt är
  åldern år minus år.
- **Månader** är hela kalendermånader: 31 januari till 28 februari är ingen. Ett datum plus månader stannar vid månadens slut.
- **Andelar** behåller täljare och nämnare och har ett 95-procentigt konfidensintervall enligt Wilson. De avrundas
  först i utskrift, till en decimal, med hälften uppåt.
- **Förändring** är efter minus före; i procent av före, och tomt när före är noll. Nyckeltal som slutar på \`-sus\` räknar som det
  nationella systemet gjorde, så att gamla serier kan fortsätta.
- **Uppgift saknas** är en egen rad. Medelvärdet av ingenting är tomt. Percentiler interpoleras linjärt.
- Finns flera lägen för samma tillfälle gäller det senaste.

## JSON

\`stegvis figures --json\` skriver \`scope\`, \`period\`, \`asOf\` och \`figures\`. Ett nyckeltal har \`kind\` och \`version\`, och beroende
på slag \`value\`, \`share\`, \`groups\`, \`rows\` eller \`cells\`. En andel är \`{numerator, denominator, value, low, high}\`, med
\`null\` i de tre sista när nämnaren är noll. Ett nyckeltal som inte kan räknas har \`"value": null\` och \`"why"\`. Typerna
finns i \`src/domain/figures/figure.ts\`.
`;

const cell = (text: string) => text.replaceAll("|", "\\|");

function renderScheme(scheme: Scheme): string {
  const head = `\n- **${scheme.name}** (\`${scheme.id}\` v${scheme.version}).`;
  return scheme.kind === "categories"
    ? `${head} ${scheme.population.words}\n  Kategorier: ${scheme.categories.map(({ label }) => label).join(" · ")}.\n`
    : `${head} Resultat som kan överlappa: ${scheme.figures.map((id) => `\`${id}\``).join(" · ")}.\n`;
}

/** The page, in Markdown. */
export function renderFigures(): string {
  const parts = [introduction];
  for (const [group, heading] of Object.entries(groups)) {
    const rows = figureDefinitions
      .filter((definition) => definition.group === group)
      .map(({ id, version, kind }) => {
        const { title, definition, population } = figureTexts[id]!;
        return `| \`${id}\` v${version} | ${kinds[kind]} | **${cell(title)}.** ${cell(definition)} | ${cell(population)} |`;
      });
    parts.push(
      `\n## ${heading}\n\n| nyckeltal | slag | definition | räknas på |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`,
    );
  }
  parts.push(
    "\n## Resultatscheman\n\nEtt resultatschema översätter avslutens destinationer till en rapports kategorier. Varje avslut i populationen\nhamnar i exakt en kategori.\n",
    ...schemes.map(renderScheme),
  );
  return parts.join("");
}

if (import.meta.main) await writeFile(new URL("../docs/figures.md", import.meta.url), renderFigures());
