/** Speed of evaluating every figure of a team and of a whole host, with the snapshot in memory. */
import { evaluateFigures } from "#src/domain/figures/evaluate.ts";
import { dayFromCalendar } from "#src/kernel/dates.ts";
import { bestOf, type Measurement } from "./measurement.ts";
import { syntheticRegister } from "./synthetic-register.ts";

const period = { from: dayFromCalendar(2022, 1, 1), to: dayFromCalendar(2022, 12, 31) };

async function measure(label: string, enrolments: number, teams: number, goal: number): Promise<Measurement> {
  const { register, programmes } = syntheticRegister(enrolments, teams);
  const request = { scope: { programmes, tracks: null }, period, scheme: "lansformat-2023" };
  evaluateFigures(register, request);
  const value = await bestOf(20, () => evaluateFigures(register, request));
  return { label, unit: "ms", goal: { kind: "at-most", value: goal }, value };
}

/** Runs the measurements of this part. */
export async function run(): Promise<Measurement[]> {
  return [
    await measure("All figures of one team (300 enrolments), snapshot in memory", 300, 1, 5),
    await measure("All figures of all teams, 100 000 enrolments", 100_000, 250, 40),
    await measure("All figures of all teams, 1 000 000 enrolments", 1_000_000, 2_500, 300),
  ];
}
