/**
 * Reads JSON that somebody else has written: asks an object for its fields one by one, gathers every fault with its place
 * instead of stopping at the first, and reports the fields that nobody asked for. A field at fault gives a stand-in of the
 * right type, so that reading goes on; what was read may be used only when there are no faults.
 */
import { fail, ok, type Result } from "./result.ts";

/** Where in the text: field names, and positions from 0. */
export type JsonPath = readonly (string | number)[];

/** What a field may hold. */
export type Allowed =
  | { readonly kind: "object" | "text" | "flag" | "id" }
  | { readonly kind: "list"; readonly most?: number }
  | { readonly kind: "number"; readonly min: number; readonly max: number; readonly whole: boolean }
  | { readonly kind: "one-of"; readonly values: readonly string[] }
  | { readonly kind: "fields"; readonly names: readonly string[] };

/** What is wrong with one field, and what is allowed there. */
export interface JsonFault {
  readonly path: JsonPath;
  readonly code: "missing" | "wrong" | "unknown";
  readonly allowed: Allowed;
  /** What stood there, as JSON, cut short; undefined when nothing did. */
  readonly found?: string;
}

/** The text is no JSON; `detail` is what the machine says of it. */
export interface NotJson {
  readonly code: "not-json";
  readonly detail: string;
}

/** Parses a JSON text, with or without a byte order mark. */
export function parseJson(text: string): Result<unknown, NotJson> {
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, "")) as unknown);
  } catch (error) {
    return fail({ code: "not-json", detail: error instanceof Error ? error.message : "" });
  }
}

/** The limits of a number; whole numbers only when `whole`. */
export interface NumberLimits {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

/** An object whose fields are being read. */
export interface JsonFields {
  readonly path: JsonPath;
  /** Is the field there, and not null? It may be left out, and null is the same as leaving it out. */
  has(name: string): boolean;
  number(name: string, limits: NumberLimits): number;
  text(name: string): string;
  flag(name: string): boolean;
  /** A text or a number that names something. */
  id(name: string): string | number;
  /** One of some words; undefined when it is at fault, since no other word stands in for it. */
  choice<T extends string>(name: string, values: readonly T[]): T | undefined;
  /** The field's object, read by `read`. */
  object<T>(name: string, read: (fields: JsonFields) => T): T;
  /** The field's list of objects, each read by `read`; one of more than `most` is at fault and not read. */
  list<T>(name: string, read: (fields: JsonFields, position: number) => T, most?: number): readonly T[];
  /** The field's list of numbers. */
  numbers(name: string, limits: NumberLimits): readonly number[];
  /** The field's list of texts. */
  texts(name: string): readonly string[];
  /** Passes over a field that may be there and means nothing here. */
  ignore(name: string): void;
  /** Passes over every other field: what they mean cannot be known. */
  ignoreRest(): void;
  /** Says that a field is wrong for a reason that its type does not show. */
  refuse(name: string, allowed: Allowed): void;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** A value as JSON, at most forty characters. What lies deeper is not written out: it may be too deep to walk. */
function show(value: unknown): string {
  const text = JSON.stringify(value, (key, inner: unknown) =>
    key !== "" && typeof inner === "object" && inner !== null ? "…" : inner,
  );
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

const within = (value: unknown, { min, max, whole = false }: NumberLimits): value is number =>
  typeof value === "number" && value >= min && value <= max && (!whole || Number.isInteger(value));

/** Reads an object's fields with `read`; adds to `faults` what is missing, wrong or unknown. */
export function readFields<T>(value: unknown, path: JsonPath, faults: JsonFault[], read: (fields: JsonFields) => T): T {
  const object = isObject(value) ? value : {};
  if (!isObject(value)) faults.push({ path, code: "wrong", allowed: { kind: "object" }, found: show(value) });
  const asked = new Set<string>();
  let rest: "reported" | "ignored" = "reported";
  const report = (at: JsonPath, allowed: Allowed, found: unknown) =>
    faults.push(
      found === undefined || found === null
        ? { path: at, code: "missing", allowed }
        : { path: at, code: "wrong", allowed, found: show(found) },
    );

  function take<T>(name: string, allowed: Allowed, fits: (value: unknown) => value is T, standIn: T): T {
    asked.add(name);
    const found = Object.hasOwn(object, name) ? object[name] : undefined;
    if (fits(found)) return found;
    if (isObject(value)) report([...path, name], allowed, found);
    return standIn;
  }
  const takeList = (name: string) => take(name, { kind: "list" }, isList, []);
  function takeEach<T>(name: string, allowed: Allowed, fits: (value: unknown) => value is T): readonly T[] {
    return takeList(name).flatMap((element, position) => {
      if (fits(element)) return [element];
      report([...path, name, position], allowed, element);
      return [];
    });
  }
  const numberAllowed = ({ min, max, whole = false }: NumberLimits): Allowed => ({ kind: "number", min, max, whole });

  const result = read({
    path,
    has: (name) => {
      asked.add(name);
      return Object.hasOwn(object, name) && object[name] !== null;
    },
    number: (name, limits) =>
      take(name, numberAllowed(limits), (found): found is number => within(found, limits), limits.min),
    text: (name) => take(name, { kind: "text" }, (found) => typeof found === "string", ""),
    flag: (name) => take(name, { kind: "flag" }, (found) => typeof found === "boolean", false),
    id: (name) =>
      take<string | number>(
        name,
        { kind: "id" },
        (found): found is string | number =>
          (typeof found === "string" && found !== "") || (typeof found === "number" && Number.isFinite(found)),
        "",
      ),
    choice: (name, values) =>
      take<(typeof values)[number] | undefined>(
        name,
        { kind: "one-of", values },
        (found): found is (typeof values)[number] => values.some((one) => one === found),
        undefined,
      ),
    object: (name, readInner) => {
      const inner = take(name, { kind: "object" }, isObject, {});
      return readFields(inner, [...path, name], isObject(object[name]) ? faults : [], readInner);
    },
    list: (name, readInner, most = Number.POSITIVE_INFINITY) => {
      const found = takeList(name);
      if (found.length > most) report([...path, name], { kind: "list", most }, found);
      return (found.length > most ? [] : found).map((element, position) =>
        readFields(element, [...path, name, position], faults, (fields) => readInner(fields, position)),
      );
    },
    numbers: (name, limits) => takeEach(name, numberAllowed(limits), (found): found is number => within(found, limits)),
    texts: (name) => takeEach(name, { kind: "text" }, (found) => typeof found === "string"),
    ignore: (name) => asked.add(name),
    ignoreRest: () => (rest = "ignored"),
    refuse: (name, allowed) => report([...path, name], allowed, object[name]),
  });
  for (const name of Object.keys(object)) {
    if (!asked.has(name) && rest === "reported") {
      faults.push({ path: [...path, name], code: "unknown", allowed: { kind: "fields", names: [...asked] } });
    }
  }
  return result;
}
