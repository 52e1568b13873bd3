/**
 * Where the parameters' values come from. An address with … is shortened by the one who noted it. A source that only
 * was read through somebody else's program is of the kind `code`, whatever it quotes.
 */
import type { Source } from "./parameter.ts";

const texts = {
  seed000: {
    kind: "report",
    title: "Halvårsrapport SOT Västerås 2017-01-01–06-30",
    locator: "Teamets halvårsrapport 2017, tabell 1–5",
  },
  seed004: {
    kind: "report",
    title: "Helårsrapport Samverkansteamet Säter 2022/23",
    locator: "Teamets årsrapport 2022/23",
  },
  uppsalared: {
    kind: "publication",
    title: "Uppsala Redovisning snabbfakta (belopp 2016–2018)",
    locator: "http://www.uppsalaredovisning.se/snabbfakta/",
  },
  "sfs2016:863": {
    kind: "publication",
    title: "Förordning (2016:863) om prisbasbelopp för år 2017",
    locator: "https://data.riksdagen.se/dokument/H4B1863.html",
  },
  arkivred: {
    kind: "publication",
    title: "Arkivredovisning årets förutsättningar 2017",
    locator: "http://arkivredovisning.se/aktuellt/",
  },
  funkpol2019: {
    kind: "publication",
    title: "Funktionshinderpolitik.se: prisbasbelopp 2019",
    locator: "https://funktionshinderpolitik.se/nytt-prisbasbelopp-ger-hogre-ersattningar/",
  },
  fk2021: {
    kind: "publication",
    title: "Försäkringskassan Aktuella belopp historik 2021",
    locator: "https://www.forsakringskassan.se/…/aktuella-belopp/aktuella-belopp-historik",
  },
  fk2022: {
    kind: "publication",
    title: "Försäkringskassan Aktuella belopp 2022",
    locator: "https://www.forsakringskassan.se/…/aktuella-belopp",
  },
  fk2023: {
    kind: "publication",
    title: "Försäkringskassan Aktuella belopp 2023",
    locator: "https://www.forsakringskassan.se/…/aktuella-belopp",
  },
  hejaolika2024: {
    kind: "publication",
    title: "HejaOlika: ersättningar och bidrag 2024",
    locator: "https://hejaolika.se/artikel/sa-mycket-hojs-ersattningar-och-bidrag-1-januari-2024/",
  },
  fidelis2025: {
    kind: "publication",
    title: "Fidelis ekonomi: belopp 2025",
    locator: "https://fidelisekonomi.se/?p=60",
  },
  skv2026: {
    kind: "code",
    title: "Skatteverket: Belopp och procent 2026",
    locator:
      "skatteverket.se, Belopp och procent 2026; SKV 433 utgåva 36. Läst som citat i en publik regelgranskning, inte på sidan själv",
  },
  konsultjourney: {
    kind: "publication",
    title: "Consultjourney: skiktgräns 2024 598 500 (65 kap. 5 § IL)",
    locator: "https://consultjourney.com/?p=16991",
  },
  pmmodell: {
    kind: "code",
    title:
      "Publik VBA-modell med svenska skatteregler per inkomstår 1995–2026 (grundavdrag, jobbskatteavdrag, SA-reduktion, public service)",
    locator: "Publik programkod; inte en källa i lagens mening",
  },
  "il67-2025": {
    kind: "law",
    title: "Inkomstskattelagen 67 kap. 9 a–9 d §§ i lydelse 2022–2025 (Lag 2021:1159)",
    locator: "SFS 1999:1229, lydelsen i september 2025",
  },
  "sfs2024:1131": {
    kind: "code",
    title: "Lag (2024:1131), jobbskatteavdrag 2025",
    locator: "SFS 2024:1131, läst som ordagrant citat i publik programkod",
  },
  "sfs2025:1376": {
    kind: "code",
    title: "Lag (2025:1376), 63 kap. 3 a §, 67 kap. 7, 9 b och 9 c §§ IL för 2026",
    locator: "SFS 2025:1376, läst som ordagrant citat i publik programkod",
  },
  scb2016: {
    kind: "publication",
    title: "SCB Kommunalskatterna 2016",
    locator: "https://www.scb.se/…/kommunalskatterna-2016/",
  },
  scb2017: {
    kind: "publication",
    title: "SCB Kommunalskatterna 2017",
    locator: "http://www.scb.se/…/Kommunalskatter/",
  },
  scb2019: {
    kind: "publication",
    title: "SCB Kommunalskatterna 2019 (tabell 2016–2019)",
    locator: "https://www.scb.se/…/kommunalskatterna-2019/",
  },
  scb2021: {
    kind: "publication",
    title: "SCB-uppgift 2021: 32,27 %, −1 öre mot 2020",
    locator: "https://www.aktuellanyheteriveckan.se/… och skatterywel-sida",
  },
  gov2025skatt: {
    kind: "publication",
    title: "Regeringen 2025-09: genomsnittlig kommunal skattesats 32,41 % 2025",
    locator: "regeringen.se, pressmeddelande september 2025: Incitament för lägre skatter i kommunsektorn",
  },
  vasteras2016: {
    kind: "publication",
    title: "Västerås stad Skattesatser (2016: 20,36)",
    locator: "http://vasteras.se/kommun-och-politik/kommunfakta/skattesatser.html",
  },
  vasteras2023: {
    kind: "publication",
    title: "Västerås stad Skattesatser (2023: 20,36)",
    locator: "https://västerås.se/kommun-och-politik/kommunfakta/skattesatser.html",
  },
  sala2022: {
    kind: "publication",
    title: "Sala kommun: Region Västmanland 10,88 år 2022",
    locator: "https://www.sala.se/selfservice/221/",
  },
  statsskuld2024: {
    kind: "publication",
    title: "Statsskuld.se kommunsidor ca 2024 (Västerås 20,36+10,88; Dalarna 11,64; begravningsavgift 0,28)",
    locator: "https://statsskuld.se/en/berakna-nettolon/…",
  },
  statsskuld2021: {
    kind: "publication",
    title: "Statsskuld.se skattesatser 2021 (Västmanland 10,88)",
    locator: "https://statsskuld.se/jobb/…",
  },
  skv2025kommun: {
    kind: "code",
    title: "Skatteverkets skattesatser 2025, kommun och region",
    locator: "Skatteverkets skattesatser 2025, lästa genom publik programkod (bombsimon/household-budget)",
  },
  skvrv2017: {
    kind: "publication",
    title: "Skatteverket Rättslig vägledning 2017.7 Arbetsgivaravgifter",
    locator: "https://www4.skatteverket.se/rattsligvagledning/edition/2017.7/1333.html",
  },
  skvrv2018: {
    kind: "publication",
    title: "Skatteverket Rättslig vägledning 2018.3",
    locator: "https://www4.skatteverket.se/rattsligvagledning/edition/2018.3/1333.html",
  },
  skvrv2024: {
    kind: "publication",
    title: "Skatteverket Rättslig vägledning 2024.3",
    locator: "https://www4.skatteverket.se/rattsligvagledning/edition/2024.3/1333.html",
  },
  expowera: {
    kind: "publication",
    title: "Expowera: arbetsgivaravgifter 2016 och 2017",
    locator: "https://www.expowera.se/att-kunna/arbetsgivaravgift",
  },
  visma2024: {
    kind: "publication",
    title: "Visma infobank: 2019–2024 och 2018",
    locator: "https://help.visma.net/…/arbetsgivaravgifter.htm",
  },
  bjornlunden: {
    kind: "publication",
    title: "Björn Lundén: arbetsgivaravgifter 2025/2026",
    locator: "https://bjornlunden.com/se/bjornkoll/blogg/arbetsgivaravgifter",
  },
  "sfs2026:100": {
    kind: "publication",
    title: "SFS 2026:100 ungdomsrabatt 1 april 2026–30 sept 2027",
    locator: "https://www.faronline.se/…/sfs20260100",
  },
  ekonomifakta2016: {
    kind: "publication",
    title: "Ekonomifakta sociala avgifter 2016 (ungdoms- och äldrenedsättning)",
    locator: "http://www.ekonomifakta.se/Fakta/Skatter/Skatt-pa-arbete/Sociala-avgifter/",
  },
  halvar2021: {
    kind: "publication",
    title: "Viktigare lagar halvårsskiftet 2021 (19–23 år jan 2021–mars 2023)",
    locator: "regeringen.se, informationsmaterial juni 2021",
  },
  "sfs2016:1275": {
    kind: "publication",
    title: "SFS 2016:1275 (28 § lönebidrag, tak 17 100)",
    locator: "https://www.lagboken.se/…sfs-2016_1275…",
  },
  "sfs2017:887": {
    kind: "publication",
    title: "SFS 2017:887 (21 § tak 18 300 fr.o.m. 2017-11-01)",
    locator: "https://www.lagboken.se/…sfs-2017_887…",
  },
  arballians2019: {
    kind: "publication",
    title: "Arbetsgivaralliansen: lönebidragets tak 19 100 kr fr.o.m. 2019-04-01",
    locator: "https://www.arbetsgivaralliansen.se/nyheter/hojt-lonebidragstak-…; SFS 2019:48",
  },
  af2026: {
    kind: "code",
    title: "Arbetsförmedlingens sidor om anställningsstöd, augusti 2026",
    locator: "arbetsformedlingen.se, läst genom en publik datafil; SFS 2019:794",
  },
  "sfs2018:43": {
    kind: "law",
    title: "Förordning (2018:43) om stöd för nystartsjobb, 12–17 §§",
    locator: "SFS 2018:43, lydelsen i september 2025",
  },
  sfb: {
    kind: "law",
    title:
      "Socialförsäkringsbalken (2010:110) 25 kap. 5 §, 28 kap. 7, 11 §§, 28 a kap. 9 §, 34 kap. 12 §, 35 kap. 18–19 §§, 12 kap. 23 §",
    locator: "SFS 2010:110, lydelsen i september 2025",
  },
  rfs2018: {
    kind: "publication",
    title: "RFS: garantiersättning höjd 0,05 pbb 2017-07-01 och 0,08 pbb 2018-07-01",
    locator: "http://rfs.se/…/Hojd-garantiersattning-fran-1-juli-2018/",
  },
  fkregler2018: {
    kind: "publication",
    title: "FK Regeländringar sommaren 2018 (SGI-tak 8 pbb från 1 juli)",
    locator: "https://www.forsakringskassan.se/privatpers/nyhetsarkiv/…",
  },
  lagar2122: {
    kind: "publication",
    title: "Viktigare lagar årsskiftet 2021/2022: garantinivå +0,25 pbb",
    locator: "regeringen.se, informationsmaterial december 2021",
  },
  compricer2015: {
    kind: "publication",
    title: "64 → 64,7 % från 1 oktober 2015",
    locator: "https://www.compricer.se/expertpanelen/2015-06-24…",
  },
  gov2024sarsk: {
    kind: "publication",
    title: "Regeringen dec 2024: sjukpenning i särskilda fall +70 kr/dag fr.o.m. 2025-01-01",
    locator: "regeringen.se, pressmeddelande december 2024",
  },
  "sfs2017:819": {
    kind: "law",
    title: "Förordning (2017:819) 2 kap. (aktivitetsstöd 365 kr, utvecklingsersättning, etablering 308/231)",
    locator: "SFS 2017:819, lydelsen i september 2025",
  },
  gov2025akassa: {
    kind: "publication",
    title: "Regeringen: tak 1 236 kr från 2025-08-04; ny a-kassa 2025-10-01; aktivitetsstöd 223→365",
    locator: "regeringen.se, pressmeddelanden juni 2025 och artikel december 2025",
  },
  lagar2021: {
    kind: "publication",
    title: "Viktigare lagar årsskiftet 2020/2021: tak 1 200/1 000, grundbelopp 365→510",
    locator: "regeringen.se, informationsmaterial december 2020",
  },
  "sfs2024:506": { kind: "law", title: "Lag (2024:506) om arbetslöshetsförsäkring 5 kap.", locator: "SFS 2024:506" },
  socst2017: {
    kind: "publication",
    title: "Socialstyrelsen Riksnormen 2017",
    locator: "https://studylibsv.com/doc/981717/…",
  },
  gov2017norm: {
    kind: "publication",
    title: "Regeringen 2017-11: riksnorm 2018 +1,6 %, ensamstående +70 kr",
    locator: "https://www.regeringen.se/pressmeddelanden/2017/11/…",
  },
  socst2019: {
    kind: "publication",
    title: "Socialstyrelsen Riksnormen 2019",
    locator: "https://www.socialstyrelsen.se/ekonomisktbistand/riksnormen",
  },
  norm2020: {
    kind: "code",
    title: "Riksnorm 2020 i publik kalkylator (3 150 + 1 010)",
    locator: "Publik programkod med beloppen 3 150 + 1 010",
  },
  engelholm2023: {
    kind: "publication",
    title: "Ängelholms kommun budgetnorm 2023 (3 490 + 1 130; boende 6 330)",
    locator: "https://www.engelholm.se/…/budgetnorm.html",
  },
  govnorm: {
    kind: "publication",
    title: "Regeringen: riksnorm +8,6 % 2023, +8,7 % 2024, +2,8 % 2025, +0,7 % 2026 = 5 220 kr",
    locator: "regeringen.se, artiklar november 2022, 2023 och 2025; pressmeddelande november 2024",
  },
  "sfs2025:468": {
    kind: "law",
    title: "Socialtjänstförordning (2025:468): riksnorm 2025 3 910 + 1 270",
    locator: "SFS 2025:468",
  },
  "sfs1999:1395": {
    kind: "law",
    title: "Studiestödslagen 3 kap. 11–13 §§ (t.o.m. SFS 2023:351)",
    locator: "SFS 1999:1395",
  },
  csn2024: {
    kind: "publication",
    title: "CSN studiemedel 2024",
    locator: "https://service.csn.se/bidrag-och-lan/studiestod/studiemedel.html",
  },
  csn2023: {
    kind: "publication",
    title: "Arbetet/Studentum: CSN 2023 913+2 100 kr/vecka",
    locator: "https://arbetet.se/2023/07/12/…",
  },
  csn2018: {
    kind: "publication",
    title: "Vimmerby folkhögskola: CSN 2018 (våren)",
    locator: "https://www.vimmerbyfolkhogskola.se/…",
  },
  csn2025: {
    kind: "publication",
    title: "Eductus: bidrag 1 023 kr/vecka 2025",
    locator: "https://movant-kui-eductus.kb.kundo.se/…",
  },
  finsam: { kind: "law", title: "Lag (2003:1210) 5 §", locator: "SFS 2003:1210" },
  utj: { kind: "law", title: "Lag (2004:773) 4–7 §§ (t.o.m. SFS 2019:916)", locator: "SFS 2004:773" },
  skrpo: {
    kind: "publication",
    title: "SKR Arbetsgivaravgifter och PO-pålägg 2019, 2021, 2022 (prel.), 2023",
    locator: "https://skr.se/skr/ekonomijuridik/ekonomi/budgetochplanering/arbetsgivaravgifterochpopalagg.1290.html",
  },
  vgguiden: {
    kind: "publication",
    title:
      "Vårdgivarguiden Region Stockholm: utomlänspris primärvård (2023: 1 975/878; 2024: 2 093/930), akutbesök 3 300–5 500",
    locator: "https://vardgivarguiden.se/…",
  },
  engstrom: {
    kind: "publication",
    title:
      "C. Engström 2021 ur Socialstyrelsens statistik: 2019 11,6 mdkr, drygt 202 000 hushåll, ca 4 000 heltidshandläggare",
    locator: "https://christianengstrom.wordpress.com/2021/02/07/…",
  },
  asek: {
    kind: "memory",
    title: "Trafikverket ASEK 5–8, kapitlet om kalkylprinciper",
    locator: "ASEK 6.1 kap. 5 och ASEK 7.0 kap. 5; talen själva är egen kunskap",
  },
  own: { kind: "memory", title: "Egen kunskap, inte uppslagen", locator: "" },
  derived: { kind: "derived", title: "Härledd ur andra värden här", locator: "" },
} as const satisfies Readonly<Record<string, Omit<Source, "id">>>;

/** Id of a source. */
export type SourceId = keyof typeof texts;

/** Every source. */
export const sources: readonly Source[] = Object.entries(texts).map(([id, text]) => ({ id, ...text }));
