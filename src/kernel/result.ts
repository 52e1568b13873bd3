/** The outcome of something that may be refused. Expected errors are values; bugs throw. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Wraps a value that was reached. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** Wraps an expected error. */
export const fail = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });
