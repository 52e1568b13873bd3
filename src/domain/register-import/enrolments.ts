/** Enrolments in time: two of one person in one programme may touch on a day, but not overlap. */
import type { KnownEnrolment } from "#src/domain/register-import/known.ts";

interface Placed extends KnownEnrolment {
  readonly id: string;
}

/** The enrolments of the file so far and of the register. */
export class Enrolments {
  readonly #known: ReadonlyMap<string, KnownEnrolment>;
  readonly #accepted = new Map<string, KnownEnrolment>();
  readonly #ofPerson = new Map<string, Placed | Placed[]>();
  readonly #knownOfPerson = new Map<string, Placed[]>();

  constructor(known: ReadonlyMap<string, KnownEnrolment>) {
    this.#known = known;
    for (const [id, enrolment] of known) {
      const others = this.#knownOfPerson.get(enrolment.personId);
      if (others) others.push({ id, ...enrolment });
      else this.#knownOfPerson.set(enrolment.personId, [{ id, ...enrolment }]);
    }
  }

  /** The enrolment as the file has it, or else as the register has it. */
  find(id: string): KnownEnrolment | undefined {
    return this.#accepted.get(id) ?? this.#known.get(id);
  }

  /** Id of an enrolment of the file that overlaps. */
  overlapInFile(enrolment: KnownEnrolment): string | undefined {
    const others = this.#ofPerson.get(enrolment.personId);
    if (!others) return undefined;
    return (Array.isArray(others) ? others : [others]).find((other) => overlap(other, enrolment))?.id;
  }

  /** Ids of registered enrolments, others than this one and not in the file so far, that overlap. */
  overlapsInRegister(id: string, enrolment: KnownEnrolment): readonly string[] {
    const others = this.#knownOfPerson.get(enrolment.personId) ?? [];
    return others
      .filter((other) => other.id !== id && !this.#accepted.has(other.id) && overlap(other, enrolment))
      .map((other) => other.id);
  }

  /** Remembers an enrolment that goes in. */
  add(id: string, enrolment: KnownEnrolment): void {
    this.#accepted.set(id, enrolment);
    const placed = { id, ...enrolment };
    const others = this.#ofPerson.get(enrolment.personId);
    if (!others) this.#ofPerson.set(enrolment.personId, placed);
    else if (Array.isArray(others)) others.push(placed);
    else this.#ofPerson.set(enrolment.personId, [others, placed]);
  }

  /** Does the file have this enrolment? */
  has(id: string): boolean {
    return this.#accepted.has(id);
  }
}

const overlap = (a: KnownEnrolment, b: KnownEnrolment): boolean =>
  a.programme === b.programme &&
  a.start < (b.end ?? Number.POSITIVE_INFINITY) &&
  b.start < (a.end ?? Number.POSITIVE_INFINITY);
