/** What a chart of the model gives whoever prints it: web page and report print the same drawing. */
import type { Row } from "#src/domain/report/document.ts";
import type { Picture } from "#src/domain/report/charts/svg.ts";

/** A drawing with its words and the same numbers as a table. `frame` of the report's charts makes an SVG element of it. */
export interface ModelDrawing {
  readonly title: string;
  /** The picture in words: every value that is drawn. */
  readonly description: string;
  readonly picture: Picture;
  readonly twin: {
    readonly rowHeader: string;
    readonly columns: readonly string[];
    readonly rows: readonly Row[];
    /** What each row is about: an actor, an assumption, a month or a year. A page finds by it where the row's numbers lead. */
    readonly keys: readonly string[];
  };
  /** How to read it. */
  readonly notes: readonly string[];
}
