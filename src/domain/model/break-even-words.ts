/** What it would take to break even, in the words that page, report and command line share. */
import type { Threshold } from "./calculation.ts";
import { assumptionValue } from "./charts/labels.ts";
import { familiarAmount, wholeKronor } from "./group/amounts.ts";
import type { BreakEven } from "./group/break-even.ts";
import { assumptionNames } from "./names.ts";
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

/** A value at which society breaks even, as page, report and command line say it. */
export interface SaidThreshold {
  readonly value: number;
  /** `högst 49,4 %`, `minst 67,5 %`. */
  readonly text: string;
}

/**
 * The break-even value of an assumption, to a tenth of a percent or two decimals: downwards for what may be at most and upwards
 * for what must be at least, so that what is said holds. Undefined when there is none.
 */
export function saidThreshold({ assumption, breakEven, side }: Threshold): SaidThreshold | undefined {
  if (breakEven === undefined || side === undefined) return undefined;
  const steps = assumptionNames[assumption].scale === "percent" ? 1000 : 100;
  const value = (side === "most" ? Math.floor(breakEven * steps) : Math.ceil(breakEven * steps)) / steps;
  return { value, text: `${side === "most" ? "högst" : "minst"} ${assumptionValue(assumption, value)}` };
}
