/** What it would take to break even, in the words that page, report and command line share. */
import { familiarAmount, wholeKronor } from "./group/amounts.ts";
import type { BreakEven } from "./group/break-even.ts";
import { writeNumber } from "#src/kernel/swedish-number.ts";

/** A number of months in words: `34 månader`. */
export const monthsText = (months: number): string => (months === 1 ? "1 månad" : `${writeNumber(months, 0)} månader`);

/**
 * What it would take to break even, in words: further half-time jobs, and, unless `withWage` is false, what one is taken to
 * give and at which wage.
 */
export function breakEvenText({ targetMonths, job, needed }: BreakEven, withWage = true): string {
  const wage =
    job.registered > 0
      ? `medellönen ${wholeKronor(job.wage)} i månaden på heltid för de ${writeNumber(job.registered, 0)} med känd lön`
      : `den angivna lönen ${wholeKronor(job.wage)} i månaden på heltid`;
  const worth = `Ett sådant jobb ger samhället ${familiarAmount(job.yearly)} om året före avdrag, vid ${wage}.`;
  const inTime = `inom ${monthsText(targetMonths)}`;
  switch (needed.kind) {
    case "reached":
      return `Kostnaden är tillbaka ${inTime} utan fler jobb.`;
    case "more":
      return `För att kostnaden ska vara tillbaka ${inTime} behövs ${writeNumber(needed.count, 0)} halvtidsjobb till utan stöd.${withWage ? ` ${worth}` : ""}`;
    case "impossible":
      return `Kostnaden kommer inte tillbaka ${inTime} hur många fler som än får jobb, eftersom inget av nyttan räknas till insatsen.`;
  }
}
