-- The register: one table per sheet of the workbook (src/domain/workbook.ts; a test compares them).
--
-- Keys begin with the tenant, since foreign keys are checked without row policies. Sheets without an id are keyed by
-- their parent and row_key, which the importer makes of the sheet's key fields and a number among equals. `line` is the
-- row's place in its file. `row_version` counts changes (an answer's `version` is its instrument's). Ids are compared
-- byte by byte (collate "C").

-- Raises the version of a changed row and says who changed it; callers that edit compare the version they read.
create function sec.next_version() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.row_version := old.row_version + 1;
  new.recorded_at := now();
  new.recorded_by := current_setting('stegvis.actor', true);
  return new;
end $$;

-- Keeps the old rows of a statement in hist and marks the register as changed.
create function sec.keep_history() returns trigger
language plpgsql security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  context jsonb := sec.context();
begin
  execute format('insert into hist.%I select $1, now(), $2, $3, o.* from old_rows o', tg_table_name)
  using lower(tg_op), context ->> 'actor', context ->> 'request';
  perform set_config('stegvis.changed', '1', true);
  return null;
end $$;

create function sec.mark_changed() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('stegvis.changed', '1', true);
  return null;
end $$;

-- Gives a new register table its walls, history and grants. `hidden` columns hold a person's identity.
create function sec.protect_register_table(name text, hidden text[] default '{}') returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  shown text;
  insertable text;
  updatable text;
  reading text := '(select app.purpose()) in (''figures'', ''rows'', ''report'', ''import'', ''export'')';
  importing text := '(select app.purpose()) = ''import''';
  wall text := 'as restrictive to stegvis_app, stegvis_owner
    using (tenant_id = (select app.tenant_id())) with check (tenant_id = (select app.tenant_id()))';
  t text;
begin
  execute format('create table hist.%I (
    operation text not null check (operation in (''update'', ''delete'')),
    replaced_at timestamptz not null, replaced_by text not null, request_id text not null,
    like public.%I, history_id bigint generated always as identity, primary key (tenant_id, history_id))', name, name);

  select string_agg(quote_ident(attname), ', ') filter (where not attname = any (hidden)),
    string_agg(quote_ident(attname), ', ') filter (where attname not in ('row_version', 'recorded_at', 'recorded_by')),
    string_agg(quote_ident(attname), ', ') filter (where attname not in ('tenant_id', 'row_version', 'recorded_at', 'recorded_by'))
  into shown, insertable, updatable
  from pg_attribute where attrelid = format('public.%I', name)::regclass and attnum > 0;

  foreach t in array array[format('public.%I', name), format('hist.%I', name)] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy tenant_wall on %s %s', t, wall);
    execute format('create policy owner_all on %s to stegvis_owner using (true) with check (true)', t);
    execute format('create policy backup_select on %s for select to stegvis_backup using (true)', t);
    execute format('grant select on %s to stegvis_backup', t);
  end loop;

  execute format('create policy app_select on public.%I for select to stegvis_app using (%s)', name, reading);
  execute format('create policy import_insert on public.%I for insert to stegvis_import
    with check (%s and recorded_by = (select app.actor()))', name, importing);
  execute format('create policy import_update on public.%I for update to stegvis_import
    using (%s) with check (recorded_by = (select app.actor()))', name, importing);
  execute format('create policy import_delete on public.%I for delete to stegvis_import using (%s)', name, importing);
  execute format('create policy app_select on hist.%I for select to stegvis_app
    using ((select app.purpose()) in (''rows'', ''audit''))', name);

  execute format('grant select (%s) on public.%I to stegvis_app', shown, name);
  execute format('grant select (operation, replaced_at, replaced_by, request_id, history_id, %s) on hist.%I to stegvis_app', shown, name);
  execute format('grant select, insert (%s), update (%s), delete on public.%I to stegvis_import', insertable, updatable, name);

  execute format('create trigger next_version before update on public.%I for each row execute function sec.next_version()', name);
  execute format('create trigger history_insert after insert on public.%I for each statement execute function sec.mark_changed()', name);
  execute format('create trigger history_update after update on public.%I referencing old table as old_rows
    for each statement execute function sec.keep_history()', name);
  execute format('create trigger history_delete after delete on public.%I referencing old table as old_rows
    for each statement execute function sec.keep_history()', name);
end $$;

-- Programme (sv. insats): a team's offer.
create table programme (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  name text collate "C" not null check (name <> ''),
  association text,
  controller text,
  municipality text,
  start_date date,
  end_date date,
  trial_months double precision,
  max_months double precision,
  ladder text,
  followup_months text,
  result_scheme text,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, name),
  foreign key (tenant_id) references sec.tenant (id)
);
select sec.protect_register_table('programme');

-- Person (sv. deltagare). Identity columns are readable only through app.read_identity, which logs each person read.
create table person (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  id text collate "C" not null check (id <> ''),
  personnummer text,
  anonymous boolean,
  first_name text,
  last_name text,
  sex text not null check (sex in ('kvinna', 'man', 'annat')),
  birth_date date,
  birth_year double precision,
  derived_birth_date date,
  protection text check (protection in ('nej', 'sekretess', 'skyddad')),
  interpreter_language text,
  home_municipality text,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, id)
);
select sec.protect_register_table('person', '{personnummer,first_name,last_name}');

-- Referral (sv. ansökan): a request that a person be taken on.
create table referral (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  id text collate "C" not null check (id <> ''),
  person_id text collate "C" not null,
  programme text collate "C" not null,
  track text,
  kind text check (kind in ('kontakt', 'ansokan')),
  received_date date not null,
  party text not null check (party in ('af', 'fk', 'kommun', 'region', 'egen', 'ovrig')),
  unit text,
  status text not null check (status in ('inkommen', 'ko', 'startad', 'ej-start')),
  decided_date date,
  not_started_reason text check (not_started_reason in (
    'ej-motiverad', 'ordinarie', 'ej-tillgodogora', 'sjukdom', 'uteblivna', 'atertar'
  )),
  hours double precision,
  comment text,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, programme) references programme (tenant_id, name) on update cascade
);
create index referral_person_id on referral (tenant_id, person_id);
create index referral_programme on referral (tenant_id, programme);
select sec.protect_register_table('referral');

-- Enrolment (sv. inskrivning): a person's time in a programme.
create table enrolment (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  id text collate "C" not null check (id <> ''),
  person_id text collate "C" not null,
  referral_id text collate "C",
  programme text collate "C" not null,
  track text,
  start_date date not null,
  trial_until date,
  planned_end date,
  end_date date,
  exit_kind text check (exit_kind in ('fullfoljd', 'avbruten')),
  exit_reason text check (exit_reason in (
    'utskrivning', 'flytt', 'sjukdom', 'fortsatt-rehab', 'utan-matning', 'hog-franvaro', 'ej-nabar', 'eget-val',
    'intern', 'avliden', 'felregistrering'
  )),
  destination text check (destination in (
    'arbete', 'arbete-sub', 'studier', 'af-sokande', 'fs', 'af-rehab', 'fk', 'ame', 'annan-alr', 'remittent',
    'daglig', 'socialpsykiatri', 'medicinsk', 'sjukers', 'sjukers-ansokt', 'intern', 'annan-insats', 'inget',
    'saknas'
  )),
  receiver text,
  to_ordinary boolean,
  returned_to text check (returned_to in ('af', 'fk', 'kommun', 'region', 'egen', 'ovrig')),
  case_worker text,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, referral_id) references referral (tenant_id, id),
  foreign key (tenant_id, programme) references programme (tenant_id, name) on update cascade
);
create index enrolment_person_id on enrolment (tenant_id, person_id);
create index enrolment_referral_id on enrolment (tenant_id, referral_id) where referral_id is not null;
create index enrolment_programme on enrolment (tenant_id, programme);
select sec.protect_register_table('enrolment');

-- Situation (sv. läge): what is known about the person at a measuring point.
create table situation (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  enrolment_id text collate "C" not null,
  occasion text not null check (occasion in ('start', 'avslut', '6m', '12m', '18m', '24m', '8v', '3m')),
  date date not null,
  reached boolean,
  contact_attempts double precision,
  step text,
  occupations text[] check (occupations <@ array[
    'arbete', 'arbete-sub', 'studier', 'sokande', 'arbetstraning', 'daglig', 'ingen', 'saknas'
  ]),
  extent double precision,
  subsidy text check (subsidy in (
    'ingen', 'lonebidrag', 'nystartsjobb', 'introduktionsjobb', 'osa', 'trygghet', 'skyddat', 'annan'
  )),
  profession text,
  industry text,
  education text check (education in (
    'grundskola', 'gymnasium', 'annan-eftergymnasial', 'hogskola-1', 'hogskola-3', 'hogskola-3plus', 'saknas'
  )),
  benefit_years text check (benefit_years in ('ej', '1', '2', '3', '4', '5', '6', '7', '8', '9', '9plus')),
  current_party text check (current_party in ('af', 'fk', 'kommun', 'region', 'ingen')),
  hours_per_week double precision,
  monthly_wage double precision,
  housing_cost double precision,
  unmeasured_reason text check (unmeasured_reason in (
    'ej-tillfragad', 'avbojde', 'ej-nadd', 'tolk', 'sprak', 'annat'
  )),
  row_key text collate "C" not null,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, enrolment_id, row_key),
  foreign key (tenant_id, enrolment_id) references enrolment (tenant_id, id)
);
select sec.protect_register_table('situation');

-- Income source (sv. försörjning) in a situation.
create table income_source (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  enrolment_id text collate "C" not null,
  occasion text not null check (occasion in ('start', 'avslut', '6m', '12m', '18m', '24m', '8v', '3m')),
  source text not null check (source in (
    'a-kassa', 'aktivitetsersattning', 'aktivitetsstod', 'annan', 'forsorjningsstod', 'ingen', 'sjukersattning',
    'sjukpenning', 'studiestod', 'etablering', 'foraldrapenning', 'lon', 'pension', 'saknas'
  )),
  extent double precision,
  amount double precision,
  row_key text collate "C" not null,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, enrolment_id, row_key),
  foreign key (tenant_id, enrolment_id) references enrolment (tenant_id, id)
);
select sec.protect_register_table('income_source');

-- Ladder rating (sv. stegmätning).
create table ladder_rating (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  enrolment_id text collate "C" not null,
  date date not null,
  step text not null,
  comment text,
  row_key text collate "C" not null,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, enrolment_id, row_key),
  foreign key (tenant_id, enrolment_id) references enrolment (tenant_id, id)
);
select sec.protect_register_table('ladder_rating');

-- Use of public services in a year (sv. resurser).
create table resource_use (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  enrolment_id text collate "C" not null,
  occasion text not null check (occasion in ('start', 'avslut', '6m', '12m', '18m', '24m', '8v', '3m')),
  resource text not null check (resource in (
    'handlaggning-kommun', 'handlaggning-fk', 'handlaggning-af', 'primarvard', 'psykiatri-oppen', 'slutenvard',
    'boendestod', 'hemtjanst', 'lss-daglig', 'kontaktperson', 'ovrig'
  )),
  per_year double precision not null,
  unit_cost double precision,
  row_key text collate "C" not null,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, enrolment_id, row_key),
  foreign key (tenant_id, enrolment_id) references enrolment (tenant_id, id)
);
select sec.protect_register_table('resource_use');

-- Extension (sv. förlängning).
create table extension (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  enrolment_id text collate "C" not null,
  decided_date date not null,
  months double precision not null,
  source text check (source in (
    'a-kassa', 'aktivitetsersattning', 'aktivitetsstod', 'annan', 'forsorjningsstod', 'ingen', 'sjukersattning',
    'sjukpenning', 'studiestod', 'etablering', 'foraldrapenning', 'lon', 'pension', 'saknas'
  )),
  reason text,
  row_key text collate "C" not null,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, enrolment_id, row_key),
  foreign key (tenant_id, enrolment_id) references enrolment (tenant_id, id)
);
select sec.protect_register_table('extension');

-- Short support after the exit (sv. punktinsats).
create table point_support (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  enrolment_id text collate "C" not null,
  date date,
  months_after_exit double precision,
  purpose text not null check (purpose in ('af', 'kommun', 'fk', 'region', 'ovrigt')),
  hours double precision,
  comment text,
  result text,
  row_key text collate "C" not null,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, enrolment_id, row_key),
  foreign key (tenant_id, enrolment_id) references enrolment (tenant_id, id)
);
select sec.protect_register_table('point_support');

-- Activity (sv. aktivitet).
create table activity (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  id text collate "C",
  enrolment_id text collate "C" not null,
  kind text not null check (kind in (
    'arbetstraning', 'praktik', 'arbetsprovning', 'studiebesok', 'grupp', 'trepart', 'sip', 'kartlaggning',
    'foajen'
  )),
  start_date date not null,
  end_date date,
  hours_per_week double precision,
  employer text,
  sector text check (sector in ('privat', 'kommun', 'region', 'stat', 'ideell')),
  result text,
  row_key text collate "C" not null,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, enrolment_id, row_key),
  foreign key (tenant_id, enrolment_id) references enrolment (tenant_id, id)
);
select sec.protect_register_table('activity');

-- Answer to a question of an instrument (sv. enkätsvar).
create table answer (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  id text collate "C" not null check (id <> ''),
  instrument text not null,
  version text,
  programme text collate "C" not null,
  enrolment_id text collate "C",
  occasion text check (occasion in ('start', 'avslut', '6m', '12m', '18m', '24m', '8v', '3m')),
  date date,
  question text collate "C" not null check (question <> ''),
  answer text,
  missing_reason text check (missing_reason in ('ej-tillfragad', 'avbojde', 'ej-nadd', 'tolk', 'sprak', 'annat')),
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, id, question),
  foreign key (tenant_id, programme) references programme (tenant_id, name) on update cascade,
  foreign key (tenant_id, enrolment_id) references enrolment (tenant_id, id)
);
create index answer_programme on answer (tenant_id, programme);
create index answer_enrolment_id on answer (tenant_id, enrolment_id) where enrolment_id is not null;
select sec.protect_register_table('answer');

-- Target (sv. mål).
create table target (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  programme text collate "C" not null,
  "from" date not null,
  "to" date not null,
  figure text not null,
  value double precision not null,
  direction text check (direction in ('minst', 'hogst', 'lika')),
  row_key text collate "C" not null,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, programme, row_key),
  foreign key (tenant_id, programme) references programme (tenant_id, name) on update cascade
);
select sec.protect_register_table('target');

-- Budget line (sv. ekonomi).
create table budget_line (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  programme text collate "C" not null,
  post text not null,
  year double precision not null,
  year_budget double precision,
  "from" date,
  "to" date,
  period_budget double precision,
  outcome double precision,
  comment text,
  row_key text collate "C" not null,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, programme, row_key),
  foreign key (tenant_id, programme) references programme (tenant_id, name) on update cascade
);
select sec.protect_register_table('budget_line');

-- Funding (sv. finansiering).
create table funding (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  programme text collate "C" not null,
  year double precision not null,
  party text not null check (party in ('af', 'fk', 'kommun', 'region', 'forbund', 'ovrig')),
  amount double precision,
  share double precision,
  requisitioned double precision,
  row_key text collate "C" not null,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, programme, row_key),
  foreign key (tenant_id, programme) references programme (tenant_id, name) on update cascade
);
select sec.protect_register_table('funding');

-- Staffing (sv. bemanning).
create table staffing (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  programme text collate "C" not null,
  role text not null,
  share double precision not null,
  "from" date not null,
  "to" date,
  employer text check (employer in ('af', 'fk', 'kommun', 'region', 'forbund', 'ovrig')),
  absence_reason text,
  row_key text collate "C" not null,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, programme, row_key),
  foreign key (tenant_id, programme) references programme (tenant_id, name) on update cascade
);
select sec.protect_register_table('staffing');

-- Meeting (sv. möte).
create table meeting (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  programme text collate "C" not null,
  forum text not null check (forum in ('styrgrupp', 'representantgrupp', 'styrelse', 'planeringsdag', 'ovrigt')),
  date date not null,
  form text check (form in ('digitalt', 'fysiskt')),
  full_day boolean,
  agenda text,
  row_key text collate "C" not null,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, programme, row_key),
  foreign key (tenant_id, programme) references programme (tenant_id, name) on update cascade
);
select sec.protect_register_table('meeting');

-- Member of a forum (sv. ledamot).
create table board_member (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  programme text collate "C" not null,
  forum text not null check (forum in ('styrgrupp', 'representantgrupp', 'styrelse', 'planeringsdag', 'ovrigt')),
  party text,
  name text,
  "from" date not null,
  "to" date,
  row_key text collate "C" not null,
  line int not null default 0,
  row_version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, programme, row_key),
  foreign key (tenant_id, programme) references programme (tenant_id, name) on update cascade
);
select sec.protect_register_table('board_member');

-- Identity of some persons, each logged in the same transaction. Without purpose to see rows, nobody is shown. Somebody
-- with protected personal data is named only in the export of the whole register.
create function app.read_identity(ids text[])
returns table (id text, personnummer text, first_name text, last_name text, protected boolean)
language plpgsql volatile security definer set search_path = public, pg_catalog, pg_temp as $$
declare
  context jsonb := sec.context();
begin
  if context is null or context ->> 'role' = 'board' or context ->> 'purpose' not in ('rows', 'export', 'report') then
    raise exception 'identity not permitted' using errcode = '42501';
  end if;
  perform audit.append(context, false, array(select p.id from person p where p.id = any (ids) order by p.id),
    'identity', null, 'done', false);
  return query
    select p.id, case when named then p.personnummer end, case when named then p.first_name end,
      case when named then p.last_name end, hidden
    from person p, coalesce(p.protection in ('sekretess', 'skyddad'), false) as hidden,
      lateral (select not hidden or context ->> 'purpose' = 'export' as named) as n
    where p.id = any (ids) order by p.id;
end $$;
grant execute on function app.read_identity(text[]) to stegvis_app, stegvis_operator;
