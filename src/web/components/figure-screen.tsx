import type { FigureGroup } from "#src/domain/figures/figure.ts";
import type { ScreenFigure, ScreenGroup } from "#src/domain/report/build-screen.ts";
import { figurePages, groupNames } from "#src/texts/figure-pages.sv.ts";
import { searchOf, type FigureQuery } from "../figure-query.ts";
import { FigureCard, FigureTile, type OpensAt } from "./figure-card.tsx";

/** The groups that may be shown alone, and everything on one page. */
export type ShownGroup = FigureGroup | "all";

export interface FigureGroupsProps {
  readonly query: FigureQuery;
  readonly groups: readonly FigureGroup[];
  readonly shown: ShownGroup;
}

/** The groups of figures as links, the shown one marked. */
export function FigureGroups({ query, groups, shown }: FigureGroupsProps) {
  return (
    <nav aria-label={figurePages.groups}>
      <ul className="tabs">
        {[...groups, "all" as const].map((group) => (
          <li key={group}>
            <a href={searchOf(query, { group })} aria-current={group === shown ? "page" : undefined}>
              {group === "all" ? figurePages.allGroups : groupNames[group]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const isSingleNumber = (figure: ScreenFigure): boolean => !figure.table && figure.values.length < 2;

/** What is shown as a card; a single number that has a chart gives it to a card of its own. */
function cardsOf(figures: readonly ScreenFigure[]): readonly ScreenFigure[] {
  return figures.flatMap((figure) => {
    if (!isSingleNumber(figure)) return [figure];
    return figure.chart ? [{ ...figure, title: figure.chart.caption.title, values: [] }] : [];
  });
}

/** Single numbers first, as tiles; then tables and charts. */
export function FigureScreen({
  screen,
  opensAt,
}: {
  readonly screen: readonly ScreenGroup[];
  readonly opensAt: OpensAt;
}) {
  return screen.map(({ group, figures }) => {
    const tiles = figures.filter(isSingleNumber);
    return (
      <section key={group} className="section" aria-labelledby={group}>
        <h2 id={group}>{groupNames[group]}</h2>
        {tiles.length > 0 ? (
          <ul className="tiles">
            {tiles.map((figure) => (
              <FigureTile key={figure.id} figure={figure} opensAt={opensAt} />
            ))}
          </ul>
        ) : null}
        {cardsOf(figures).map((figure) => (
          <FigureCard key={figure.id} figure={figure} opensAt={opensAt} />
        ))}
      </section>
    );
  });
}
