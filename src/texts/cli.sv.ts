/** Swedish texts of the command line: help, wrong usage, and what stops a command. */

/** One line per command, as `stegvis --help` shows it. The order is the help's. */
export const commandSummaries = {
  serve: "Startar webbplatsen och databasen.",
  demo: "Läser in ett påhittat team med två och ett halvt års uppgifter.",
  tenant: "Skapar och listar huvudmän (parter som är personuppgiftsansvariga).",
  account: "Visar vilka som kan logga in, och ger den som har tappat sitt lösenord ett nytt.",
  import: "Läser in ett register från arbetsbok, CSV-mapp eller zip.",
  export: "Skriver ut hela registret i arbetsbokens format.",
  figures: "Räknar fram nyckeltalen för ett team och en period.",
  report: "Skriver rapporten som PDF, Word, Excel eller webbsida.",
  nytta: "Räknar nyttan i kronor: vem som vinner, vem som betalar och när pengarna är tillbaka.",
  definitions: "Kontrollerar definitioner av nyckeltal, redovisningar, mallar och parametrar.",
  audit: "Kontrollerar åtkomstloggen och visar vem som läst om en person.",
  backup: "Tar en säkerhetskopia och kontrollerar den.",
  restore: "Återställer en säkerhetskopia.",
  doctor: "Visar hur installationen mår och vad som saknas.",
} as const;

/** The name of a command. */
export type CommandName = keyof typeof commandSummaries;

/** Fixed parts of the help texts. */
export const helpTexts = {
  program: "Register, uppföljning och årsrapport för samordningsteam.",
  help: "visa hjälp",
  version: "visa programmets version",
  afterAll: [
    "",
    "All data ligger i mappen STEGVIS_DATA (annars ./data). Med DATABASE_URL används en befintlig PostgreSQL 15 eller senare.",
    "Resultat skrivs till standard ut, allt annat till standard fel.",
    "Slutkoder: 0 klart · 1 delvis klart eller nekat · 2 fel i kommandot eller filen · 3 databasen eller disken.",
  ].join("\n"),
  titles: {
    "Usage:": "Användning:",
    "Options:": "Val:",
    "Arguments:": "Argument:",
    "Commands:": "Kommandon:",
    "Global Options:": "Gemensamma val:",
  } as Readonly<Record<string, string>>,
} as const;

/** Commander's English message as a Swedish sentence; `text` is the message without its prefix. */
export function usageError(code: string, text: string): string {
  const quoted = /'([^']*)'/.exec(text)?.[1] ?? "";
  const near = /\(Did you mean (?:one of )?([^)]*)\?\)/.exec(text)?.[1];
  const hint = near ? ` Menade du ${near}?` : "";
  switch (code) {
    case "commander.unknownCommand":
      return `Kommandot ”${quoted}” finns inte.${hint}`;
    case "commander.unknownOption":
      return `Valet ”${quoted}” finns inte.${hint}`;
    case "commander.missingArgument":
      return `Kommandot saknar ”${quoted}”.`;
    case "commander.optionMissingArgument":
      return `Valet ”${quoted}” behöver ett värde.`;
    case "commander.missingMandatoryOptionValue":
      return `Kommandot behöver valet ”${quoted}”.`;
    case "commander.excessArguments":
      return "Kommandot har för många argument. Skriv namn med mellanslag inom citattecken.";
    case "commander.conflictingOption":
      return `Valen går inte att kombinera: ${text}.`;
    case "commander.invalidArgument": {
      const own = /(?:is invalid\.|invalid\.) (.*)$/s.exec(text)?.[1];
      return `Värdet för ”${quoted}” går inte att läsa.${own ? ` ${own}` : ""}`;
    }
    default:
      return text;
  }
}

/** Where to read on after wrong usage. */
export const seeHelp = (command: string): string => `Skriv ”stegvis ${command}--help” för hjälp.`;

/** Why the database cannot be used: one sentence about what, and one about how to mend it. */
export function databaseError(error: { readonly code: string } & Record<string, unknown>): string {
  const say = (key: string) => String(error[key]);
  switch (error.code) {
    case "embedded.in-use":
      return `Databasen används redan av ”stegvis ${say("command")}” (process ${say("pid")}). Stoppa det programmet, eller välj en annan mapp med STEGVIS_DATA.`;
    case "embedded.no-package":
      return `Den inbyggda databasen finns inte för ${say("platform")}. Kör ”npm ci”, eller ange en egen PostgreSQL 15 eller senare med DATABASE_URL.`;
    case "embedded.cannot-run":
      return `Den inbyggda databasen går inte att köra på den här datorn. Ange en egen PostgreSQL 15 eller senare med DATABASE_URL. Systemet svarade: ${say("detail")}`;
    case "embedded.directory":
      return `Mappen ${say("directory")} går inte att skapa eller skriva i. Ändra rättigheterna eller välj en annan mapp med STEGVIS_DATA. Systemet svarade: ${say("detail")}`;
    case "embedded.other-version":
      return `Databasen är skapad med PostgreSQL ${say("found")}, men programmet har ${say("wanted")}. Ta en säkerhetskopia med det äldre programmet och återställ den i en ny mapp.`;
    case "embedded.start-failed":
      return `Databasen startade inte. Se mappen log i datamappen. PostgreSQL svarade: ${say("detail")}`;
    case "migrate.server-too-old":
      return `PostgreSQL ${say("version")} är för gammal. Stegvis behöver version 15 eller senare.`;
    case "migrate.schema-newer":
      return `Databasen är gjord av ett nyare Stegvis (okända steg: ${say("steps")}). Uppgradera programmet; inget har ändrats.`;
    case "migrate.step-edited":
      return `Programmets databassteg ${say("steps")} skiljer sig från dem som databasen är gjord med. Installera en hel utgåva av programmet; inget har ändrats.`;
    case "database.unreachable":
      return `Databasen går inte att nå. Kontrollera DATABASE_URL och att servern är igång. Servern svarade: ${say("detail")}`;
    case "database.lost":
      return `Databasen slutade svara, och det som inte var klart är ogjort. Försök igen. Servern svarade: ${say("detail")}`;
    default:
      return `Databasen går inte att använda (${error.code}).`;
  }
}

/** Trouble with files and disks, by the system's code. */
export function systemError(code: string, path: string): string {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: "finns inte",
    EACCES: "får inte läsas eller skrivas av den här användaren",
    EPERM: "får inte ändras av den här användaren",
    EISDIR: "är en mapp, inte en fil",
    ENOTDIR: "är en fil, inte en mapp",
    EEXIST: "finns redan",
    ENOSPC: "får inte plats: disken är full",
    EROFS: "ligger på en disk som bara går att läsa",
    EMFILE: "går inte att öppna: för många öppna filer",
    ERR_STRING_TOO_LONG: "är för stor: högst 500 MB går att läsa på en gång",
    ERR_FS_FILE_TOO_LARGE: "är för stor: högst 500 MB går att läsa på en gång",
  };
  return `${path || "Filen"} ${reasons[code] ?? `går inte att använda (${code})`}.`;
}

/** An unexpected fault in the program itself. */
export const internalError = (detail: string): string =>
  `Ett fel i programmet stoppade kommandot. Rapportera gärna felet med texten nedan.\n${detail}`;

/** Where a figure has no value to print. */
export const noFiguresText = "ingen uppgift";

/** A figure that cannot be computed, with its own reason. */
export const notComputedText = (why: string): string => `går inte att räkna. ${why}`;

/** What the measures of a statistic are called in a line of text. */
export const measureTexts: Readonly<Record<string, string>> = {
  n: "antal",
  sum: "summa",
  mean: "medel",
  median: "median",
  min: "lägst",
  max: "högst",
  longest: "längst",
  shortest: "kortast",
  enrolments: "inskrivna",
  fte: "årsarbetare",
  value: "värde",
};

/** Why the database refused somebody on the host. */
export const accessErrorText = (error: { readonly code: string }): string =>
  error.code === "access.session-ended"
    ? "Huvudmannen finns inte längre. Ingenting har ändrats."
    : "Databasen tillåter inte det här. Ingenting har ändrats.";

/** `a, b eller c`. */
export const listOr = (names: readonly string[]): string => names.join(", ").replace(/, ([^,]*)$/, " eller $1");

/** A track that the team does not have. */
export const unknownTrackText = (track: string, team: string, near: readonly string[]): string =>
  `${team} har inget spår som heter ”${track}”.${near.length > 0 ? ` Menade du ${listOr(near)}?` : ""}`;

/** What is told when the register has been written. */
export const exportedText = (tenant: string, place: string): string =>
  `Hela registret för ${tenant} är skrivet till ${place}. Det innehåller personuppgifter: förvara det därefter.`;
