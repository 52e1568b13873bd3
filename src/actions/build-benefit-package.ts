/** Builds the reproduction package of a team's calculation: everything it was made of, without identity. */
import { evaluateBenefit, type BenefitRequest } from "#src/actions/evaluate-benefit.ts";
import { programVersion } from "#src/actions/program-version.ts";
import type { AccessError, Actor, Db } from "#src/db/database.server.ts";
import type { Calculation } from "#src/domain/model/calculation.ts";
import type { BenefitError } from "#src/domain/model/from-register/cohort.ts";
import { fewestInPackage, type PackageData } from "#src/domain/model/package/package-data.ts";
import { synthetic } from "#src/domain/model/package/synthetic.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import { writeBenefitPackage } from "#src/writers/benefit-package.ts";

/** A package as a file. */
export interface BenefitPackage {
  readonly fileName: string;
  readonly mediaType: "application/zip";
  readonly bytes: Uint8Array;
  /** What the package is about. */
  readonly calculation: Calculation;
}

/** What package: with the real cases, or with made-up persons that may be published. */
export interface PackageRequest extends BenefitRequest {
  readonly personal?: "real" | "synthetic";
}

/** Why there is no package. */
export type PackageError =
  /** So few alike that too few persons can be made up after them. */
  | { readonly code: "package.too-few-alike"; readonly fewest: number }
  /** So few persons that their lines would tell who they are. */
  | { readonly code: "package.too-few"; readonly whose: "cohort" | "comparison"; readonly fewest: number };

/**
 * Builds the package. Its lines are personal data without names, so that it is an export: the roles that see aggregates only
 * may not, and a group under {@link fewestInPackage} persons, or such a comparison group, gives none.
 */
export async function buildBenefitPackage(
  db: Db,
  actor: Actor,
  request: PackageRequest,
): Promise<Result<BenefitPackage, PackageError | BenefitError | AccessError>> {
  const evaluated = await evaluateBenefit(db, actor, request, "export");
  if (!evaluated.ok) return evaluated;
  const { calculation, cohort, request: asked } = evaluated.value;
  // Whoever is in the cohort and not counted would stand alone among the rest.
  const counted = Math.min(cohort.persons.length, calculation.persons);
  if (counted < fewestInPackage) return fail({ code: "package.too-few", whose: "cohort", fewest: fewestInPackage });
  const compared = Math.min(asked.comparison?.persons.length ?? 0, calculation.counterfactual.n);
  if (asked.comparison && compared < fewestInPackage) {
    return fail({ code: "package.too-few", whose: "comparison", fewest: fewestInPackage });
  }
  const { from, to } = cohort.period;
  const real: PackageData = { cohort, request: asked, program: programVersion() };
  const { personal = "real" } = request;
  const data = personal === "real" ? real : synthetic(real, asked.seed).data;
  if (data.cohort.persons.length < fewestInPackage) {
    return fail({ code: "package.too-few-alike", fewest: fewestInPackage });
  }
  return ok({
    fileName: `nyttopaket-${personal === "real" ? "" : "syntetiskt-"}${from}-${to}.zip`,
    mediaType: "application/zip",
    bytes: await writeBenefitPackage(data, personal),
    calculation,
  });
}
