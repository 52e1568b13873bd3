import { expect, test } from "vitest";
import { printable } from "./printable.ts";

test("what a terminal would obey is shown as a mark, and everything else as it is", () => {
  expect(printable("Person \u001b[2J\u001b]0;x\u0007 och \u009b31m\0 åäö – 1\u00a0000 kr\t”x”\n")).toBe(
    "Person \ufffd[2J\ufffd]0;x\ufffd och \ufffd31m\ufffd åäö – 1\u00a0000 kr\t”x”\n",
  );
});

test("a line of progress may be redrawn", () => {
  expect(printable("\r\u001b[K[##··] 50 %")).toBe("\r\u001b[K[##··] 50 %");
});
