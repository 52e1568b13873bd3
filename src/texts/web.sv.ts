/** Swedish texts of the web pages' frame and shared parts. Each page's own texts stand in a file of their own. */

export const frameTexts = {
  product: "Stegvis",
  skip: "Hoppa till innehållet",
  demo: "Övningsläge: alla personer och uppgifter här är påhittade.",
  navigation: "Huvudmeny",
  menu: "Meny",
  help: "Hjälp",
  helpForPage: "Hjälp för den här sidan",
  account: "Konto",
  changePassword: "Byt lösenord",
  switchTenant: "Byt huvudman",
  logOut: "Logga ut",
  allTeams: "Alla team",
  chooseTeam: "Välj team",
  breadcrumb: "Här är du",
  printed: (tenant: string, date: string, name: string) => `Stegvis, ${tenant}. Utskrivet ${date} av ${name}.`,
  accessibility: "Tillgänglighetsredogörelse",
  places: {
    start: "Start",
    register: "Register",
    figures: "Nyckeltal",
    benefit: "Nytta",
    reports: "Rapporter",
    members: "Medlemmar",
  },
} as const;

export const roleNames = {
  administrator: "Administratör",
  "team-leader": "Samordnare",
  board: "Styrgrupp",
} as const;

export const formTexts = {
  summary: "Något behöver rättas",
  errorPrefix: "Fel:",
  optional: "(valfritt)",
} as const;

export const cellTexts = { withheld: "lämnas inte ut", missing: "värde saknas" } as const;

export const progressTexts = {
  soFar: (done: string, unit: string) => `${done} ${unit} hittills`,
  of: (done: string, total: string, unit: string) => `${done} av ${total} ${unit}`,
} as const;

interface ErrorText {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** What the error pages say, by status. */
export const errorPages: Readonly<Record<number, ErrorText>> = {
  400: {
    title: "Sidan förstod inte frågan",
    sentences: ["Adressen eller formuläret innehåller något som inte går att läsa. Gå tillbaka och försök igen."],
  },
  403: {
    title: "Formuläret togs inte emot",
    sentences: [
      "Sidan hade legat öppen för länge, eller så kom formuläret från en annan webbplats. Ingenting har ändrats.",
      "Gå tillbaka, ladda om sidan och försök igen. Adressen ska börja med https, om ni inte kör Stegvis på er egen dator.",
    ],
  },
  404: {
    title: "Sidan finns inte",
    sentences: ["Kontrollera adressen. Kanske har det du söker flyttats eller tagits bort."],
  },
  405: {
    title: "Det går inte att göra så här",
    sentences: ["Sidan tar inte emot det som skickades. Gå tillbaka och försök igen därifrån."],
  },
  413: {
    title: "Filen är för stor",
    sentences: [
      "Filen är större än vad som går att ta emot. Dela upp den, eller skicka registret som zip med csv-filer.",
    ],
  },
  415: {
    title: "Sidan förstod inte formuläret",
    sentences: ["Det som skickades var inget formulär. Gå tillbaka och försök igen därifrån."],
  },
  422: {
    title: "Formuläret är redan skickat",
    sentences: ["Det har skickats en gång, med andra uppgifter. Ladda om sidan och fyll i formuläret på nytt."],
  },
  429: {
    title: "För många försök",
    sentences: ["Vänta en liten stund och försök igen."],
  },
  500: {
    title: "Något gick fel hos oss",
    sentences: [
      "Det var inte ditt fel, och det du hade sparat finns kvar. Försök igen om en stund.",
      "Händer det igen, hör av dig till den som sköter Stegvis hos er.",
    ],
  },
  503: {
    title: "Stegvis svarar inte just nu",
    sentences: ["Databasen startar om eller är upptagen. Vänta en minut och ladda om sidan."],
  },
};

export const errorPageTexts = {
  home: "Till startsidan",
  reference: (id: string) => `Ange numret ${id} om du behöver hjälp.`,
} as const;
