/** Comparing an evaluation with an expected one, where the expected says less: a subset, in its own order. */

/** Two numbers are the same when they differ by less than this, relatively above 1. */
const TOLERANCE = 1e-9;

/** Keys of the expected files that are remarks of the file and not part of the figure. */
const REMARKS = new Set(["printed", "partial", "label"]);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Names every value of `expected` that `actual` lacks or has otherwise, as `path: actual, expected`. Empty is a match. */
export function differences(actual: unknown, expected: unknown, path = ""): readonly string[] {
  if (typeof expected === "number" && typeof actual === "number") {
    const limit = TOLERANCE * Math.max(1, Math.abs(expected));
    return Math.abs(actual - expected) <= limit ? [] : [`${path}: ${actual}, expected ${expected}`];
  }
  if (Array.isArray(expected)) return arrayDifferences(actual, expected, path);
  if (isRecord(expected)) {
    if (!isRecord(actual)) return [`${path}: ${JSON.stringify(actual)}, expected an object`];
    const isMatrix = expected.kind === "matrix";
    return Object.entries(expected).flatMap(([key, value]) => {
      if (REMARKS.has(key)) return [];
      // Columns are told, not promised; a matrix's are its codes.
      if (key === "columns" && !isMatrix) return [];
      return differences(actual[key], value, `${path}/${key}`);
    });
  }
  return actual === expected ? [] : [`${path}: ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`];
}

function arrayDifferences(actual: unknown, expected: readonly unknown[], path: string): readonly string[] {
  if (!Array.isArray(actual)) return [`${path}: ${JSON.stringify(actual)}, expected a list`];
  const items: readonly unknown[] = actual;
  const codes = expected.map((item) => (isRecord(item) ? item.code : undefined));
  if (codes.every((code) => typeof code === "string")) return keyedDifferences(items, expected, codes, path);
  if (expected.every(isRecord)) return multisetDifferences(items, expected, path);
  if (items.length !== expected.length) return [`${path}: ${items.length} items, expected ${expected.length}`];
  return expected.flatMap((item, index) => differences(items[index], item, `${path}/${index}`));
}

/** Rows with codes: each is there and alike, in the same order. Further rows may stand between them. */
function keyedDifferences(
  actual: readonly unknown[],
  expected: readonly unknown[],
  codes: readonly unknown[],
  path: string,
): readonly string[] {
  let last = -1;
  return expected.flatMap((item, index) => {
    const code = String(codes[index]);
    const found = actual.findIndex((one) => isRecord(one) && one.code === code);
    if (found < 0) return [`${path}/${code}: no such row`];
    const order = found > last || isUnorderedBy(path) ? [] : [`${path}/${code}: out of order`];
    last = found;
    return [...order, ...differences(actual[found], item, `${path}/${code}`)];
  });
}

/** A report lists its few rows as it likes (`partial` tables); only whole lists have an order. */
let unordered: readonly string[] = [];
const isUnorderedBy = (path: string) => unordered.some((prefix) => path.startsWith(prefix));

/** As `differences`, without the order of the rows under the given paths. */
export function differencesInAnyOrder(actual: unknown, expected: unknown, paths: readonly string[]): readonly string[] {
  unordered = paths;
  try {
    return differences(actual, expected);
  } finally {
    unordered = [];
  }
}

/** Rows without codes: the same ones, in any order. */
function multisetDifferences(
  actual: readonly unknown[],
  expected: readonly unknown[],
  path: string,
): readonly string[] {
  if (actual.length !== expected.length) return [`${path}: ${actual.length} rows, expected ${expected.length}`];
  const left = [...actual];
  return expected.flatMap((item, index) => {
    const found = left.findIndex((one) => differences(one, item).length === 0);
    if (found < 0) return [`${path}/${index}: no row like ${JSON.stringify(item)}`];
    left.splice(found, 1);
    return [];
  });
}
