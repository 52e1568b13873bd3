/** Swedish texts of `stegvis demo`. */

/** What is told when the demo has been loaded. */
export const demoTexts = {
  loading: "Demon läses in",
  loaded: (team: string, tenant: string, from: string, to: string) =>
    `Demon är inläst: ${team} hos ${tenant}, ${from} till ${to}. Alla personer är påhittade.`,
  unchanged: "Demon var redan inläst. Ingenting har ändrats.",
  look: (team: string) =>
    `Titta i webben, eller kör ”npx stegvis figures --team "${team}" --from 2025-01-01 --to 2025-12-31”.`,
  nameTaken: (name: string) =>
    `Det finns redan en riktig huvudman som heter ”${name}”. Demon blandas aldrig med riktiga uppgifter, så ingenting har lästs in.`,
} as const;
