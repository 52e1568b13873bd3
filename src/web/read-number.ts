/** A percentage as the share it names, without the dust of binary fractions: 10,88 % is 0.1088. */
export const shareOfPercent = (percent: number): number => Number((percent / 100).toPrecision(12));

/** A number as somebody writes it: `1 234,5`, `1234.5` and `17 %` alike; undefined for what is none. */
export function readNumber(text: string): number | undefined {
  const plain = text.replaceAll(/[\s\u00a0]/g, "").replace(",", ".");
  const isPercent = plain.endsWith("%");
  const digits = isPercent ? plain.slice(0, -1) : plain;
  if (!/^[-\u2212]?\d+(\.\d+)?$/.test(digits)) return undefined;
  const value = Number(digits.replace("\u2212", "-"));
  return isPercent ? shareOfPercent(value) : value;
}
