/**
 * The result of a calculation (sv. nyttokalkyl): what page, command line, report and package read. Plain JSON.
 * Amounts are kronor, unrounded; only printing rounds. `calculate.ts` makes one of a cohort and assumptions.
 */
import type { Kronor, Months, Share } from "#src/kernel/units.ts";
import type { Actor, Aggregate, Effect } from "./actors.ts";
import type { Assumptions, CostSplitRule, PresetName } from "./assumptions.ts";
import type { Basis } from "./engine/basis.ts";
import type { BreakEven } from "./group/break-even.ts";
import type { NumericAssumption } from "./names.ts";
import type { ModelPerson } from "./spells.ts";

/** A row of a result table. */
export type ResultRow = Actor | Aggregate;

/** Why a line or a person could not be computed: a value that is not known, by its parameter's id. */
export interface Refusal {
  readonly parameter: string;
  readonly year: number;
  readonly equation: string;
  /** `line`: the line is left out and the rest stands; `person`: the person cannot be computed. */
  readonly reach: "line" | "person";
}

/** One krona's way: an amount on one actor's account, by equation and source. Positive is a gain to the actor. */
export interface Line {
  readonly situation: "before" | "after";
  readonly equation: string;
  readonly actor: Actor;
  /** Kronor a year, unrounded. */
  readonly amount: Kronor;
  /** What the line is, in Swedish: `Sjukpenning`, `Kommunalskatt`. */
  readonly label: string;
  /** Ids of the parameters it was computed with, in order of use. */
  readonly parameters: readonly string[];
  /** Ids of the sources of those values; `registret` for a registered amount, `antagande` for an assumption. */
  readonly sources: readonly string[];
  /** True when the amount is registered, false when computed by rules. */
  readonly registered: boolean;
}

/** How we know the situation after: measured at the occasion asked for, an earlier one, or not at all. */
export type AfterKnown = "measured" | "earlier" | "missing";

/** One participant of a cohort. */
export interface CohortPerson {
  readonly person: ModelPerson;
  readonly exit: "completed" | "interrupted";
  readonly after: AfterKnown;
  /** The number of the person's team, when persons of several teams are counted together. */
  readonly cluster?: number;
  /** Code of the occasion used: `avslut`, `12m` …; undefined when missing (the situation after is then a copy of the one before). */
  readonly occasion?: string;
  /** Amounts that were not registered and therefore computed, in Swedish: `bidragsnorm`, `lägsta aktivitetsstöd` … */
  readonly computed: readonly string[];
  /** Registered use of public services that has no price and is therefore not counted, in Swedish. */
  readonly omitted?: readonly string[];
}

/** What the team cost in the period, and who paid. Kronor. */
export interface CohortCost {
  /** Undefined when the register holds no cost; results then have revenue only. */
  readonly total: Kronor | undefined;
  /** Shares by actor by rule; each sums to 1. `actual` is undefined when no financing is registered. */
  readonly shares: { readonly actual: Shares | undefined; readonly law: Shares; readonly equal: Shares };
  /** Where total and actual shares come from, in Swedish. */
  readonly origin: string;
}

/** Shares of the cost by actor, summing to 1; `ovrig` is a payer outside the model's actors. */
export type Shares = Readonly<Partial<Record<Actor | "ovrig", Share>>>;

/** A person who was left out because something needed is not known. */
export interface LeftOut {
  readonly id: string | number;
  /** In Swedish, e.g. `lön saknas`. */
  readonly reason: string;
  /** How the person left, where the register says. */
  readonly exit?: CohortPerson["exit"];
  /** Id of a parameter that a team may set so that the person can be counted. */
  readonly parameter?: string;
}

/** How much of the cohort the register can say something about. Counts of persons. */
export interface Coverage {
  readonly ended: number;
  readonly completed: number;
  readonly measured: number;
  readonly earlier: number;
  readonly missing: number;
  readonly leftOut: readonly LeftOut[];
  /** Share of amounts that are registered: numerator and denominator are amounts. */
  readonly amounts: { readonly registered: number; readonly all: number };
}

/** A duration until the effect was lost (`ended` true) or last seen alive, months after exit. */
export interface Duration {
  readonly months: number;
  readonly ended: boolean;
}

/** Everything a calculation needs from the register. */
export interface Cohort {
  readonly team: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly persons: readonly CohortPerson[];
  readonly cost: CohortCost;
  readonly coverage: Coverage;
  /** Months after exit at which the situations after were asked for; 0 is the exit itself. */
  readonly measuredAt: number;
  /** Of those in work or studies at exit, from the follow-ups; for persistence by Kaplan–Meier. */
  readonly durations: readonly Duration[];
}

/** Step 1–3 of the ladder of counterfactuals, the best first. */
export const comparisonSteps = ["waiting-list", "comparison-group", "own-history"] as const;

/** A group that says what would have happened anyway. Persons are evaluated as the cohort's. */
export interface Comparison {
  readonly step: (typeof comparisonSteps)[number];
  readonly name: string;
  readonly persons: readonly ModelPerson[];
}

/** What the counterfactual was, for the report: the best step of the ladder that was available. */
export interface Counterfactual {
  readonly step: Comparison["step"] | "stated-deadweight";
  readonly name: string;
  /** Persons in the comparison; 0 for a stated share. */
  readonly n: number;
  /** Change a year per person in the comparison, kronor; undefined for a stated share. */
  readonly change: Effect | undefined;
}

/** Where ρ comes from: stated, or seen in n persons between two times, months after exit. */
export type Persistence =
  | { readonly origin: "assumption"; readonly value: number; readonly n: 0 }
  | {
      readonly origin: "follow-ups";
      readonly value: number;
      readonly n: number;
      readonly since: number;
      readonly until: number;
    };

/** When the cost has come back. `never` also covers more than ten years, but by the rule of older reports, which has no ceiling. */
export type Payback =
  { readonly kind: "months"; readonly months: Months } | { readonly kind: "never" } | { readonly kind: "no-cost" };

/** One row's result. Kronor. */
export interface RowResult {
  readonly row: ResultRow;
  /** First year's effect after the counterfactual: R, undiscounted. */
  readonly revenue: Kronor;
  readonly revenuePerPerson: Kronor;
  /** Present value over the horizon. */
  readonly horizonRevenue: Kronor;
  readonly cost: Kronor | undefined;
  /** First year's profit with the write-off chosen. */
  readonly profit: Kronor | undefined;
  readonly horizonProfit: Kronor | undefined;
  readonly payback: Payback | undefined;
  /** Nyttokvot: present value / cost (N21). */
  readonly ratio: number | undefined;
}

/** Median and 5–95 %. Infinity (never paid back) is null in `high` or `median`. */
export interface Interval {
  readonly low: number | null;
  readonly median: number | null;
  readonly high: number | null;
}

/** A result under what is not known. */
export interface Uncertainty {
  readonly draws: number;
  readonly seed: number;
  readonly rows: readonly {
    readonly row: ResultRow;
    readonly revenue: Interval;
    readonly horizonProfit: Interval | undefined;
    readonly paybackMonths: Interval | undefined;
  }[];
  /** Probability that society has its money back within the target, and that its net present value is above 0. */
  readonly paidBackWithin: { readonly months: number; readonly probability: number } | undefined;
  readonly positive: number | undefined;
  /** Society's cumulative sum less cost by month, 0 … horizon, for the curve; kronor. */
  readonly curve: readonly {
    readonly month: number;
    readonly low: number;
    readonly median: number;
    readonly high: number;
  }[];
  /** Society's NPV when those without a situation after are taken to be as completers, unchanged, or as the worst quarter. */
  readonly missing: readonly {
    readonly scenario: "as-completers" | "unchanged" | "worse";
    readonly horizonProfit: Interval | undefined;
  }[];
}

/** One bar of the tornado: society's NPV at the low and the high end of one assumption. */
export interface TornadoBar {
  readonly assumption: NumericAssumption | "cost";
  readonly low: number;
  readonly high: number;
  readonly atLow: number;
  readonly atHigh: number;
}

/** The value of an assumption at which society's NPV is zero; undefined when no value in its range gives that. */
export interface Threshold {
  readonly assumption: NumericAssumption;
  readonly now: number;
  /** Undefined when no value of the range gives zero. */
  readonly breakEven: number | undefined;
  /** Whether society gains up to that value, or from it on. */
  readonly side: "most" | "least" | undefined;
}

/** Persons whose support only changed payer: production unchanged, money moved between public actors. */
export interface Reclassification {
  readonly persons: number;
  /** Sum of their effects. */
  readonly effect: Effect;
  /** Kronor a year that moved from payers that lost to payers that gained. */
  readonly moved: Kronor;
}

/** A whole calculation. */
export interface Calculation {
  readonly team: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly preset: PresetName | "egna";
  readonly assumptions: Assumptions;
  /** Assumptions that differ from the preset. */
  readonly changed: readonly (keyof Assumptions)[];
  /** Income years used. */
  readonly years: readonly number[];
  /** Persons counted: everybody who ended or those who completed, less those left out. */
  readonly persons: number;
  readonly coverage: Coverage;
  readonly cost: CohortCost;
  readonly split: CostSplitRule;
  /** True when the rule asked for could not be used because no financing is registered, and the law's was. */
  readonly splitReplaced: boolean;
  /** Sum of bases and of effects of the persons counted, before deadweight. */
  readonly basis: Basis;
  readonly gross: Effect;
  readonly rows: readonly RowResult[];
  /** The same rows under each way of dividing the cost, for the table side by side. */
  readonly bySplit: Readonly<Record<CostSplitRule, readonly RowResult[] | undefined>>;
  /** Production displaced elsewhere, kronor a year; a row of its own so that the sum closes. */
  readonly displaced: Kronor;
  readonly counterfactual: Counterfactual;
  readonly persistence: Persistence;
  readonly uncertainty: Uncertainty | undefined;
  readonly tornado: readonly TornadoBar[];
  readonly thresholds: readonly Threshold[];
  /** How many more half-time jobs it would take; left out when the cost is not known, or no wage to count with. */
  readonly breakEven?: BreakEven;
  readonly reclassified: Reclassification;
  /** Effect of municipality, region and other state net of income equalisation; the parameter's name when it is not known. */
  readonly equalised: { readonly effect: Effect } | { readonly refused: string };
  /** Largest break of the identities, kronor; the program stops above 0.01. */
  readonly identity: Kronor;
  readonly refused: readonly Refusal[];
  /** Ids of every parameter used, and of those nobody has checked. */
  readonly parameters: {
    readonly hash: string;
    readonly used: readonly string[];
    readonly unchecked: readonly string[];
  };
  readonly illustrative: boolean;
}

/** A person's own result: for the line explorer, the package and `nytta evaluate`. */
export interface PersonResult {
  readonly id: string | number;
  readonly basis: Basis;
  readonly effect: Effect;
  /** Largest break of the identities for the person, kronor. */
  readonly identity: Kronor;
  readonly lines: readonly Line[];
  readonly refused: readonly Refusal[];
}
