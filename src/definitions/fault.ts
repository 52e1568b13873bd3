/** What is wrong with a definition. Swedish sentences: src/texts/definitions.sv.ts. */
export interface DefinitionFault {
  /** What kind of definition, and which. */
  readonly kind: "code-list" | "sheet" | "figure" | "scheme" | "template" | "parameter" | "source";
  readonly id: string;
  readonly fault:
    | "bad-id"
    | "twice"
    | "bad-version"
    | "ambiguous-label"
    | "unknown-reference"
    | "missing-text"
    | "orphan-text"
    | "unfinished-sentence"
    | "not-exclusive"
    | "unreachable"
    | "bad-mark"
    | "empty"
    | "bad-date"
    | "not-ascending"
    | "bad-number"
    | "unsourced"
    | "bad-range";
  /** The code, label, reference or text that is wrong. */
  readonly detail: string;
}

/** Ids that several definitions of a kind share. */
export const twice = (kind: DefinitionFault["kind"], all: readonly { readonly id: string }[]): DefinitionFault[] =>
  all
    .filter(({ id }, index) => all.findIndex((other) => other.id === id) !== index)
    .map(({ id }) => ({ kind, id, fault: "twice", detail: id }));
