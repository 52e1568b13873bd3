import type { Cell } from "#src/domain/report/document.ts";
import { formatCell } from "#src/domain/report/format.ts";
import { cellTexts } from "#src/texts/web.sv.ts";

export interface NumberLinkProps {
  readonly cell: Cell;
  /** Where the number opens: its definition and the rows behind it. Undefined prints it plain. */
  readonly href: string | undefined;
  readonly place?: "table" | "sentence";
  /** What the number is, for those who hear the link alone. */
  readonly label?: string;
}

/** A number that opens. What is withheld or missing says so and leads nowhere. */
export function NumberLink({ cell, href, place = "table", label }: NumberLinkProps) {
  const text = formatCell(cell, place);
  if (cell.kind === "withheld") return <span aria-label={cellTexts.withheld}>{text}</span>;
  if (cell.kind === "missing") return <span aria-label={cellTexts.missing}>{text}</span>;
  if (href === undefined || !("fact" in cell)) return <>{text}</>;
  return (
    <a className="number" href={href} aria-label={label ? `${label}: ${text}` : undefined}>
      {text}
    </a>
  );
}
