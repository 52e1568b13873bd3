/** Swedish texts about logging in, passwords, members and the choice of tenant (sv. huvudman). */
import { SHORTEST_PASSWORD, type PasswordFault } from "#src/domain/passwords.ts";
import type { Role } from "#src/domain/rights.ts";
import { listOr } from "#src/texts/cli.sv.ts";
import { roleNames } from "#src/texts/web.sv.ts";

const secondsAsWords = (seconds: number): string =>
  seconds < 60 ? `${seconds} ${seconds === 1 ? "sekund" : "sekunder"}` : `${Math.ceil(seconds / 60)} minuter`;

const busy = "Många loggar in just nu. Vänta några sekunder och försök igen.";

export const signInTexts = {
  title: "Logga in",
  userName: "Användarnamn",
  password: "Lösenord",
  submit: "Logga in",
  signedOut: "Du är utloggad.",
  required: { userName: "Skriv ditt användarnamn.", password: "Skriv ditt lösenord." },
  help: "Har du glömt lösenordet? Be teamets administratör om ett nytt, eller den som sköter Stegvis hos er.",
} as const;

/** Why nobody was logged in. Says nothing of whether the account exists. */
export function signInErrorText(
  error:
    { readonly code: "sign-in.wrong" | "passwords.busy" } | { readonly code: "sign-in.wait"; readonly seconds: number },
): string {
  switch (error.code) {
    case "sign-in.wrong":
      return "Användarnamnet och lösenordet hör inte ihop. Kontrollera stavningen och försök igen.";
    case "sign-in.wait":
      return `Det har varit många felaktiga försök. Vänta ${secondsAsWords(error.seconds)} och försök sedan igen.`;
    case "passwords.busy":
      return busy;
  }
}

export const passwordTexts = {
  title: "Byt lösenord",
  mustChange: "Ditt lösenord är ett engångslösenord. Välj ett eget innan du går vidare.",
  current: "Nuvarande lösenord",
  wanted: "Nytt lösenord",
  repeated: "Nytt lösenord en gång till",
  hint: `Minst ${SHORTEST_PASSWORD} tecken. Några ord efter varandra är både lätta att minnas och svåra att gissa.`,
  submit: "Byt lösenord",
  cancel: "Avbryt",
  done: "Lösenordet är bytt. Du är utloggad på alla andra ställen.",
  onward: "Gå vidare",
  required: { current: "Skriv ditt nuvarande lösenord.", wanted: "Skriv ett nytt lösenord." },
  different: "Det nya lösenordet är inte lika i de båda fälten.",
} as const;

const faultTexts: Readonly<Record<PasswordFault, string>> = {
  "too-short": `Lösenordet är för kort. Det ska ha minst ${SHORTEST_PASSWORD} tecken.`,
  "too-long": "Lösenordet är för långt. Det får ha högst 200 tecken.",
  "has-user-name": "Lösenordet får inte innehålla ditt användarnamn.",
  "too-common": "Lösenordet är lätt att gissa. Välj några ord som inte brukar stå ihop.",
};

/** Why the password was not changed, and the field it concerns. */
export function passwordErrorText(
  error:
    | { readonly code: "password.wrong" | "password.same" | "access.session-ended" | "passwords.busy" }
    | { readonly code: "password.wait"; readonly seconds: number }
    | { readonly code: "password.unfit"; readonly fault: PasswordFault },
): { readonly field?: "current" | "wanted"; readonly text: string } {
  switch (error.code) {
    case "password.wrong":
      return { field: "current", text: "Det nuvarande lösenordet stämmer inte." };
    case "password.same":
      return { field: "wanted", text: "Det nya lösenordet är samma som det nuvarande. Välj ett annat." };
    case "password.unfit":
      return { field: "wanted", text: faultTexts[error.fault] };
    case "password.wait":
      return { text: `Det har varit många felaktiga försök. Vänta ${secondsAsWords(error.seconds)} och försök igen.` };
    case "passwords.busy":
      return { text: busy };
    case "access.session-ended":
      return { text: "Du har blivit utloggad. Logga in igen och byt lösenordet sedan." };
  }
}

export const tenantChoiceTexts = {
  title: "Välj huvudman",
  lead: "Huvudmannen är den part som är personuppgiftsansvarig för registret.",
  none: "Du hör inte till någon huvudman än. Be en administratör att lägga till dig.",
  noneYet: "Det finns ingen huvudman än. Börja med att skapa er egen.",
  create: "Skapa en huvudman",
  name: "Namn",
  nameHint: "Den part som ansvarar för registret, till exempel ”Västerås stad”.",
  kind: "Slag av part",
  submit: "Skapa huvudman",
  cancel: "Avbryt",
  required: { name: "Skriv huvudmannens namn.", kind: "Välj vilket slag av part det är." },
} as const;

export const memberTexts = {
  title: "Medlemmar",
  lead: "De som kan logga in här, och vad de får göra.",
  caption: "Medlemmar",
  help: [
    "Här bestämmer du vilka som kan logga in hos huvudmannen och vad de får göra.",
    "En ny medlem får ett engångslösenord, som visas en enda gång. Lämna över det i handen eller per telefon.",
    "Har någon slutat, ta bort medlemmen samma dag. Det som personen har gjort finns kvar i loggen.",
  ],
  columns: { name: "Namn", userName: "Användarnamn", role: "Roll", actions: "Ändra" },
  ended: "avslutad",
  self: "du själv",
  add: "Lägg till en medlem",
  name: "Namn",
  userName: "Användarnamn",
  userNameHint: "E-postadressen är ett bra användarnamn.",
  role: "Roll",
  submit: "Lägg till",
  required: { name: "Skriv personens namn.", userName: "Skriv ett användarnamn.", role: "Välj en roll." },
  roleHints: {
    administrator: "Sköter medlemmar, register och logg. Ser allt.",
    "team-leader": "Läser in register, ser nyckeltal och rader, gör rapporter.",
    board: "Ser nyckeltal och rapporter. Ser aldrig personer, och små antal är dolda.",
  },
  added: (userName: string) => `${userName} är tillagd.`,
  keepsPassword: "Kontot fanns redan och behåller sitt lösenord.",
  toldAlready: "Formuläret skickades en gång till. Engångslösenordet visades första gången; skapa annars ett nytt.",
  oneTimePassword: "Engångslösenord",
  handOver: "Lämna lösenordet till personen själv. Det visas bara nu och måste bytas vid första inloggningen.",
  end: "Avsluta",
  endTitle: (name: string) => `Avsluta medlemskapet för ${name}`,
  endLead: "Personen kan inte längre öppna något här. Det som personen har gjort finns kvar i loggen.",
  endSubmit: "Avsluta medlemskapet",
  reset: "Nytt lösenord",
  resetTitle: (name: string) => `Nytt lösenord för ${name}`,
  resetLead: "Det gamla lösenordet slutar gälla, och personen loggas ut överallt.",
  resetSubmit: "Skapa ett engångslösenord",
  resetDone: "Det gamla lösenordet gäller inte längre.",
  back: "Till medlemmarna",
} as const;

/** Why a member was not added, ended or given a new password. */
export function memberErrorText(error: { readonly code: string }): {
  readonly field?: "userName" | "name";
  readonly text: string;
} {
  switch (error.code) {
    case "member.bad-user-name":
      return { field: "userName", text: "Användarnamnet ska ha minst två tecken och inga mellanslag." };
    case "member.no-name":
      return { field: "name", text: memberTexts.required.name };
    case "member.already":
      return {
        field: "userName",
        text: "Personen är redan medlem. Avsluta medlemskapet först om rollen ska bli en annan.",
      };
    case "member.changed":
      return { text: "Medlemskapet har ändrats sedan du öppnade sidan. Gå tillbaka till medlemmarna och börja om." };
    case "member.not-reset":
      return {
        text:
          "Lösenordet kunde inte ändras här. Antingen har kontot ändrats sedan du öppnade sidan, eller så hör det till " +
          "fler huvudmän eller sköter hela installationen, och får bara ändras på servern, av den som sköter Stegvis hos er.",
      };
    case "passwords.busy":
      return { text: busy };
    default:
      return { text: "Du har blivit utloggad. Logga in igen." };
  }
}

/** What `stegvis account` says. */
export const accountCommandTexts = {
  list: "Listar alla konton: användarnamn, namn och vad de är hos vilken huvudman.",
  reset:
    "Ger ett konto ett engångslösenord, också när det är den enda administratören som har tappat sitt. Skriver lösenordet, som visas en enda gång. Personen loggas ut överallt, och det skrivs i åtkomstloggen.",
  userName: "kontots användarnamn; ”stegvis account list” visar vilka som finns",
  none: "Det finns inget konto än. Det första skapas när webbplatsen startas.",
  describe: ({
    hostAdministrator,
    memberships,
  }: {
    readonly hostAdministrator: boolean;
    readonly memberships: readonly { readonly tenant: string; readonly role: Exclude<Role, "operator"> }[];
  }): string =>
    [
      ...(hostAdministrator ? ["sköter hela installationen"] : []),
      ...memberships.map(({ tenant, role }) => `${roleNames[role].toLowerCase()} hos ${tenant}`),
    ].join(", ") || "hör inte till någon huvudman",
  resetDone: (userName: string) =>
    `${userName} har fått ett nytt lösenord, som bara visas nu och måste bytas vid nästa inloggning. Gamla inloggningar gäller inte längre.`,
  unknown: ({ userName, nearest }: { readonly userName: string; readonly nearest: readonly string[] }): string =>
    `Det finns inget konto som heter ”${userName}”.${nearest.length > 0 ? ` Menade du ${listOr(nearest)}?` : ""}`,
} as const;
