/** Every figure, in the order of printing. */
import { afterExitFigures } from "#src/domain/figures/after-exit.ts";
import type { Figure } from "#src/domain/figures/define.ts";
import { economyFigures } from "#src/domain/figures/economy.ts";
import { exitChangeFigures } from "#src/domain/figures/exit-change.ts";
import { exitFigures } from "#src/domain/figures/exit.ts";
import type { FigureDefinition, FigureId } from "#src/domain/figures/figure.ts";
import { flowFigures } from "#src/domain/figures/flow.ts";
import { goalFigures } from "#src/domain/figures/goals.ts";
import { instrumentFigures } from "#src/domain/figures/instruments.ts";
import { ladderFigures } from "#src/domain/figures/ladder.ts";
import { orsFigures } from "#src/domain/figures/ors.ts";
import { profileFigures } from "#src/domain/figures/profile.ts";
import { referralFigures } from "#src/domain/figures/referrals.ts";
import { workFigures } from "#src/domain/figures/work.ts";

/** Every figure with what it counts and how; figureDefinitions is the declaration alone. */
export const figures: readonly Figure[] = [
  ...flowFigures,
  ...referralFigures,
  ...profileFigures,
  ...exitFigures,
  ...exitChangeFigures,
  ...ladderFigures,
  ...orsFigures,
  ...instrumentFigures,
  ...afterExitFigures,
  ...workFigures,
  ...goalFigures,
  ...economyFigures,
];

const byId: ReadonlyMap<FigureId, Figure> = new Map(figures.map((figure) => [figure.id, figure]));

/** Finds a figure; undefined when there is none with that id. */
export const findFigure = (id: FigureId): Figure | undefined => byId.get(id);

/** What is declared about every figure, in the order of printing. */
export const figureDefinitions: readonly FigureDefinition[] = figures.map(({ id, version, kind, group, unit }) => ({
  id,
  version,
  kind,
  group,
  unit,
}));
