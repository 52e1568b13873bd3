import type { ReactNode } from "react";
import { mayAct } from "#src/domain/rights.ts";
import { formTexts, frameTexts, roleNames } from "#src/texts/web.sv.ts";
import { Form } from "./form.tsx";
import { addressIn, useFrame, type Frame } from "./frame-context.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Mark } from "./mark.tsx";

/** The parts of the site, as in the rail. */
export type Area = "start" | "register" | "figures" | "benefit" | "reports" | "members";

interface Place {
  readonly area: Area;
  readonly path: string;
  readonly icon: IconName;
  readonly mayUse: (frame: Frame) => boolean;
}

const places: readonly Place[] = [
  { area: "start", path: "", icon: "start", mayUse: () => true },
  { area: "register", path: "/register", icon: "register", mayUse: (frame) => mayAct(frame.role, "import") },
  { area: "figures", path: "/figures", icon: "figures", mayUse: (frame) => mayAct(frame.role, "figures") },
  { area: "benefit", path: "/benefit", icon: "benefit", mayUse: (frame) => mayAct(frame.role, "figures") },
  { area: "reports", path: "/reports", icon: "reports", mayUse: (frame) => mayAct(frame.role, "report") },
  { area: "members", path: "/members", icon: "team", mayUse: (frame) => mayAct(frame.role, "administer") },
];

/** A step of the breadcrumb above the heading; the page itself comes last by itself. */
export interface Crumb {
  readonly label: string;
  readonly href: string;
}

export interface PageFrameProps {
  readonly area: Area | undefined;
  /** The `h1`: names the thing. */
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  /** One line below the heading. */
  readonly lead?: ReactNode;
  /** The page's primary action, always at the same place. */
  readonly action?: ReactNode;
  /** Help for this page, behind the question mark. */
  readonly help?: ReactNode;
  readonly width?: "text" | "full";
  /** A form on the page was refused; the window's title says so first. */
  readonly faulty?: boolean;
  readonly children: ReactNode;
}

/** The window's title: the page first, as it is what differs. */
function Title({ title, faulty }: { readonly title: string; readonly faulty?: boolean | undefined }) {
  return <title>{`${faulty ? `${formTexts.errorPrefix} ` : ""}${title} – ${frameTexts.product}`}</title>;
}

/** Everything around a page behind the log-in: skip link, top bar, rail, breadcrumb, heading, action and foot. */
export function PageFrame(props: PageFrameProps) {
  const { area, title, crumbs = [], lead, action, help, width = "full", faulty, children } = props;
  const frame = useFrame();
  return (
    <div className="shell">
      <Title title={title} faulty={faulty} />
      <a className="skip-link" href="#innehall">
        {frameTexts.skip}
      </a>
      {frame.demo ? <p className="demo-band">{frameTexts.demo}</p> : null}
      <TopBar frame={frame} help={help} />
      <nav id="meny" className="rail" popover="auto" aria-label={frameTexts.navigation}>
        <ul>
          {places
            .filter((place) => place.mayUse(frame))
            .map((place) => (
              <li key={place.area}>
                <a href={addressIn(frame, place.path)} aria-current={place.area === area ? "page" : undefined}>
                  <Icon name={place.icon} />
                  <span>{frameTexts.places[place.area]}</span>
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <main id="innehall" className={`page page-${width}`} tabIndex={-1}>
        <Breadcrumb crumbs={crumbs} title={title} />
        <header className="page-head">
          <div className="page-heading">
            <h1>{title}</h1>
            {lead ? <p className="lead">{lead}</p> : null}
          </div>
          {action ? <div className="page-action">{action}</div> : null}
        </header>
        {children}
        <p className="print-only">{frameTexts.printed(frame.tenantName, frame.today, frame.userName)}</p>
      </main>
      <Foot />
    </div>
  );
}

/** Help of a page as sentences, one paragraph each. */
export function HelpText({ sentences }: { readonly sentences: readonly string[] }) {
  return sentences.map((sentence) => <p key={sentence}>{sentence}</p>);
}

function TopBar({ frame, help }: { readonly frame: Frame; readonly help: ReactNode }) {
  return (
    <header className="top">
      <button type="button" className="top-button top-menu" popoverTarget="meny">
        <Icon name="menu" />
        <span>{frameTexts.menu}</span>
      </button>
      <a className="brand" href={addressIn(frame, "")}>
        <Mark />
        <span className="brand-name">{frameTexts.product}</span>
      </a>
      <TeamSwitcher frame={frame} />
      <div className="top-end">
        {help ? (
          <>
            <button type="button" className="top-button" popoverTarget="hjalp">
              <Icon name="help" />
              <span className="top-hint">{frameTexts.help}</span>
            </button>
            <section id="hjalp" className="panel panel-help" popover="auto" aria-label={frameTexts.helpForPage}>
              <h2>{frameTexts.helpForPage}</h2>
              {help}
            </section>
          </>
        ) : null}
        <button type="button" className="top-button" popoverTarget="anvandare">
          <Icon name="person" />
          <span className="top-label">{frame.userName}</span>
          <span className="top-short">{frameTexts.account}</span>
        </button>
        <section id="anvandare" className="panel panel-user" popover="auto" aria-label={frameTexts.account}>
          <p className="panel-name">
            {frame.userName}
            <span>
              {roleNames[frame.role]}, {frame.tenantName}
            </span>
          </p>
          <ul>
            <li>
              <a href="/password">{frameTexts.changePassword}</a>
            </li>
            {frame.canSwitchTenant ? (
              <li>
                <a href="/tenants">{frameTexts.switchTenant}</a>
              </li>
            ) : null}
          </ul>
          <Form action="/logout">
            <button type="submit" className="button button-quiet">
              {frameTexts.logOut}
            </button>
          </Form>
        </section>
      </div>
    </header>
  );
}

/** The same page for another team; a track belongs to its team. */
function withTeam(search: string, team: string | undefined): string {
  const params = new URLSearchParams(search);
  params.delete("track");
  params.delete("team");
  if (team !== undefined) params.set("team", team);
  return `?${params.toString()}`;
}

function TeamSwitcher({ frame }: { readonly frame: Frame }) {
  const current = frame.team ?? (frame.teams.length === 1 ? frame.teams[0] : undefined);
  if (frame.teams.length < 2) return <p className="top-team">{current ?? frame.tenantName}</p>;
  return (
    <>
      <button type="button" className="top-button top-team" popoverTarget="team">
        <span className="top-team-name">{current ?? frameTexts.allTeams}</span>
        <Icon name="down" />
      </button>
      <nav id="team" className="panel panel-team" popover="auto" aria-label={frameTexts.chooseTeam}>
        <ul>
          <li>
            <a href={withTeam(frame.search, undefined)} aria-current={current === undefined ? "true" : undefined}>
              {frameTexts.allTeams}
            </a>
          </li>
          {frame.teams.map((team) => (
            <li key={team}>
              <a href={withTeam(frame.search, team)} aria-current={team === current ? "true" : undefined}>
                {team}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

function Breadcrumb({ crumbs, title }: { readonly crumbs: readonly Crumb[]; readonly title: string }) {
  if (crumbs.length === 0) return null;
  return (
    <nav className="breadcrumb" aria-label={frameTexts.breadcrumb}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  );
}

function Foot() {
  return (
    <footer className="foot">
      <a href="/accessibility">{frameTexts.accessibility}</a>
    </footer>
  );
}

export interface PlainFrameProps {
  readonly title: string;
  readonly faulty?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The frame of pages before log-in: the mark, one column, nothing to leave by. */
export function PlainFrame({ title, faulty, wide, children }: PlainFrameProps) {
  return (
    <div className="plain">
      <Title title={title} faulty={faulty} />
      <a className="skip-link" href="#innehall">
        {frameTexts.skip}
      </a>
      <header className="plain-top">
        <a className="brand" href="/">
          <Mark />
          <span className="brand-name">{frameTexts.product}</span>
        </a>
      </header>
      <main id="innehall" className={wide ? "plain-main plain-wide" : "plain-main"} tabIndex={-1}>
        <h1>{title}</h1>
        {children}
      </main>
      <Foot />
    </div>
  );
}
