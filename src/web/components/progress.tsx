import { formatNumber } from "#src/domain/report/format.ts";
import { progressTexts } from "#src/texts/web.sv.ts";

export interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** Undefined while nobody knows how much there is. */
  readonly total: number | undefined;
  /** What is counted, e.g. `rader`. */
  readonly unit: string;
}

/** How far something has come, as a bar and in words. */
export function Progress({ label, done, total, unit }: ProgressProps) {
  const words =
    total === undefined
      ? progressTexts.soFar(formatNumber(done, 0), unit)
      : progressTexts.of(formatNumber(done, 0), formatNumber(total, 0), unit);
  return (
    <div className="progress">
      <label htmlFor="progress">{label}</label>
      <progress
        id="progress"
        max={total === undefined ? undefined : Math.max(total, 1)}
        value={total === undefined ? undefined : done}
      />
      <p role="status">{words}</p>
    </div>
  );
}
