/** Swedish texts of `stegvis import`, beside those of importing itself. */

const quoted = (names: readonly string[]): string => names.map((name) => `”${name}”`).join(", ");

/** Why it is not known whose register a file is. */
export function importTenantErrorText(
  error:
    | { readonly code: "import-tenant.several-named"; readonly fileName: string; readonly names: readonly string[] }
    | { readonly code: "import-tenant.none-named"; readonly fileName: string; readonly tenants: readonly string[] }
    | { readonly code: "import-tenant.demo"; readonly name: string },
): string {
  switch (error.code) {
    case "import-tenant.several-named":
      return `”${error.fileName}” nämner flera huvudmän: ${quoted(error.names)}. Ange med --tenant vilken den ska läsas in hos.`;
    case "import-tenant.none-named":
      return error.tenants.length > 0
        ? `”${error.fileName}” nämner ingen huvudman, och det finns flera: ${quoted(error.tenants)}. Ange vilken med --tenant.`
        : `”${error.fileName}” nämner ingen huvudman. Fyll i kolumnen Huvudman i bladet Insatser, eller skapa huvudmannen med ”stegvis tenant create” och försök igen.`;
    case "import-tenant.demo":
      return `”${error.name}” är demon och har bara påhittade personer. Riktiga uppgifter läses inte in där; ange en annan huvudman med --tenant.`;
  }
}

/** What is told on the way. */
export const importCommandTexts = {
  progress: (file: string, phase: "reading" | "storing", rows: string) =>
    `${file}: ${phase === "reading" ? "läser" : "sparar"}, ${rows} rader`,
  tenant: (file: string, tenant: string, created: boolean, dryRun: boolean) =>
    `”${file}” ${dryRun ? "provläses" : "läses in"} hos ${tenant}${created ? `, som är ny och har skapats${dryRun ? ", tom" : ""}` : ""}.`,
  moreErrors: (count: string) => `… och ${count} fel till. Med --rejects får du alla i en arbetsbok att rätta.`,
  row: (sheet: string, line: number, problem: string) => `${sheet} rad ${line}: ${problem}`,
  rejectsWritten: (file: string) => `De underkända raderna finns i ${file}. Rätta dem där och läs in den filen.`,
  noRejects: "Inga rader underkändes, så ingen fil med underkända rader har skrivits.",
} as const;
