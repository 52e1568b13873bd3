/**
 * Title, definition and population rule of every figure: the same sentences on screen, in reports, exports and the API.
 */
import type { FigureId, FigureText } from "#src/domain/figures/figure.ts";

const text = (title: string, definition: string, population: string): FigureText => ({ title, definition, population });

const newKnown = "Alla som startade i perioden, utom anonyma deltagare.";
const endedKnown = "Alla som avslutades i perioden, utom anonyma deltagare.";
const totalKnown =
  "Alla som var inskrivna någon dag i perioden (vid periodens start plus nya), utom anonyma deltagare.";
const followed = (months: number) =>
  `Alla avslut, utom anonyma deltagare, vars uppföljning ${months} månader efter avslutet infaller i perioden.`;
const followup = (months: number) =>
  text(
    `Uppföljning efter ${months} månader`,
    `Antal som skulle följas upp, som söktes, som nåddes och inte nåddes, och de nåddas sysselsättning ${months} månader efter avslut.`,
    followed(months),
  );

export const figureTexts: Readonly<Record<FigureId, FigureText>> = {
  "participants.total": text(
    "Deltagare totalt",
    "Antal inskrivningar som pågick vid periodens start plus antal nya i perioden.",
    "Alla inskrivningar, även anonyma deltagares.",
  ),
  "participants.at-start": text(
    "Deltagare vid periodens start",
    "Antal inskrivningar som startade före periodens första dag och ännu pågick den dagen.",
    "Alla inskrivningar, även anonyma deltagares.",
  ),
  "participants.new": text(
    "Nya deltagare",
    "Antal inskrivningar med startdatum i perioden.",
    "Alla inskrivningar, även anonyma deltagares.",
  ),
  "participants.ended": text(
    "Avslutade deltagare",
    "Antal inskrivningar med slutdatum i perioden.",
    "Alla inskrivningar, även anonyma deltagares.",
  ),
  "participants.at-end": text(
    "Deltagare vid periodens slut",
    "Antal inskrivningar som startat senast periodens sista dag och pågår efter den.",
    "Alla inskrivningar, även anonyma deltagares.",
  ),
  "participants.persons": text(
    "Olika personer",
    "Antal olika personer bland deltagarna totalt; en person kan ha flera inskrivningar.",
    "Alla inskrivningar i Deltagare totalt, även anonyma deltagares.",
  ),
  "participants.by-sex": text(
    "Deltagare efter kön",
    "Deltagare totalt, vid start, nya, avslutade och vid slut efter kön, med andel av varje kolumn.",
    "Alla inskrivningar, även anonyma deltagares.",
  ),
  "participants.by-track": text(
    "Deltagare efter spår",
    "Deltagare totalt, vid start, nya, avslutade och vid slut efter spår, med andel av varje kolumn.",
    "Alla inskrivningar utom anonyma deltagares.",
  ),
  "participants.by-referrer": text(
    "Deltagare efter remittent",
    "Deltagare totalt efter remitterande part och enhet enligt ansökan, med andel och kön.",
    totalKnown,
  ),
  "participants.income-sources": text(
    "Deltagarnas försörjning vid start",
    "Antal deltagare med varje försörjningskälla vid start, andel av deltagarna och andel av källorna; en deltagare kan ha flera.",
    totalKnown,
  ),
  "participants.age": text(
    "Deltagarnas ålder",
    "Ålder i hela år på periodens sista dag, eller på avslutsdagen om den var tidigare.",
    `${totalKnown} De utan känd födelsetid är bortfall.`,
  ),
  "referrals.received": text(
    "Ansökningar",
    "Antal ansökningar som kom in i perioden; kontakter räknas inte.",
    "Alla ansökningar till insatsen, efter önskat spår.",
  ),
  "referrals.contacts": text(
    "Kontakter",
    "Antal kontakter utan ansökan i perioden.",
    "Alla kontakter med insatsen, efter önskat spår.",
  ),
  "referrals.by-referrer": text(
    "Nya deltagare efter remittent",
    "Nya deltagare efter den part som remitterat enligt ansökan, med andel av nya och kön.",
    newKnown,
  ),
  "referrals.by-referrer-unit": text(
    "Nya deltagare efter remitterande enhet",
    "Nya deltagare efter remitterande part och enhet enligt ansökan, med andel av nya och kön.",
    newKnown,
  ),
  "referrals.by-referrer-and-track": text(
    "Ansökningar efter remittent och spår",
    "Ansökningar som kom in i perioden efter part och önskat spår.",
    "Alla ansökningar i perioden; kontakter räknas inte.",
  ),
  "referrals.not-started": text(
    "Ansökningar som inte startade",
    "Antal ansökningar med beslut Ej start i perioden.",
    "Alla ansökningar med beslutsdatum i perioden; kontakter räknas inte.",
  ),
  "referrals.not-started-reasons": text(
    "Skäl till ej start",
    "Ansökningar med beslut Ej start i perioden efter skäl.",
    "Alla ansökningar med beslut Ej start i perioden.",
  ),
  "referrals.not-started-share": text(
    "Andel som inte startade",
    "Ansökningar med beslut Ej start, delat med dessa plus nya deltagare.",
    "Ansökningar med beslut Ej start i perioden plus alla nya deltagare, även anonyma.",
  ),
  "referrals.not-started-hours": text(
    "Tid för ansökningar som inte startade",
    "Arbetstid i timmar som lades på ansökningar med beslut Ej start i perioden.",
    "Ansökningar med beslut Ej start i perioden där tiden är känd.",
  ),
  "queue.at-end": text(
    "Kö vid periodens slut",
    "Antal ansökningar i kö på periodens sista dag och hur många hela månader de väntat: längst, kortast och i medel.",
    "Ansökningar som då hade kommit in och stod i kö; de som senare startade eller fick beslut Ej start räknas med.",
  ),
  "queue.wait-to-start": text(
    "Väntetid till start",
    "Antal dagar från ansökan till start för nya deltagare.",
    `${newKnown} De utan ansökan är bortfall.`,
  ),
  "profile.education": text(
    "Utbildningsnivå vid start",
    "Nya deltagare efter utbildningsnivå vid start och kön; andelarna är av alla nya.",
    newKnown,
  ),
  "profile.age-bands": text("Ålder vid start", "Nya deltagare efter ålder på startdagen, i åldersklasser.", newKnown),
  "profile.benefit-years": text(
    "Tid i offentlig försörjning vid start",
    "Nya deltagare efter hur många år de haft offentlig försörjning vid start.",
    newKnown,
  ),
  "profile.benefit-years-median": text(
    "Mediantid i offentlig försörjning",
    "Den klass där den mittersta personen finns, räknat på dem som har en tid i offentlig försörjning; vid två mittersta den lägre.",
    `${newKnown} De utan uppgift och de som uppgiften inte gäller är inte med.`,
  ),
  "profile.income-sources": text(
    "Försörjning vid start",
    "Nya deltagare med varje försörjningskälla vid start, andel av deltagarna och andel av källorna; en deltagare kan ha flera.",
    newKnown,
  ),
  "profile.income-group": text(
    "Huvudsaklig försörjning vid start",
    "Nya deltagare efter vem som betalar den största försörjningskällan vid start.",
    newKnown,
  ),
  "profile.interpreter": text("Behov av tolk", "Nya deltagare med tolkspråk, delat med alla nya deltagare.", newKnown),
  "exit.results": text(
    "Resultat vid avslut",
    "Avslutade efter resultatschemats kategorier, med andel av schemats population.",
    `${endedKnown} Resultatschemat avgör vilka av dem som räknas.`,
  ),
  "exit.results-by-track": text(
    "Resultat vid avslut efter spår",
    "Avslutade efter resultatschemats kategorier och spår, med andel av spåret.",
    `${endedKnown} Resultatschemat avgör vilka av dem som räknas.`,
  ),
  "exit.results-all": text(
    "Resultat för alla avslutade",
    "Alla avslutade efter resultatschemats kategorier, med avbrutna som egen rad.",
    endedKnown,
  ),
  "exit.interrupted": text(
    "Avbrutna",
    "Avslutade med avslutstyp Avbruten, efter avslutsanledning och efter part de återlämnats till.",
    `${endedKnown} Endast avslutstyp Avbruten.`,
  ),
  "exit.reasons": text("Avslutsanledningar", "Avslutade efter avslutsanledning.", endedKnown),
  "exit.destinations": text("Destination vid avslut", "Avslutade efter vart personen gick vidare.", endedKnown),
  "exit.to-ordinary": text(
    "Till ordinarie verksamhet",
    "Avslutade som gick till ordinarie verksamhet, delat med alla avslutade.",
    endedKnown,
  ),
  "exit.to-fs": text(
    "Till förstärkt samarbete",
    "Avslutade som gick till förstärkt samarbete Af–Fk, delat med alla avslutade.",
    endedKnown,
  ),
  "exit.work-details": text(
    "Avslut till arbete",
    "En rad för varje avslut till arbete: subvention, omfattning, yrke, bransch, remittent och spår.",
    `${endedKnown} Endast destination arbete, med eller utan subvention. Lämnas aldrig utanför teamet.`,
  ),
  "exit.occupation-change": text(
    "Sysselsättning före och efter",
    "Avslutade efter sysselsättning vid start och vid avslut; en deltagare kan ha flera.",
    endedKnown,
  ),
  "exit.income-change": text(
    "Försörjning före och efter",
    "Avslutade med varje försörjningskälla vid start och vid avslut, med andel av de avslutade; en deltagare kan ha flera.",
    endedKnown,
  ),
  "exit.income-change-sus": text(
    "Försörjning före och efter, som i SUS",
    "Registrerade försörjningskällor vid start och vid avslut, med andel av källorna och förändring i hela procent avkortad mot noll.",
    `${endedKnown} Andelarna är av registrerade källor, inte av personer.`,
  ),
  "exit.income-moves": text(
    "Rörelser mellan försörjningar",
    "Avslutade efter huvudsaklig försörjning vid start och vid avslut.",
    endedKnown,
  ),
  "exit.time-bands": text(
    "Tid i insatsen",
    "Avslutade efter hela månader i insatsen; under en månad är en egen rad.",
    endedKnown,
  ),
  "exit.time-bands-sus": text(
    "Tid i insatsen, som i SUS",
    "Avslutade efter hela månader i insatsen, utan dem som skrevs ut utan mätning.",
    `${endedKnown} Avslutsanledning Utskrivning-Utan mätning är inte med.`,
  ),
  "exit.days": text("Dagar i insatsen", "Antal dagar från start till slut för avslutade.", endedKnown),
  "exit.goal-reached": text(
    "Nådde målet",
    "Avslutade i resultatschemats målkategorier, delat med schemats population.",
    `${endedKnown} Resultatschemat avgör vilka av dem som räknas.`,
  ),
  "exit.goal-reachers": text(
    "De som nådde målet",
    "Antal som nådde resultatschemats mål, medeltal hela månader i insatsen, år i offentlig försörjning vid start (mer än 9 räknas som 10) och ålder vid avslut.",
    `${endedKnown} Endast resultatschemats målkategorier.`,
  ),
  "ladder.levels": text(
    "Steg vid start och avslut",
    "Avslutade efter steg på trappan vid start och vid avslut, var för sig.",
    `${endedKnown} Varje kolumn har sina egna mätta.`,
  ),
  "ladder.matrix": text(
    "Från steg till steg",
    "Avslutade efter steg vid start och steg vid avslut.",
    `${endedKnown} Endast de som mätts båda gångerna.`,
  ),
  "ladder.moved": text(
    "Förflyttning på trappan",
    "Avslutade som gått upp, stått kvar eller gått ned på trappan, som andel av dem som mätts båda gångerna och av alla avslutade.",
    `${endedKnown} Andelen är av dem som mätts båda gångerna.`,
  ),
  "ladder.moved-completed": text(
    "Förflyttning på trappan, fullföljda",
    "Fullföljda som gått upp, stått kvar eller gått ned på trappan, som andel av fullföljda som mätts båda gångerna och av alla avslutade.",
    `${endedKnown} Endast avslutstyp Fullföljd; andelen av alla avslutade står bredvid.`,
  ),
  "ladder.current": text(
    "Nuvarande steg",
    "Senaste steg för dem som var inskrivna vid periodens slut.",
    "Alla inskrivna vid periodens slut, utom anonyma deltagare.",
  ),
  "ors.start": text(
    "ORS vid första mätningen",
    "Summan av de fyra skalorna vid första kompletta mätningen.",
    `${endedKnown} Endast de med en komplett mätning.`,
  ),
  "ors.pairs": text(
    "ORS första och sista mätning",
    "Första och sista mätning för dem som har minst två: medelvärden, säkert bättre eller sämre (minst 5,0 poängs förändring) och hur många som passerade 25.",
    `${endedKnown} Endast de med två kompletta mätningar; av hur många med en första står bredvid.`,
  ),
  "instrument.response": text(
    "Svarsfrekvens",
    "Tillfrågade, svarande och bortfall efter orsak, för varje instrument och tillfälle.",
    "Alla svar och registrerade bortfall med datum i perioden; anonyma svar räknas inte när ett spår är valt.",
  ),
  "instrument.items": text(
    "Svar per fråga",
    "Antal svar, andel positiva och fördelning för varje fråga.",
    "Alla svar med datum i perioden; anonyma svar räknas inte när ett spår är valt.",
  ),
  "instrument.scores": text(
    "Poäng per skala",
    "Antal, medel, minsta och största värde för varje skala.",
    "Alla svar med datum i perioden; en summa räknas bara på kompletta mätningar.",
  ),
  "progression.indicators": text(
    "Progressionsindikatorer",
    "Medelvärde för varje indikator och mätomgång.",
    "Alla svar på progressionsinstrument med datum i perioden; omgången är mätningens nummer för deltagaren.",
  ),
  extensions: text(
    "Förlängningar",
    "Förlängningar beslutade i perioden efter längd, försörjning och skäl.",
    "Alla förlängningar med beslutsdatum i perioden, utom anonyma deltagares.",
  ),
  "point-support": text(
    "Punktinsatser",
    "Kortare stöd efter avslut i perioden efter syfte: personer, insatser, kända timmar och medeltal månader efter avslut.",
    "Alla punktinsatser i perioden, utom anonyma deltagares; saknas datum räknas det från avslutet.",
  ),
  "followup.6m": followup(6),
  "followup.12m": followup(12),
  "followup.18m": followup(18),
  "followup.24m": followup(24),
  "followup.party": text(
    "Aktuell part över tid",
    "Vilken part som hade ansvaret vid start, avslut och uppföljning.",
    `${followed(6)} Endast de som nåddes.`,
  ),
  "followup.ladder": text(
    "Steg över tid",
    "Steg på trappan vid start, avslut och uppföljning.",
    `${followed(6)} Endast de som nåddes.`,
  ),
  activities: text(
    "Aktiviteter",
    "Aktiviteter som pågick någon dag i perioden efter typ: antal, olika inskrivningar och pågående vid periodens slut.",
    "Alla aktiviteter för inskrivna i insatsen, utom anonyma deltagares.",
  ),
  "activities.workplace": text(
    "Deltagare på arbetsplats",
    "Antal inskrivningar med arbetsträning, praktik eller arbetsprövning någon dag i perioden.",
    "Alla inskrivningar utom anonyma deltagares.",
  ),
  staffing: text(
    "Bemanning",
    "Heltidstjänster efter roll, i medeltal över periodens dagar och sista dagen; frånvaro står för sig.",
    "Alla rader i bemanningen som gäller någon dag i perioden.",
  ),
  caseload: text(
    "Deltagare per arbetskonsulent",
    "Deltagare vid periodens slut delat med heltidstjänsterna samma dag för dem som har egna deltagare: konsulenter, coacher och handläggare.",
    "Deltagare vid periodens slut, utom anonyma.",
  ),
  meetings: text(
    "Möten",
    "Möten i perioden efter forum, hur många som var digitala och hur många som var heldagar.",
    "Alla möten med datum i perioden.",
  ),
  goals: text(
    "Måluppfyllelse",
    "Varje mål med utfall, antal och bedömning; när osäkerhetsintervallet täcker målet går det inte att avgöra.",
    "Alla mål för insatsen vars giltighet överlappar perioden.",
  ),
  "economy.lines": text(
    "Ekonomi",
    "Utfall, periodbudget, årsbudget och avvikelse för varje post.",
    "Alla poster för periodens år vars egna datum överlappar perioden.",
  ),
  "economy.requisition": text(
    "Beviljat och rekvirerat",
    "Beviljade och rekvirerade medel efter part, jämfört med utfallet; det av utfallet som inte rekvirerats finansieras av andra.",
    "All finansiering för periodens år.",
  ),
  "economy.per-participant": text(
    "Kostnad per deltagare",
    "Utfallet delat med deltagare totalt, med avslutade och med avslut till arbete eller studier.",
    "Utfallet i Ekonomi för perioden; deltagare totalt och avslutade räknar även anonyma.",
  ),
};
