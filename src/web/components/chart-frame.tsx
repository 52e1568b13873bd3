import { figurePages as texts } from "#src/texts/figure-pages.sv.ts";

/** A drawing. Where it is wider than the page it scrolls by itself, also by keyboard, and says so. */
export function ChartFrame({ title, svg }: { readonly title: string; readonly svg: string }) {
  return (
    <div className="chart-frame">
      <div className="chart" role="region" aria-label={title} tabIndex={0} dangerouslySetInnerHTML={{ __html: svg }} />
      <p className="chart-hint">{texts.wideChart}</p>
    </div>
  );
}
