/** Swedish texts of the pages where the register is read in and taken out. */

const many = (n: string, one: string, several: string): string => `${n} ${n === "1" ? one : several}`;

export const registerPages = {
  title: "Register",
  lead: "Registret är grunden för alla nyckeltal och rapporter. Det läses in från en fil och kan när som helst tas ut igen.",
  uploadTitle: "Läs in från fil",
  file: "Fil",
  fileHint: "Excel (xlsx), zip med csv-filer, eller en enda csv-fil. Högst 200 MB.",
  missing: "Rader som finns i Stegvis men inte i filen",
  keep: { label: "Behåll dem", hint: "Det vanliga. Filen lägger till och ändrar, men tar inte bort något." },
  replace: {
    label: "Ta bort dem",
    hint: "Välj det bara om filen är hela registret. Du får se vad som försvinner innan det händer.",
  },
  check: "Granska filen",
  noFile: "Välj en fil att läsa in.",
  nothingYet: "Ingenting sparas än: först visas vad som skulle hända.",
  earlier: "Tidigare inläsningar",
  noneEarlier: "Inget register har lästs in än. Här visas sedan när det skedde, av vem och vad det gav.",
  columns: {
    when: "När",
    file: "Fil",
    who: "Av",
    rows: "Rader",
    state: "Läge",
  },
  by: { you: "Du", host: "Den som sköter servern", somebody: "En kollega" },
  states: { running: "Pågår", done: "Klar", failed: "Gick inte", cancelled: "Avbruten" },
  exportLink: "Ta ut registret",
  help: [
    "Läs in hela registret eller bara det som är nytt. Samma rad två gånger blir en rad: den ändras om något skiljer sig.",
    "Varje fel visas med blad, rad, kolumn och vad som väntades. Rätta i filen och läs in den igen, eller läs in det som är rätt och ta de underkända raderna för sig.",
    "Ingenting ändras förrän du bekräftar.",
  ],
} as const;

/** The register page of a demo. */
export const demoRegister = {
  lead: "Registret är grunden för alla nyckeltal och rapporter. Det kan när som helst tas ut.",
  title: "Här går det inte att läsa in filer",
  text:
    "Det här är ett övningsläge, och alla personer i det är påhittade. Riktiga uppgifter ska aldrig blandas med dem. " +
    "Teamets eget register läses in hos den huvudman som ansvarar för det.",
  help: [
    "Ta ut registret om du vill se hur en fil är uppställd.",
    "Den som sköter Stegvis hos er kan skapa er huvudman och lägga till dig som medlem där.",
  ],
} as const;

export const previewPages = {
  title: "Granska inläsningen",
  lead: (file: string) => `Så här skulle ”${file}” ändra registret. Ingenting är sparat än.`,
  right: "Allt stämmer",
  rightText: (rows: string) => `${many(rows, "rad", "rader")} kan läsas in.`,
  someWrong: (rows: string) => `${many(rows, "rad behöver", "rader behöver")} rättas`,
  someWrongText:
    "Du kan läsa in resten nu. De underkända raderna läses inte in; ta dem som en egen fil, rätta dem och läs in den.",
  allWrong: "Ingen rad kan läsas in som den är. Rätta felen nedan och välj filen igen.",
  nothingNew: "Allt i filen finns redan i registret. Det finns inget att läsa in.",
  confirm: "Läs in",
  confirmWithout: "Läs in det som är rätt",
  cancel: "Avbryt",
  rejects: "Ladda ner de underkända raderna",
  sheets: "Blad för blad",
  sheetColumns: {
    sheet: "Blad",
    read: "Rader i filen",
    new: "Nya",
    changed: "Ändrade",
    unchanged: "Oförändrade",
    refused: "Underkända",
    deleted: "Tas bort",
  },
  total: "Totalt",
  errors: "Att rätta",
  errorColumns: {
    place: "Plats",
    column: "Kolumn",
    value: "Står",
    reason: "Fel",
    nearest: "Menades kanske",
  },
  place: (sheet: string, line: string) => `${sheet}, rad ${line}`,
  empty: "(tom)",
  moreErrors: (n: string) => `Här visas de första felen. Alla ${n} finns i filen med underkända rader.`,
  deletions: "Tas bort ur registret",
  deletionsText: "De här raderna finns i Stegvis men inte i filen. Vi sparar en kopia i historiken.",
  deletionsRows: (n: string, sheet: string) => `${many(n, "rad", "rader")} på bladet ${sheet}`,
  confirmDeletions: (n: string) => `Ja, ta bort ${many(n, "rad", "rader")}`,
  mustConfirm: "Kryssa i att raderna ska tas bort, eller läs in filen igen och välj att behålla dem.",
  warnings: "Bra att veta",
  gone: "Filen finns inte kvar",
  goneText: "En uppladdad fil sparas i högst en timme. Välj den igen, så fortsätter du där du var.",
  chooseAgain: "Välj fil igen",
  refusedFile: "Filen gick inte att läsa",
  refusedFileText: "Ingenting har ändrats.",
} as const;

export const importPages = {
  running: "Registret läses in",
  followText: "Sidan uppdateras av sig själv. Du kan lämna den; inläsningen fortsätter ändå.",
  stillText: "Du kan lämna sidan; inläsningen fortsätter ändå.",
  stop: "Sluta uppdatera sidan av sig själv",
  reload: "Uppdatera nu",
  unit: "rader",
  done: "Registret är inläst",
  doneText: (rows: string) => `${many(rows, "rad", "rader")} gicks igenom.`,
  failed: "Inläsningen gick inte",
  failedText: "Ingenting har ändrats i registret. Försök igen, eller hör av dig till den som sköter Stegvis hos er.",
  figures: "Se nyckeltalen",
  report: "Gör en rapport",
  back: "Till registret",
  leftOut: (n: string) => `${many(n, "rad", "rader")} lästes inte in`,
  leftOutText: "De underkända raderna finns som en egen fil, med felet utskrivet i varje rad. Rätta och läs in den.",
  leftOutGone: "Läs in samma fil en gång till om du vill se vilka raderna är.",
} as const;

export const exportPages = {
  title: "Ta ut registret",
  lead: "Filen innehåller hela registret: namn, personnummer och allt som är registrerat om deltagarna.",
  points: [
    "Spara den bara där andra personuppgifter om deltagarna får finnas, och ta bort den när du är klar.",
    "Skicka den aldrig med vanlig e-post.",
    "Att du tar ut registret skrivs i loggen, för varje person som finns i det.",
  ],
  format: "Format",
  formats: {
    xlsx: { label: "Excel", hint: "En arbetsbok med ett blad för varje slags uppgift." },
    zip: { label: "Zip med csv-filer", hint: "En fil för varje slags uppgift, för andra program." },
  },
  understand: "Jag förstår att filen innehåller personuppgifter och ansvarar för den",
  mustUnderstand: "Kryssa i rutan för att ta ut registret.",
  submit: "Ladda ner registret",
} as const;
