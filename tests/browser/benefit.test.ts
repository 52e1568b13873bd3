/** The Nytta pages as people use them, on the demo: move an assumption, open a number, set a value, print. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { loadDemo } from "#src/actions/load-demo.ts";
import { openBrowser } from "../support/browser.ts";
import { findBarriers, findOverflow, logIn, logInFirst, openSite, openVisitor, type Site, type Visitor } from "../support/site.ts"; // prettier-ignore

let browser: Browser;
let site: Site;
let visitor: Visitor;
let demo: string;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  const loaded = await loadDemo(site.database.operator, "test");
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  visitor = await openVisitor(browser, site.url);
  await logInFirst(visitor.page, site);
  await visitor.page.waitForURL(/\/t\//);
  demo = /\/t\/[\da-f-]+/.exec(visitor.page.url())![0];
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** What the answer says: society's profit, payback and the rest. */
const answerOf = (page: Page): Promise<string[]> => page.locator(".answer-tiles .tile-value").allInnerTexts();

async function enter(javaScript: boolean): Promise<Visitor> {
  const own = await openVisitor(browser, site.url, { javaScript });
  await own.page.goto("/login");
  await logIn(own.page, site.administrator.userName);
  await own.page.waitForURL(/\/t\//);
  return own;
}

/** A printed amount as a number: `−1,2 mkr` is −1 200 000. Undefined for what is no amount. */
function kronorOf(text: string): { readonly value: number; readonly half: number } | undefined {
  const plain = text.replaceAll("\u00a0", " ").replace("\u2212", "-");
  const found = /^([+-]?[\d ]+(?:,\d+)?) (mkr|kr)$/.exec(plain);
  if (!found) return undefined;
  const value = Number(found[1]!.replaceAll(" ", "").replace(",", "."));
  return found[2] === "mkr" ? { value: value * 1e6, half: 50_000 } : { value, half: 500 };
}

const lastOf = async (page: Page): Promise<string> =>
  (await page.locator("#steg tbody tr").last().locator("td").last().innerText()).trim();

describe("an assumption that is moved", () => {
  test("gives new numbers at once, keeps the focus, says so, and stands in the address", async () => {
    const { page } = visitor;
    await page.goto(`${demo}/benefit`);
    const before = await answerOf(page);

    const deadweight = page.getByLabel("Dödvikt, reglage");
    expect(await deadweight.isVisible()).toBe(true);
    await deadweight.focus();
    for (let presses = 0; presses < 10; presses++) await page.keyboard.press("ArrowRight");
    await page.waitForURL(/deadweight=40/);

    expect(await page.locator("#deadweight").inputValue()).toBe("40");
    expect(await answerOf(page)).not.toEqual(before);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-moves"))).toBe("deadweight");
    expect(await page.locator("#besked").innerText()).toMatch(/^Omräknat\. Samhället: /);
    expect(await page.locator("#deadweight-andrat").innerText()).toBe("ändrat");
    const live = await answerOf(page);
    await page.reload();
    expect(await answerOf(page)).toEqual(live);
  });

  test("gives the same numbers without JavaScript, by the button", async () => {
    const plain = await enter(false);
    const { page } = plain;
    await page.goto(`${demo}/benefit`);
    const before = await answerOf(page);
    expect(await page.getByLabel("Dödvikt, reglage").isVisible()).toBe(false);
    await page.getByLabel("Dödvikt d").fill("40");
    await page.getByRole("button", { name: "Räkna om" }).click();
    await page.waitForURL(/deadweight=40/);

    const without = await answerOf(page);
    expect(without).not.toEqual(before);
    await visitor.page.goto(`${demo}/benefit?deadweight=40`);
    expect(without).toEqual(await answerOf(visitor.page));
    expect(plain.faults).toEqual([]);
    await plain.context.close();
  });

  test("back to the preset is one link, and another preset brings all its values", async () => {
    const { page } = visitor;
    await page.goto(`${demo}/benefit?deadweight=40&taxFactor=1.3`);
    await page.getByRole("link", { name: "Återställ" }).click();
    expect(await page.locator("#deadweight").inputValue()).toBe("30");
    await page.getByRole("link", { name: "Jämförbar med tidigare rapporter" }).click();
    expect(await page.locator("#deadweight").inputValue()).toBe("0");
    expect(await page.locator("#persistence").inputValue()).toBe("100");
  });

  test("outside its range is refused in words, and the preset's value is used", async () => {
    const { page } = visitor;
    await page.goto(`${demo}/benefit`);
    const usual = await answerOf(page);
    await page.goto(`${demo}/benefit?deadweight=300`);

    expect(await page.getByRole("alert").innerText()).toContain("Dödvikt: skriv ett tal från 0 till 100.");
    expect(await answerOf(page)).toEqual(usual);
  });
});

describe("every number", () => {
  test("opens steps that end in it, from lines that add up to the first step", async () => {
    const { page } = visitor;
    await page.goto(`${demo}/benefit?displacement=10&writeOffYears=3`);
    const links = await page
      .locator("a.number[href*='/lines']")
      .evaluateAll((all) => all.map((one) => ({ href: one.getAttribute("href")!, text: one.textContent })));
    expect(links.length).toBeGreaterThan(100);
    const wrong: string[] = [];
    for (const { href, text } of links) {
      await page.goto(href);
      const amount = kronorOf(text);
      const last = await lastOf(page);
      const end = kronorOf(last);
      // A ratio is the kronor that one krona gives back: the same digits with and without the word.
      const same = amount && end ? Math.abs(end.value - amount.value) <= amount.half : text.startsWith(last);
      if (!same) wrong.push(`${text} opens ${last}`);
      const sum = page.locator("#rader tbody tr.total-row td").last();
      if ((await sum.count()) === 0) continue;
      const first = await page.locator("#steg tbody tr").first().locator("td").last().innerText();
      if ((await sum.innerText()) !== first) wrong.push(`${href}: lines ${await sum.innerText()}, step ${first}`);
    }
    expect(wrong).toEqual([]);
  });

  test("leads somewhere: no amount, share or time stands alone", async () => {
    const { page } = visitor;
    await page.goto(`${demo}/benefit`);
    // What names a column, a control or how to read a picture is no result.
    const explains = "a, th, h3, svg, form, summary, .figure-small, #nyttans-sidor";
    const alone = (leave: string) =>
      page.locator("main").evaluate((main, selector) => {
        const found: string[] = [];
        const walker = main.ownerDocument.createTreeWalker(main, 4);
        while (walker.nextNode()) {
          const { parentElement, textContent } = walker.currentNode;
          if (!parentElement?.closest(selector) && /\d\s(?:kr|mkr|%|månader)/.test(textContent ?? "")) {
            found.push(textContent!.replaceAll("\u00a0", " "));
          }
        }
        return found;
      }, leave);
    const known = /^\. Nu räknas med [\d,]+ %\.$|^0,00 kr$/;
    expect((await alone(explains)).filter((text) => !known.test(text))).toEqual([]);
    expect((await alone(explains.replace("a, ", ""))).length).toBeGreaterThan(50);
  });

  test("of persons followed opens as many of them", async () => {
    const { page } = visitor;
    await page.goto(`${demo}/benefit`);
    const links = await page
      .locator("#diagram-kvarvaro-rader td:first-of-type a")
      .evaluateAll((all) => all.map((one) => ({ href: one.getAttribute("href")!, text: one.textContent })));
    expect(links.length).toBeGreaterThan(2);
    for (const { href, text } of links) {
      await page.goto(href);
      expect(await page.locator("#foljda tbody tr").count(), href).toBe(Number(text));
    }
    expect(await page.locator("#andelen-kvar").innerText()).toContain("100\u00a0% · (1 − ");
    await page.getByText("Att du har öppnat raderna är noterat i loggen.").waitFor();
  });

  test("of persons opens as many of them, and says of each who is not counted why", async () => {
    const { page } = visitor;
    await page.goto(`${demo}/benefit`);
    const links = await page
      .locator("#underlaget dl a.count")
      .evaluateAll((all) => all.map((one) => ({ href: one.getAttribute("href")!, text: one.textContent })));
    expect(links.length).toBeGreaterThan(4);
    for (const { href, text } of links) {
      await page.goto(href);
      expect(await page.locator(".cases li").count(), href).toBe(Number(text));
    }
    await page.goto(links.find(({ href }) => href.includes("left-out"))!.href);
    await page.locator(".cases a").first().click();
    expect(await page.locator("main").innerText()).toMatch(
      /Inskrivning \S+ räknas inte: .+ saknas.+läs in filen igen/s,
    );
  });

  test("leads on to paragraph, source and whether anybody has checked it", async () => {
    const { page } = visitor;
    await page.goto(`${demo}/benefit/lines?row=kommun&measure=gross`);

    const row = page.locator("#parametrar tbody tr", { hasText: "SFB 2 kap. 6–7" });
    expect(await row.innerText()).toMatch(/^Prisbasbelopp/);
    expect(await row.innerText()).toContain("okontrollerat");
    await page.locator("#rader tbody tr", { hasText: "Kommunalskatt" }).locator("summary").click();
    await page.locator("#rader").getByRole("link", { name: "Prisbasbelopp" }).first().click();
    expect(page.url()).toContain("#prisbasbelopp");
  });

  test("of one person is shown by case number, and noted", async () => {
    const { page } = visitor;
    await page.goto(`${demo}/benefit/lines?row=kommun&measure=gross`);
    await page.getByRole("link", { name: "Ärende 1", exact: true }).click();

    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Ärende 1");
    await page.getByText("Att du har öppnat personens rader är noterat i loggen.").waitFor();
    expect(await page.locator("#personens-rader tbody tr").count()).toBeGreaterThan(1);
  });

  test("that stands on unchecked values says so on the page itself", async () => {
    const { page } = visitor;
    await page.goto(`${demo}/benefit`);

    expect(await page.locator("#deadweight-fakta").innerText()).toContain("okontrollerat");
    expect(await page.locator("#underlaget").innerText()).toMatch(
      /\d+ av \d+ värden som kalkylen använder har ingen jämfört med källan/,
    );
  });
});

describe("the pages around it", () => {
  test("compare years on the same assumptions, with n and interval", async () => {
    const { page } = visitor;
    await page.goto(`${demo}/benefit/compare?deadweight=20`);

    const table = await page.locator("#jamforelse").innerText();
    expect(table).toContain("Antal som räknas (n)");
    expect(table).toMatch(/5–95 %/);
    expect(table).toMatch(/Prisnivå, 2025 = 100\s+99,3\s+100,0/);
    await page.getByText("dödvikt 20\u00a0%").waitFor();
  });

  test("compute a type case that nobody is, and its lines add up to every actor's change", async () => {
    const { page } = visitor;
    await page.goto(`${demo}/benefit/type-case`);
    const before = await page.locator("#typfall").innerText();
    await page.locator("#a1amount").fill("32 000");
    await page.getByRole("button", { name: "Räkna", exact: true }).click();

    await page.waitForURL(/a1amount=/);
    expect(await page.locator("#typfall").innerText()).not.toBe(before);
    const society = await page.locator("#typfall tbody tr").first().locator("td").first().innerText();
    expect(await page.locator("#rader tr.total-row td").last().innerText()).toBe(society);
    await page.locator("#a1amount").fill("");
    await page.getByRole("button", { name: "Räkna", exact: true }).click();
    expect(await page.getByRole("alert").innerText()).toContain("Efter: skriv lönen på heltid.");
  });

  test("keep a value of the team's own, and the calculation uses it", async () => {
    const { page } = visitor;
    await page.goto(`${demo}/benefit/values?parameter=skatt_kommun&year=2023`);
    const hash = async () => {
      await page.goto(`${demo}/benefit`);
      return page.locator(".hash").innerText();
    };
    await page.getByLabel("Nytt värde").fill("22,10 %");
    await page.getByRole("button", { name: "Spara värdet" }).click();
    expect(await page.getByRole("alert").innerText()).toContain("Skriv var värdet kommer ifrån");
    await page.getByLabel("Källa").fill("Fullmäktiges beslut");
    const earlier = await page.context().newPage();
    await earlier.goto(`${demo}/benefit`);
    const old = await earlier.locator(".hash").innerText();
    await earlier.close();
    await page.getByRole("button", { name: "Spara värdet" }).click();

    await page.getByText("Värdet är sparat").waitFor();
    expect(await page.locator("#egna-varden tbody tr").first().innerText()).toContain("Fullmäktiges beslut");
    expect(await hash()).not.toBe(old);
  });

  test("give the calculation as a package", async () => {
    const { page } = visitor;
    await page.goto(`${demo}/benefit`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Ladda ner kalkylpaketet" }).click(),
    ]);

    expect(download.suggestedFilename()).toMatch(/^nyttopaket-.*\.zip$/);
  });
});

describe("somebody from the board", () => {
  let member: Visitor;
  beforeAll(async () => {
    const { page } = visitor;
    await page.goto(`${demo}/members`);
    await page.getByLabel("Namn", { exact: true }).fill("Styrgruppens ordförande");
    await page.getByLabel("Användarnamn").fill("styrgrupp@example.org");
    await page.getByLabel("Styrgrupp").check();
    await page.getByRole("button", { name: "Lägg till" }).click();
    const oneTimePassword = await page.locator(".message code").first().innerText();
    member = await openVisitor(browser, site.url);
    await member.page.goto("/login");
    await logIn(member.page, "styrgrupp@example.org", oneTimePassword);
    await member.page.getByLabel("Nuvarande lösenord").fill(oneTimePassword);
    await member.page.getByLabel("Nytt lösenord", { exact: true }).fill("fyra blå kastruller");
    await member.page.getByLabel("Nytt lösenord en gång till").fill("fyra blå kastruller");
    await member.page.getByRole("button", { name: "Byt lösenord" }).click();
    await member.page.getByRole("link", { name: "Gå vidare" }).click();
  });

  test("moves what changes everybody's part alike, and nothing that would tell persons apart", async () => {
    const { page } = member;
    await page.goto(`${demo}/benefit`);
    const usual = await answerOf(page);
    expect(await page.locator("#deadweight").count()).toBe(1);
    for (const hidden of [
      "kappaHiring",
      "kappaDisability",
      "indirectTax",
      "agreedPremium",
      "saving",
      "displacement",
      "population",
    ])
      expect(await page.locator(`#${hidden}`).count()).toBe(0);
    await page.goto(
      `${demo}/benefit?preset=jamforbar&kappaHiring=0&indirectTax=5&displacement=40&population=completed&after=avslut&from=2025-03-01&to=2025-04-30`,
    );

    expect(await answerOf(page)).toEqual(usual);
  });

  test("sees sums and how they are counted, but no line and no person, whatever the address says", async () => {
    const { page } = member;
    await page.goto(`${demo}/benefit/lines?row=samhalle&measure=gross&person=1&only=moved&equation=N4`);

    expect(await page.locator("#steg tbody tr").count()).toBe(1);
    expect(await page.locator("#rader, #personens-rader, .cases").count()).toBe(0);
    await page.getByText("Din roll ser summor.").waitFor();
    await page.goto(`${demo}/benefit`);
    expect(await page.locator("#bytt-betalare, #storsta-rader").count()).toBe(0);
    expect(await page.getByRole("link", { name: "Ladda ner kalkylpaketet" }).count()).toBe(0);
    expect(member.faults).toEqual([]);
    await member.context.close();
  });
});

describe("for everybody", () => {
  test.each([
    { width: 320, colorScheme: "dark" },
    { width: 1366, colorScheme: "light" },
  ] as const)("no barrier that axe knows and nothing too wide, at $width px", async ({ width, colorScheme }) => {
    const { page } = visitor;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const found: string[] = [];
    for (const path of [
      "",
      "?deadweight=300",
      "/lines?row=kommun&measure=revenue",
      "/persistence?month=12",
      "/compare",
      "/type-case",
      "/values?group=unit-cost&parameter=rho",
    ]) {
      await page.goto(`${demo}/benefit${path}`);
      const overflow = await findOverflow(page);
      if (overflow > 0) found.push(`${path}: ${overflow} px too wide`);
      for (const barrier of await findBarriers(page)) found.push(`${path}: ${barrier}`);
    }
    expect(found).toEqual([]);
  });

  test("the keyboard reaches an assumption, moves it and opens a number, with the focus seen", async () => {
    const { page } = visitor;
    await page.setViewportSize({ width: 1366, height: 900 });
    await page.goto(`${demo}/benefit`);
    await page.locator("#innehall").focus();
    const reach = async (selector: string) => {
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press("Tab");
        if (await page.locator(`${selector}:focus`).count()) return;
      }
      throw new Error(`Tab never reached ${selector}`);
    };
    await reach(".answer-tiles a.number");
    await reach("#deadweight");
    await page.keyboard.press("ArrowDown");
    await page.waitForURL(/deadweight=29/);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("deadweight");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    expect(outline).not.toBe("none");
  });

  test("on paper the answer, the pictures and the tables are there", async () => {
    const { page } = visitor;
    await page.goto(`${demo}/benefit`);
    await page.emulateMedia({ media: "print" });
    for (const shown of [".answer", ".chart", "#resultat-per-aktor"])
      expect(await page.locator(shown).first().isVisible()).toBe(true);
    expect(await page.locator(".rail").isVisible()).toBe(false);
    expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
    await page.emulateMedia({ media: "screen" });
  });

  test("and along the way no console error, refused script or request to anybody else", () => {
    expect(visitor.faults).toEqual([]);
  });
});
