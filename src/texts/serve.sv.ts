/** Swedish texts of `stegvis serve`. */

/** What is said while it starts, runs and stops. */
export const serveTexts = {
  starting: "Stegvis startar …",
  stopHint: "Stoppa med Ctrl-C.",
  stopping: "Stegvis stoppas …",
  stopped: "Stegvis är stoppat.",
  databaseRestarted: "Databasen stannade och är startad igen. Ingenting som var sparat har gått förlorat.",
  demoHint: "Vill du se ett påhittat team med siffror i? Kör ”npx stegvis demo” i ett annat fönster.",
  running: (url: string) => `Stegvis är igång. Öppna ${url} i webbläsaren.`,
  firstAccount: (userName: string, password: string) =>
    [
      "Första gången loggar du in så här:",
      `  användarnamn  ${userName}`,
      `  lösenord      ${password}`,
      "Lösenordet visas bara nu och byts vid första inloggningen.",
    ].join("\n"),
  portTaken: (port: number) =>
    `Port ${port} är upptagen av ett annat program. Välj en annan, till exempel ”npx stegvis serve --port ${port + 1}”.`,
  portDenied: (port: number) => `Port ${port} får inte användas av den här användaren. Välj en port över 1023.`,
  noSuchAddress: (host: string) => `Datorn har inte adressen ${host}. Ange en annan med --host.`,
  notBuilt: "Webbdelen är inte byggd. Starta med ”npm start” eller ”npx stegvis serve”, så byggs den först.",
} as const;
