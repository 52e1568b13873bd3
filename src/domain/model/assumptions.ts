/**
 * The assumptions (sv. antaganden) of a calculation: everything that is chosen and not looked up. Shares are 0–1.
 * Symbols as in docs/model.md.
 */
import type { Share } from "#src/kernel/units.ts";

/** How the cost is divided among the actors: by the books, by lag (2003:1210) 5 §, or in five equal parts. */
export type CostSplitRule = "actual" | "law" | "equal";

/** Every choice of a calculation. */
export interface Assumptions {
  /** τ: indirect taxes as a share of consumption. */
  readonly indirectTax: Share;
  /** σ: share of disposable income that is not consumed. */
  readonly saving: Share;
  /** κ for lönebidrag, OSA and trygghetsanställning: share of the support that answers to lower productivity. */
  readonly kappaDisability: Share;
  /** κ for nystartsjobb and introduktionsjobb. */
  readonly kappaHiring: Share;
  /** p: agreed pension and insurance, share of the wage. */
  readonly agreedPremium: Share;
  /** Who is booked as payer of aktivitetsstöd, a-kassa, etablerings- and utvecklingsersättning. */
  readonly dailyBenefitsPayer: "af" | "fk";
  /** d: share of the observed change that had come about anyway. */
  readonly deadweight: Share;
  /** u: share of the production that displaces other employment. */
  readonly displacement: Share;
  /** ρ: share of the effect that remains from one year to the next. */
  readonly persistence: Share;
  /** i: real discount rate a year. */
  readonly discountRate: Share;
  /** λ: cost of a krona of public money. */
  readonly taxFactor: number;
  /** Years of effect that are counted. */
  readonly horizonYears: number;
  /** N: years over which the cost is written off; 1 charges it at once. */
  readonly writeOffYears: number;
  readonly costSplit: CostSplitRule;
  /** `monthly` follows the cumulative sum; `rounded` is ⌈12·C/R⌉ with R in whole thousands, as in older reports. */
  readonly paybackRule: "monthly" | "rounded";
  /** Whose effects are counted: everybody who ended, or those who completed. */
  readonly population: "ended" | "completed";
}

/** Codes of the presets: the main one, a cautious one, and one comparable with older reports. */
export const presetCodes = ["huvud", "forsiktig", "jamforbar"] as const;

/** One of {@link presetCodes}. */
export type PresetName = (typeof presetCodes)[number];

const main: Assumptions = {
  indirectTax: 0.17,
  saving: 0,
  kappaDisability: 1,
  kappaHiring: 0.5,
  agreedPremium: 0,
  dailyBenefitsPayer: "af",
  deadweight: 0.3,
  displacement: 0,
  persistence: 0.85,
  discountRate: 0.035,
  taxFactor: 1,
  horizonYears: 5,
  writeOffYears: 1,
  costSplit: "actual",
  paybackRule: "monthly",
  population: "ended",
};

/** The presets (sv. utgångslägen). */
export const presets: Readonly<Record<PresetName, Assumptions>> = {
  huvud: main,
  forsiktig: {
    ...main,
    indirectTax: 0.12,
    kappaHiring: 1,
    deadweight: 0.6,
    displacement: 0.2,
    persistence: 0.6,
    discountRate: 0.05,
    taxFactor: 1.3,
  },
  jamforbar: {
    ...main,
    kappaDisability: 0,
    kappaHiring: 0,
    deadweight: 0,
    persistence: 1,
    discountRate: 0,
    costSplit: "equal",
    paybackRule: "rounded",
    population: "completed",
  },
};

/**
 * Is persistence read from the team's own follow-ups? One that somebody states is meant, whatever they say; so is that of a
 * cautious or a comparable preset.
 */
export const observesPersistence = (preset: PresetName, changes: Partial<Assumptions>): boolean =>
  preset === "huvud" && changes.persistence === undefined;

/** Months within which the money should be back unless something else is asked for: the aim of the teams' own reports. */
export const usualTarget = 34;
