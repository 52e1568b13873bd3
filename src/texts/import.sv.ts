/** Swedish texts of importing: what is wrong with a file, a row or a cell, and how to mend it. */
import type { PlanError } from "#src/domain/register-import/plan.ts";
import type { Reason, WarningCode } from "#src/domain/register-import/problems.ts";
import type { ReadError, WrongKind, ZipLimit } from "#src/domain/register-import/read-error.ts";
import type { ProcessError } from "#src/domain/register-import/report.ts";
import { workbook } from "#src/domain/workbook.ts";

/** Any error that refuses a whole file. */
export type FileError = PlanError | ProcessError | ReadError;

const saveAs = "Spara den som Excel-arbetsbok (.xlsx) eller som csv i UTF-8 och försök igen.";

const kinds: Readonly<Record<WrongKind, string>> = {
  xls: `är en äldre Excelfil (.xls) och kan inte läsas. Öppna den i Excel och spara den som Excel-arbetsbok (.xlsx).`,
  xlsb: "är en binär Excelfil (.xlsb) och kan inte läsas. Öppna den i Excel och spara den som Excel-arbetsbok (.xlsx).",
  ods: "är ett kalkylark från LibreOffice (.ods) och kan inte läsas. Spara det som Excel-arbetsbok (.xlsx).",
  word: "är ett Word-dokument. Registret ska ligga i en Excel-arbetsbok (.xlsx) eller i csv-filer.",
  powerpoint: "är en PowerPoint-presentation. Registret ska ligga i en Excel-arbetsbok (.xlsx) eller i csv-filer.",
  pdf: "är en pdf. Den går att läsa för en människa men inte som register. Välj arbetsboken som pdf:en gjordes av.",
  program: "är ett program och inte ett register. Den har inte öppnats.",
  image: "är en bild. Registret ska ligga i en Excel-arbetsbok (.xlsx) eller i csv-filer.",
  html: `är en webbsida, även om namnet säger något annat. Öppna den i Excel. ${saveAs}`,
  password: "är skyddad med lösenord. Ta bort lösenordet i Excel (Arkiv, Info, Skydda arbetsbok) och försök igen.",
  archive: "är ett packat arkiv av ett slag som inte kan läsas. Packa upp det, eller packa csv-filerna som zip.",
  unknown: `är av ett slag som inte känns igen. ${saveAs}`,
};

const limits: Readonly<Record<ZipLimit, string>> = {
  entries: "innehåller tusentals filer. Ett register har högst en fil per blad.",
  bytes: "blir större än två gigabyte när den packas upp. Dela upp registret på flera filer.",
  ratio: "är packad på ett sätt som bara förekommer i skadliga filer och har inte packats upp. Skapa filen på nytt.",
  overlap: "har delar som ligger ovanpå varandra, vilket bara förekommer i skadliga filer. Skapa filen på nytt.",
};

const unchanged = "Inget har ändrats i registret.";

const list = (names: readonly string[]): string => {
  const shown = names.slice(0, 6).map((name) => `”${name}”`);
  return names.length > shown.length ? `${shown.join(", ")} och ${names.length - shown.length} till` : shown.join(", ");
};

/** One or two sentences that say what is wrong with the whole file and how to mend it. */
export function fileErrorText(error: FileError): string {
  switch (error.code) {
    case "import.not-found":
      return `”${error.file}” finns inte, eller går inte att öppna. Kontrollera namnet och sökvägen.`;
    case "import.empty":
      return `”${error.file}” är tom. Den behöver minst en rad med rubriker.`;
    case "import.wrong-kind":
      return `”${error.file}” ${kinds[error.kind]}`;
    case "import.not-utf8":
      return `”${error.file}” är inte sparad som UTF-8: rad ${error.line} har tecken som inte går att tyda, ofta å, ä eller ö. Spara om filen i Excel som ”CSV UTF-8”.`;
    case "import.utf16":
      return `”${error.file}” är sparad som UTF-16 (”Unicode-text”). Spara om den i Excel som ”CSV UTF-8”.`;
    case "import.binary":
      return `”${error.file}” är ingen textfil: rad ${error.line} har nolltecken. ${saveAs}`;
    case "import.quote":
      return `”${error.file}” har ett citattecken som inte stämmer i raden som börjar på rad ${error.line}. Skriv ett citattecken inne i en text som två (””), och avsluta varje citat.`;
    case "import.separator":
      return `”${error.file}” har tabb mellan kolumnerna. Använd semikolon eller komma.`;
    case "import.too-many-rows":
      return `”${error.file}” har ett blad med fler än 1 048 576 rader. Dela upp det på flera filer.`;
    case "import.too-many-columns":
      return `”${error.file}” har fler än 16 384 kolumner. Ta bort det som inte hör till registret.`;
    case "import.no-csv":
      return `”${error.file}” innehåller inget av registrets blad. Varje blad är en csv-fil med bladets namn, till exempel Deltagare.csv.${error.found.length > 0 ? ` Här finns ${list(error.found)}.` : ""}`;
    case "import.zip-damaged":
      return `”${error.file}” är skadad eller avbruten och går inte att packa upp. Hämta eller spara filen på nytt.`;
    case "import.zip-encrypted":
      return `”${error.file}” är krypterad. Packa filerna utan lösenord och försök igen.`;
    case "import.zip-nested":
      return `”${error.file}” innehåller en annan packad fil, ”${error.inner}”. Läs in den direkt i stället.`;
    case "import.zip-limit":
      return `”${error.file}” ${limits[error.limit]}`;
    case "import.xml-damaged":
      return `”${error.file}” är skadad: delen ${error.part} går inte att läsa. Öppna filen i Excel, spara den på nytt och försök igen.`;
    case "import.xml-doctype":
      return `”${error.file}” innehåller en dokumenttyp (DOCTYPE) i delen ${error.part}, vilket en riktig Excelfil aldrig har. Filen har inte lästs.`;
    case "import.no-sheets":
      return `Inget blad har ett namn ur registret. Filen har ${error.found.length > 0 ? list(error.found) : "inga blad"}; bladen ska heta ${workbook.map(({ sheet }) => sheet).join(", ")}.`;
    case "import.sheet-twice":
      return `Bladet ${error.sheet} finns flera gånger (${list(error.names)}). Lägg ihop raderna i ett blad.`;
    case "import.column-twice":
      return `Bladet ${error.sheet} har kolumnen ”${error.column}” flera gånger. Behåll en av dem.`;
    case "import.time-limit":
      return `Filen tog längre tid att läsa än ${error.seconds} sekunder, och inläsningen avbröts. ${unchanged} Dela upp filen och försök igen.`;
    case "import.memory-limit":
      return `Filen kräver mer minne än en inläsning får använda. ${unchanged} Dela upp filen, eller spara bladen som csv.`;
    case "import.process-died":
      return `Inläsningen avbröts innan den var klar. ${unchanged} Försök igen.`;
    case "import.cancelled":
      return `Inläsningen avbröts. ${unchanged}`;
    case "import.database-lost":
      return "Databasen slutade svara under inläsningen. Läs in filen igen: det som redan kommit in ändras inte av att läsas två gånger.";
  }
}

/** One sentence that says what is wrong with a cell. The column and the value are told beside it. */
export function importReasonText(reason: Reason): string {
  switch (reason.code) {
    case "required":
      return "Cellen får inte vara tom.";
    case "required-column":
      return "Bladet saknar den här kolumnen, som måste finnas.";
    case "unknown-code":
      return "Värdet finns inte i kodlistan.";
    case "date-form":
      return "Datumet är skrivet på ett sätt som inte godtas. Skriv det som 2022-01-31.";
    case "date-ambiguous":
      return `Datumet kan läsas på flera sätt (${reason.readings.join(" eller ")}). Skriv det som 2022-01-31.`;
    case "date-impossible":
      return "Dagen finns inte i kalendern.";
    case "date-number":
      return "Cellen är ett tal och inget datum. Formatera den som datum i Excel, eller skriv 2022-01-31.";
    case "date-range":
      return `Datumet ligger utanför åren ${reason.from}–${reason.to}.`;
    case "number-form":
      return "Värdet är inget tal. Skriv siffror, med komma eller punkt för decimaler.";
    case "year-range":
      return `Året ska vara ett helt tal mellan ${reason.from} och ${reason.to}.`;
    case "years-form":
      return "Antalet år ska vara ett tal mellan 0 och 99.";
    case "boolean-form":
      return "Svara Ja eller Nej.";
    case "cell-error":
      return "Cellens formel gav ett fel i Excel. Rätta formeln, eller skriv värdet.";
    case "extra-cells":
      return "Raden har fler celler än bladet har rubriker. Ofta saknas citattecken runt en text med semikolon eller komma.";
    case "too-long":
      return `Texten är längre än ${reason.limit} tecken.`;
    case "personnummer-form":
      return "Ett personnummer har tio eller tolv siffror, med eller utan bindestreck.";
    case "personnummer-date":
      return "Personnumret börjar inte med en dag som har funnits.";
    case "personnummer-check":
      return "Personnumrets sista siffra stämmer inte. Kontrollera numret.";
    case "end-before-start":
      return `Slutet ligger före början (${reason.start}).`;
    case "exit-while-open":
      return "Uppgiften hör till avslutet, men raden har inget slutdatum. Ange slutdatum eller töm cellen.";
    case "answer-missing":
      return "Svaret är tomt. Ange ett svar, eller orsaken i kolumnen Bortfall.";
    case "duplicate":
      return `Samma id finns redan på rad ${reason.line} i bladet.`;
    case "unknown-parent":
      return `Det som raden hänvisar till finns varken i filens blad ${reason.sheet} eller i registret.`;
    case "parent-refused":
      return `Raden hör till rad ${reason.line} i bladet ${reason.sheet}, som inte kunde läsas in.`;
    case "overlap":
      return `Inskrivningen överlappar ${reason.other} för samma deltagare i samma insats. De får mötas på en dag, men inte gå om varandra.`;
  }
}

const warnings: Readonly<Record<WarningCode, string>> = {
  formula: "är uträknat av en formel. Det senast sparade värdet har lästs.",
  "control-characters": "innehöll osynliga tecken, som har tagits bort.",
  "scheme-unknown":
    "nämner en redovisning som inte finns, eller är skrivet på ett sätt som inte går att tyda. Värdet har sparats som det skrevs.",
  "step-off-ladder": "är inget steg på insatsens trappa. Värdet har sparats som det skrevs.",
  "birth-date-differs": "stämmer inte med personnumret.",
  "sex-differs": "stämmer inte med personnumret.",
  "sex-derived": "var tomt och har fyllts i efter personnumret.",
  "anonymous-stripped": "har inte sparats, eftersom deltagaren är anonym.",
  "answer-month": "har ändrats till månadens första dag, eftersom svaret är anonymt.",
  "years-rounded": "har avrundats uppåt till hela år.",
  "other-person": "gäller en annan deltagare än inskrivningen.",
};

/** A warning as a sentence: `Lägen, kolumnen Steg: rad 12 och 3 till är …`. */
export function importWarningText(warning: {
  readonly code: WarningCode;
  readonly sheet: string;
  readonly column: string;
  readonly firstLine: number;
  readonly count: number;
}): string {
  const rows =
    warning.count === 1 ? `rad ${warning.firstLine}` : `rad ${warning.firstLine} och ${warning.count - 1} till`;
  return `${warning.sheet}, ${rows}: ${warning.column} ${warnings[warning.code]}`;
}

/** What a file holds that is never used. */
export const noteTexts = {
  macros: "Filen har makron. De har inte körts.",
  "external-links": "Filen har länkar till andra filer. De har inte följts.",
} as const;

/** What stands beside the suggestions for a refused value. */
const nearestText = (nearest: readonly string[]): string =>
  nearest.length === 0 ? "" : `Menade du ${nearest.map((label) => `”${label}”`).join(" eller ")}?`;

/** One line of the error list, and the cell `Fel` of the workbook to correct. */
export function problemText(problem: {
  readonly column: string;
  readonly value: string;
  readonly reason: Reason;
  readonly nearest: readonly string[];
}): string {
  const value = problem.value === "" ? "" : ` ”${problem.value}”`;
  return [`${problem.column}${value}: ${importReasonText(problem.reason)}`, nearestText(problem.nearest)]
    .filter((text) => text !== "")
    .join(" ");
}

/** Headings and sentences of an import's report. */
export const importTexts = {
  counts: {
    read: "Lästa",
    new: "Nya",
    changed: "Ändrade",
    unchanged: "Oförändrade",
    refused: "Underkända",
    deleted: "Borttagna",
  },
  sheet: "Blad",
  total: "Summa",
  dryRun: "Provläsning: inget har ändrats.",
  unknownSheets: (names: readonly string[]) =>
    `${names.length === 1 ? "Bladet" : "Bladen"} ${list(names)} hör inte till registret och läses inte.`,
  unknownColumns: (sheet: string, columns: readonly string[]) =>
    `${sheet}: ${columns.length === 1 ? "kolumnen" : "kolumnerna"} ${list(columns)} hör inte till registret och läses inte.`,
  ignoredFiles: (names: readonly string[]) =>
    `${names.length === 1 ? "Filen" : "Filerna"} ${list(names)} hör inte till registret och läses inte.`,
  deletionsHeld: "Inga rader tas bort så länge filen har rader som inte kan läsas in. Rätta dem och läs in filen igen.",
  deleted: (sheet: string, count: number, ids: readonly string[], dryRun: boolean) =>
    `${sheet}: ${count} ${count === 1 ? "rad" : "rader"} som filen saknar ${dryRun ? "skulle tas" : "har tagits"} bort (${list(ids)}).`,
} as const;
