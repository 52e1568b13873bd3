/**
 * The code lists (sv. kodlistor) of the register workbook. `code` is what the database, JSON and URLs use; the label is
 * what people see and type; `also` are old or short labels that map to today's code. Order is the order of printing.
 *
 * Source: the open exchange format, docs/exchange-format.md.
 */
export interface Code {
  readonly code: string;
  readonly label: string;
  readonly also?: readonly string[];
  /** Old labels that name a unit of the party rather than the party; they become the unit when none is given. */
  readonly units?: readonly string[];
}

const years = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export const codeLists = {
  sex: [
    { code: "kvinna", label: "Kvinna", also: ["K"] },
    { code: "man", label: "Man", also: ["M"] },
    { code: "annat", label: "Annat eller okänt" },
  ],
  protection: [
    { code: "nej", label: "Nej" },
    { code: "sekretess", label: "Sekretessmarkering" },
    { code: "skyddad", label: "Skyddad folkbokföring" },
  ],
  party: [
    { code: "af", label: "Arbetsförmedlingen", also: ["Af"] },
    { code: "fk", label: "Försäkringskassan", also: ["Fk"] },
    {
      code: "kommun",
      label: "Kommun",
      also: ["Västerås stad", "Staden"],
      units: ["Ekonomiskt bistånd", "EB", "Socialtjänsten", "Soc", "SKE"],
    },
    {
      code: "region",
      label: "Region",
      also: ["Landstinget", "RV", "Region Västmanland"],
      units: ["Öppenvårdspsykiatri", "Primärvård"],
    },
    { code: "egen", label: "Egen ansökan" },
    { code: "ovrig", label: "Övrig" },
  ],
  referralKind: [
    { code: "kontakt", label: "Kontakt" },
    { code: "ansokan", label: "Ansökan" },
  ],
  referralStatus: [
    { code: "inkommen", label: "Inkommen" },
    { code: "ko", label: "I kö" },
    { code: "startad", label: "Startad" },
    { code: "ej-start", label: "Ej start" },
  ],
  notStartedReason: [
    { code: "ej-motiverad", label: "Ej motiverad till förändring" },
    { code: "ordinarie", label: "Kan ta del av ordinarie insats" },
    { code: "ej-tillgodogora", label: "Kan ej tillgodogöra sig insatsen" },
    { code: "sjukdom", label: "Sjukdom" },
    { code: "uteblivna", label: "Uteblivna besök" },
    { code: "atertar", label: "Återtar ansökan" },
  ],
  exitKind: [
    { code: "fullfoljd", label: "Fullföljd" },
    { code: "avbruten", label: "Avbruten", also: ["Avbrott", "Drop-out"] },
  ],
  exitReason: [
    { code: "utskrivning", label: "Utskrivning" },
    { code: "flytt", label: "Utskrivning pga flytt" },
    { code: "sjukdom", label: "Utskrivning pga sjukdom" },
    { code: "fortsatt-rehab", label: "Utskrivning-Fortsatt rehabilitering" },
    { code: "utan-matning", label: "Utskrivning-Utan mätning" },
    { code: "hog-franvaro", label: "Hög frånvaro" },
    { code: "ej-nabar", label: "Ej nåbar" },
    { code: "eget-val", label: "Eget val" },
    { code: "intern", label: "Övergång till annat spår" },
    { code: "avliden", label: "Avliden" },
    { code: "felregistrering", label: "Felregistrering" },
  ],
  destination: [
    { code: "arbete", label: "Arbete utan subvention" },
    { code: "arbete-sub", label: "Arbete med subvention" },
    { code: "studier", label: "Studier" },
    { code: "af-sokande", label: "Aktivt arbetssökande hos Af" },
    { code: "fs", label: "Förstärkt samarbete Af-Fk" },
    { code: "af-rehab", label: "Fortsatt rehabilitering hos Af" },
    { code: "fk", label: "Fortsatt handläggning hos Fk" },
    { code: "ame", label: "Insats hos kommunens arbetsmarknadsenhet" },
    { code: "annan-alr", label: "Annan arbetslivsinriktad rehabilitering" },
    { code: "remittent", label: "Åter till remittent för ny planering" },
    { code: "daglig", label: "Daglig verksamhet" },
    { code: "socialpsykiatri", label: "Socialpsykiatri" },
    { code: "medicinsk", label: "Medicinsk behandling eller rehabilitering" },
    { code: "sjukers", label: "Sjukersättning beviljad" },
    { code: "sjukers-ansokt", label: "Sjukersättning ansökt" },
    { code: "intern", label: "Annat spår i samma insats" },
    { code: "annan-insats", label: "Annan samordnad insats" },
    { code: "inget", label: "Ingen fortsättning" },
    { code: "saknas", label: "Uppgift saknas" },
  ],
  occasion: [
    { code: "start", label: "Start" },
    { code: "avslut", label: "Avslut" },
    { code: "6m", label: "6 mån" },
    { code: "12m", label: "12 mån" },
    { code: "18m", label: "18 mån" },
    { code: "24m", label: "24 mån" },
    { code: "8v", label: "8 veckor" },
    { code: "3m", label: "3 mån" },
  ],
  occupation: [
    { code: "arbete", label: "Ej subventionerat arbete", also: ["Ej sub arbete"] },
    { code: "arbete-sub", label: "Subventionerat arbete", also: ["Sub arbete"] },
    { code: "studier", label: "Studier" },
    { code: "sokande", label: "Aktivt arbetssökande" },
    { code: "arbetstraning", label: "Arbetsträning eller praktik" },
    { code: "daglig", label: "Daglig verksamhet eller annan sysselsättning" },
    { code: "ingen", label: "Ingen sysselsättning" },
    { code: "saknas", label: "Uppgift saknas" },
  ],
  subsidy: [
    { code: "ingen", label: "Ingen" },
    { code: "lonebidrag", label: "Lönebidrag" },
    { code: "nystartsjobb", label: "Nystartsjobb" },
    { code: "introduktionsjobb", label: "Introduktionsjobb" },
    { code: "osa", label: "Offentligt skyddat arbete" },
    { code: "trygghet", label: "Trygghetsanställning" },
    { code: "skyddat", label: "Skyddat arbete hos Samhall" },
    { code: "annan", label: "Annan" },
  ],
  incomeSource: [
    { code: "a-kassa", label: "A-kassa" },
    { code: "aktivitetsersattning", label: "Aktivitetsersättning" },
    { code: "aktivitetsstod", label: "Aktivitetsstöd" },
    { code: "annan", label: "Annan offentlig försörjning" },
    { code: "forsorjningsstod", label: "Försörjningsstöd", also: ["Ekonomiskt bistånd"] },
    { code: "ingen", label: "Ingen offentlig försörjning" },
    { code: "sjukersattning", label: "Sjukersättning" },
    {
      code: "sjukpenning",
      label: "Sjukpenning/Rehabpenning",
      also: ["Sjukpenning", "Rehabpenning", "Rehabiliteringspenning"],
    },
    { code: "studiestod", label: "Studiestöd/Studiemedel", also: ["Studiestöd", "Studiemedel"] },
    { code: "etablering", label: "Etableringsersättning" },
    { code: "foraldrapenning", label: "Föräldrapenning" },
    { code: "lon", label: "Lön" },
    { code: "pension", label: "Ålderspension" },
    { code: "saknas", label: "Uppgift saknas" },
  ],
  education: [
    { code: "grundskola", label: "Grundskola" },
    { code: "gymnasium", label: "Gymnasium" },
    { code: "annan-eftergymnasial", label: "Annan eftergymnasial utbildning" },
    { code: "hogskola-1", label: "Högskola/universitet upp till 1 år" },
    { code: "hogskola-3", label: "Högskola/universitet upp till 3 år" },
    { code: "hogskola-3plus", label: "Högskola/universitet mer än 3 år" },
    { code: "saknas", label: "Saknas/okänd" },
  ],
  benefitYears: [
    { code: "ej", label: "Ej tillämpligt" },
    ...years.map((n) => ({ code: String(n), label: `Upp till ${n} år` })),
    { code: "9plus", label: "Mer än 9 år" },
  ],
  funder: [
    { code: "af", label: "Arbetsförmedlingen", also: ["Af"] },
    { code: "fk", label: "Försäkringskassan", also: ["Fk"] },
    { code: "kommun", label: "Kommun", also: ["Västerås stad", "Staden"] },
    { code: "region", label: "Region", also: ["Landstinget", "RV", "Region Västmanland"] },
    { code: "forbund", label: "Samordningsförbundet" },
    { code: "ovrig", label: "Övrig" },
  ],
  currentParty: [
    { code: "af", label: "Arbetsförmedlingen", also: ["Af"] },
    { code: "fk", label: "Försäkringskassan", also: ["Fk"] },
    {
      code: "kommun",
      label: "Kommun",
      also: ["Ekonomiskt bistånd", "EB", "Socialtjänsten", "Soc", "SKE", "Västerås stad", "Staden"],
    },
    {
      code: "region",
      label: "Region",
      also: ["Endast Regionen", "Landstinget", "RV", "Region Västmanland", "Öppenvårdspsykiatri", "Primärvård"],
    },
    { code: "ingen", label: "Ingen part" },
  ],
  unmeasuredReason: [
    { code: "ej-tillfragad", label: "Ej tillfrågad" },
    { code: "avbojde", label: "Avböjde" },
    { code: "ej-nadd", label: "Ej nådd" },
    { code: "tolk", label: "Tolk saknades" },
    { code: "sprak", label: "Språk" },
    { code: "annat", label: "Annat" },
  ],
  supportPurpose: [
    { code: "af", label: "Kontakt med AF" },
    { code: "kommun", label: "Kontakt med kommunen" },
    { code: "fk", label: "Kontakt med FK" },
    { code: "region", label: "Kontakt med regionen" },
    { code: "ovrigt", label: "Övrigt" },
  ],
  activityKind: [
    { code: "arbetstraning", label: "Arbetsträning" },
    { code: "praktik", label: "Praktik" },
    { code: "arbetsprovning", label: "Arbetsprövning" },
    { code: "studiebesok", label: "Studiebesök" },
    { code: "grupp", label: "Gruppverksamhet" },
    { code: "trepart", label: "Trepartssamtal" },
    { code: "sip", label: "SIP" },
    { code: "kartlaggning", label: "Kartläggning" },
    { code: "foajen", label: "Förberedande insats" },
  ],
  sector: [
    { code: "privat", label: "Privat" },
    { code: "kommun", label: "Kommun" },
    { code: "region", label: "Region" },
    { code: "stat", label: "Stat" },
    { code: "ideell", label: "Ideell" },
  ],
  resource: [
    { code: "handlaggning-kommun", label: "Handläggning kommun (timmar)" },
    { code: "handlaggning-fk", label: "Handläggning Försäkringskassan (timmar)" },
    { code: "handlaggning-af", label: "Handläggning Arbetsförmedlingen (timmar)" },
    { code: "primarvard", label: "Primärvård (besök)" },
    { code: "psykiatri-oppen", label: "Psykiatrisk öppenvård (besök)" },
    { code: "slutenvard", label: "Slutenvård (dagar)" },
    { code: "boendestod", label: "Boendestöd (timmar)" },
    { code: "hemtjanst", label: "Hemtjänst (timmar)" },
    { code: "lss-daglig", label: "Daglig verksamhet enligt LSS (dagar)" },
    { code: "kontaktperson", label: "Kontaktperson (månader)" },
    { code: "ovrig", label: "Övrigt (kr)" },
  ],
  targetDirection: [
    { code: "minst", label: "Minst" },
    { code: "hogst", label: "Högst" },
    { code: "lika", label: "Lika" },
  ],
  forum: [
    { code: "styrgrupp", label: "Styrgrupp" },
    { code: "representantgrupp", label: "Representantgrupp" },
    { code: "styrelse", label: "Styrelse" },
    { code: "planeringsdag", label: "Planeringsdag" },
    { code: "ovrigt", label: "Övrigt" },
  ],
  meetingForm: [
    { code: "digitalt", label: "Digitalt" },
    { code: "fysiskt", label: "Fysiskt" },
  ],
} as const satisfies Record<string, readonly Code[]>;

/** The name of a code list. */
export type CodeListId = keyof typeof codeLists;

/** A code of a list. */
export type CodeOf<L extends CodeListId> = (typeof codeLists)[L][number]["code"];

/** The list as plain codes, for code that walks any list. */
export const codeList = (id: CodeListId): readonly Code[] => codeLists[id];

/** Position of a code in its list; −1 when the list has no such code. */
export const codeIndex = (id: CodeListId, code: string): number => codeList(id).findIndex((c) => c.code === code);

/** What people see for a code; the code itself when the list has no such code. */
export const codeLabel = (id: CodeListId, code: string): string =>
  codeList(id).find((c) => c.code === code)?.label ?? code;
