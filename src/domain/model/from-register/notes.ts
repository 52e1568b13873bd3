/** What was not registered and therefore computed, and what could not be counted at all, while a person is read. */
export interface Notes {
  /** An amount was used: registered, or computed. */
  amount(registered: boolean): void;
  /** Something was computed, in Swedish; said once. */
  computed(what: string): void;
  /** Something registered could not be counted, in Swedish; said once. */
  omitted(what: string): void;
}

/** What has been noted. */
export interface Noted {
  readonly computed: readonly string[];
  readonly omitted: readonly string[];
  readonly amounts: { readonly registered: number; readonly all: number };
}

/** Takes notes about one person. */
export function takeNotes(): { readonly notes: Notes; readonly noted: () => Noted } {
  const computed: string[] = [];
  const omitted: string[] = [];
  const amounts = { registered: 0, all: 0 };
  return {
    notes: {
      amount(registered) {
        amounts.all++;
        if (registered) amounts.registered++;
      },
      computed: (what) => addOnce(computed, what),
      omitted: (what) => addOnce(omitted, what),
    },
    noted: () => ({ computed, omitted, amounts }),
  };
}

function addOnce(words: string[], word: string): void {
  if (!words.includes(word)) words.push(word);
}
