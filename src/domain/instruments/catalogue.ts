/** The instruments the program knows how to read. Others are counted and distributed, without positive shares or sums. */
import type { Instrument, PositiveRule } from "#src/domain/instruments/instrument.ts";

const topThreeOfSix: PositiveRule = { kind: "top", top: 3, steps: 6 };

/** Outcome Rating Scale: four scales of 0–10. Limits for adults; source: the scale's manual. */
export const ors = {
  id: "ors",
  name: "ORS",
  positive: {},
  scales: ["individuellt", "nara", "socialt", "allmant"],
  reliableChange: 5,
  clinicalLimit: 25,
} as const satisfies Instrument;

const srs: Instrument = {
  id: "srs",
  name: "SRS",
  positive: {},
  scales: ["relation", "mal", "metod", "helhet"],
};

/** The national network's indicators for participants: the three highest of six steps are positive; question 8 is yes or no. */
const nnsParticipants: Instrument = {
  id: "nns-deltagare",
  name: "NNS indikatorer, deltagare",
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
const bip: Instrument = { id: "bip", name: "BIP", positive: {}, scales: [], progression: true };

const instruments: readonly Instrument[] = [ors, srs, nnsParticipants, bip];

/** Finds an instrument by its id, whatever the case; undefined for one that is not defined. */
export const findInstrument = (id: string): Instrument | undefined =>
  instruments.find((instrument) => instrument.id === id.trim().toLowerCase());
