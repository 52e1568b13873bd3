/** The level of prices, to tell a year's amounts from dearer money. No equation uses it: amounts stand in their years' prices. */
import type { Parameter } from "./parameters/parameter.ts";
import { valueOfYear } from "./parameters/select.ts";

/**
 * The level of consumer prices in a year, on prisbasbeloppet's own scale: that of the year after, which by
 * socialförsäkringsbalken 2 kap. 7 § follows the consumer price index of June the year before it. Rounded by the law to whole
 * hundreds, so right to two tenths of a percent. Undefined when the next year's is not known.
 */
export function priceLevel(parameters: readonly Parameter[], year: number): number | undefined {
  const amount = parameters.find(({ id }) => id === "prisbasbelopp");
  return (amount && valueOfYear(amount, year + 1)?.value) ?? undefined;
}
