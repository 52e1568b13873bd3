/** Keeps what is worked out from an object with it, as long as the object lives: it is worked out at first use. */
export function kept<K extends object, T>(work: (from: K) => T): (from: K) => T {
  const values = new WeakMap<K, { readonly value: T }>();
  return (from) => {
    let held = values.get(from);
    if (!held) {
      held = { value: work(from) };
      values.set(from, held);
    }
    return held.value;
  };
}
