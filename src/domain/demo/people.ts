/**
 * The demo's participants. Their surnames are put together from words for "invented", so that nobody can be mistaken for
 * a real person; personal numbers are left empty.
 */
import { around, between, chance, pick, pickWeighted, type Random } from "#src/domain/demo/random.ts";
import { dayFromCalendar, formatIsoDate, yearOf, type Day } from "#src/kernel/dates.ts";
import type { Row } from "#src/domain/register.ts";

/** One participant. */
export interface Person {
  readonly id: string;
  readonly sex: "kvinna" | "man" | "annat";
  readonly anonymous: boolean;
  readonly row: Row;
}

const firstNames = {
  kvinna: [
    "Aisha", "Alma", "Anna", "Birgitta", "Carina", "Elin", "Elsa", "Fatima", "Gunilla", "Hanna", "Ingrid", "Jelena",
    "Johanna", "Karin", "Leila", "Lena", "Linnea", "Maja", "Maria", "Monica", "Nour", "Olena", "Rahel", "Sara", "Selma",
    "Sofia", "Tove", "Ulla", "Wilma", "Zahra",
  ],
  man: [
    "Abdi", "Ahmed", "Anders", "Axel", "Bengt", "Christer", "Daniel", "David", "Emil", "Erik", "Filip", "Gustav",
    "Hassan", "Hugo", "Isak", "Jakob", "Joakim", "Karl", "Lars", "Love", "Magnus", "Mikael", "Nils", "Omar", "Oskar",
    "Petr", "Robin", "Sven", "Tomas", "Viktor",
  ],
  annat: ["Alex", "Kim", "Robin"],
} as const; // prettier-ignore

const beginnings = [
  "Demo",
  "Exempel",
  "Fantasi",
  "Fiktiv",
  "Låtsas",
  "Påhitts",
  "Prov",
  "Saga",
  "Skiss",
  "Test",
  "Övnings",
];
const endings = ["berg", "dal", "gren", "holm", "kvist", "lund", "mark", "näs", "sson", "strand", "ström", "vall"];

const interpreterLanguages = [
  ["arabiska", 5],
  ["somaliska", 3],
  ["tigrinja", 2],
  ["dari", 2],
  ["ukrainska", 2],
] as const;

/** Makes a participant who is of working age on `arrival`. */
export function makePerson(random: Random, number: number, arrival: Day): Person {
  const id = `EK-D${String(number).padStart(3, "0")}`;
  const sex = pickWeighted(random, [
    ["kvinna", 56],
    ["man", 43],
    ["annat", 1],
  ] as const);
  const anonymous = chance(random, 0.012);
  const age = Math.min(Math.max(around(random, 39, 12), 19), 63);
  const birthYear = yearOf(arrival) - age;
  if (anonymous) {
    return { id, sex, anonymous, row: { id, anonymous, sex, birthYear } };
  }
  const birthDate = dayFromCalendar(birthYear, 1, 1) + between(random, 0, 364);
  return {
    id,
    sex,
    anonymous,
    row: {
      id,
      personnummer: null,
      anonymous,
      firstName: pick(random, firstNames[sex]),
      lastName: pick(random, beginnings) + pick(random, endings),
      sex,
      birthDate: formatIsoDate(birthDate),
      birthYear: null,
      protection: chance(random, 0.015) ? "sekretess" : "nej",
      interpreterLanguage: chance(random, 0.14) ? pickWeighted(random, interpreterLanguages) : null,
      homeMunicipality: "Ekhamn",
    },
  };
}
