/**
 * Forgiving comparison of headers, sheet names and code labels: what people type is seldom letter for letter what the
 * format says, and nobody should have to care about a capital or a hyphen.
 */

const ignored = /[^\p{Letter}\p{Number}]/gu;
const marks = /\p{Mark}/gu;

/** The text without case, accents, spaces and punctuation: `Ej  sub. ARBETE` → `ejsubarbete`. */
export const fold = (text: string): string =>
  text.normalize("NFKD").replace(marks, "").toLowerCase().replace(ignored, "");

/**
 * Looks a text up among labels: exactly first, then forgivingly. The value of the first label that fits wins, so that
 * today's labels come before old ones.
 */
export class ForgivingMap<V> {
  readonly #exact = new Map<string, V>();
  readonly #folded = new Map<string, V>();
  readonly #labels: string[] = [];

  /** Adds a label; `suggest` says whether it is offered when nothing fits. */
  add(label: string, value: V, suggest = false): void {
    const folded = fold(label);
    if (!this.#exact.has(label)) this.#exact.set(label, value);
    if (!this.#folded.has(folded)) this.#folded.set(folded, value);
    if (suggest) this.#labels.push(label);
  }

  /** The value of a label; undefined when none fits. */
  find(text: string): V | undefined {
    return this.#exact.get(text) ?? this.#folded.get(fold(text));
  }

  /** The labels most like a text, best first; see {@link nearest}. */
  nearest(text: string): readonly string[] {
    return nearest(text, this.#labels);
  }
}

/** At most this many labels are listed when none resembles the text. */
const SHORT_LIST = 8;
const SUGGESTIONS = 3;

/**
 * The allowed texts that somebody probably meant, best first, at most three. When none resembles the text: all of them
 * if they are few, otherwise none.
 */
export function nearest(text: string, allowed: readonly string[]): readonly string[] {
  const wanted = fold(text).slice(0, 60);
  const scored = allowed
    .map((label) => ({ label, distance: distanceOf(wanted, fold(label)) }))
    .filter(
      ({ label, distance }) => distance <= Math.max(1, Math.floor(Math.max(wanted.length, fold(label).length) / 3)),
    )
    .sort((a, b) => a.distance - b.distance);
  if (scored.length > 0) return scored.slice(0, SUGGESTIONS).map(({ label }) => label);
  return allowed.length <= SHORT_LIST ? allowed : [];
}

/** Edits between two folded texts; a text that begins with the other one counts as one edit away. */
function distanceOf(a: string, b: string): number {
  if (a.length >= 3 && (b.startsWith(a) || a.startsWith(b))) return 1;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(previous[j]! + 1, row[j - 1]! + 1, replaced));
    }
    previous = row;
  }
  return previous[b.length]!;
}
