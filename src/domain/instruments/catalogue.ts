/** The instruments the program knows how to read. Others are counted and distributed, without positive shares or sums. */
import type { Instrument, PositiveRule } from "#src/domain/instruments/instrument.ts";

const topThreeOfSix: PositiveRule = { kind: "top", top: 3, steps: 6 };

/** Outcome Rating Scale: four scales of 0–10. Limits for adults; source: the scale's manual. */
export const ors = {
  id: "ors",
  name: "ORS",
  labels: { individuellt: "Individuellt", nara: "Nära relationer", socialt: "Socialt", allmant: "Allmänt" },
  positive: {},
  scales: ["individuellt", "nara", "socialt", "allmant"],
  reliableChange: 5,
  clinicalLimit: 25,
} as const satisfies Instrument;

const srs: Instrument = {
  id: "srs",
  name: "SRS",
  labels: { relation: "Relation", mal: "Mål", metod: "Arbetssätt", helhet: "Helhet" },
  positive: {},
  scales: ["relation", "mal", "metod", "helhet"],
};

/** The national network's indicators for participants: the three highest of six steps are positive; question 8 is yes or no. */
const nnsParticipants: Instrument = {
  id: "nns-deltagare",
  name: "NNS indikatorer, deltagare",
  labels: {
    q1: "1. Nytta av stödet",
    q2: "2. Delaktighet i besluten",
    q3: "3. Tillräcklig tid",
    q4: "4. Någon att vända sig till",
    q5: "5. Hantera sin situation",
    q6: "6. Redo för arbete eller studier",
    q7: "7. Egna kunskaper togs till vara",
    q8: "8. Planering för tiden efter",
    q9: "9. Tillräcklig planering",
    q10: "10. Planerat börjar i rimlig tid",
  },
  positive: {
    q1: topThreeOfSix,
    q2: topThreeOfSix,
    q3: topThreeOfSix,
    q4: topThreeOfSix,
    q5: topThreeOfSix,
    q6: topThreeOfSix,
    q7: topThreeOfSix,
    q8: { kind: "yes" },
    q9: topThreeOfSix,
    q10: topThreeOfSix,
  },
  scales: [],
};

/** Progression measured with the indicators of the BIP study, round by round. */
const bip: Instrument = { id: "bip", name: "BIP", labels: {}, positive: {}, scales: [], progression: true };

const instruments: readonly Instrument[] = [ors, srs, nnsParticipants, bip];

/** Finds an instrument by its id, whatever the case; undefined for one that is not defined. */
export const findInstrument = (id: string): Instrument | undefined =>
  instruments.find((instrument) => instrument.id === id.trim().toLowerCase());

/** The name of an instrument; the id itself of one that is not defined. */
export const instrumentName = (id: string): string => findInstrument(id)?.name ?? id;

/** What a question is about; the question's code where no words are given. */
export function questionLabel(instrument: string, question: string): string {
  const labels = new Map(Object.entries(findInstrument(instrument)?.labels ?? {}));
  return labels.get(question.trim().toLowerCase()) ?? question;
}
