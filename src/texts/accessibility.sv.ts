/** The accessibility statement (sv. tillgänglighetsredogörelse). Keep it honest: what is not done stands here. */

export const accessibilityStatement = {
  // Too long for the smallest screens: it may be broken where it is put together.
  title: "Tillgänglighets\u00adredogörelse",
  intro: [
    "Stegvis ska kunna användas av alla: med skärmläsare, med bara tangentbord, med förstoring, på en liten skärm och utan JavaScript.",
    "Vi följer lagen om tillgänglighet till digital offentlig service. Målet är WCAG 2.2, nivå AA.",
  ],
  sections: [
    {
      heading: "Så har vi prövat",
      items: [
        "Varje sida prövas automatiskt med verktyget axe, i ljust och mörkt läge, på 1366 och 320 bildpunkters bredd.",
        "Inloggning och inläsning av register prövas med bara tangentbord, och hela vägen från ny användare till rapport utan JavaScript.",
        "Rapporten som pdf prövas mot PDF/UA-1. Diagram har en beskrivning i ord och samma tal som tabell.",
      ],
    },
    {
      heading: "Brister som vi känner till",
      items: [
        "Ingen människa som använder skärmläsare till vardags har prövat tjänsten än.",
        "Breda tabeller rullar i sidled på små skärmar. Det går med tangentbordet, men den som förstorar mycket ser en liten del i taget.",
        "Diagrammen visas alltid mot ljus bakgrund, även i mörkt läge.",
        "Sidan som visar hur en inläsning går laddas om av sig själv varannan sekund, tills man stoppar den. En skärmläsare kan då börja om från början.",
        "Datum skrivs i webbläsarens eget datumfält, som följer webbläsarens språk. I en engelsk webbläsare står månaden först.",
        "Menyn på små skärmar behöver en webbläsare från 2024 eller senare. I äldre webbläsare ligger menyn öppen överst på sidan.",
      ],
    },
    {
      heading: "Säg till om något inte fungerar",
      items: [
        "Hör av dig till den som sköter Stegvis hos er. Är du inte nöjd med svaret kan du vända dig till Myndigheten för digital förvaltning, som har tillsyn över lagen.",
      ],
    },
  ],
  updated: "Redogörelsen gäller version 0.1 och skrevs tillsammans med den.",
} as const;
