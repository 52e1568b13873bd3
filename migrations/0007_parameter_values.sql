-- A tenant's own values of the cost-benefit model's parameters: its municipality's tax rate, what a visit costs.

-- Setting them is a purpose of its own: it neither reads nor writes the register.
insert into sec.permission (role, purpose)
values ('administrator', 'values'), ('team-leader', 'values'), ('operator', 'values');

-- One value, in force from a day until the next one's. A row is never changed: a later row about the same parameter and
-- day takes its place, and one without value takes it back. Without programme it holds for every team of the tenant. The
-- programme is a name and not a reference: a team may leave the register and come back, and finds its values again.
create table parameter_value (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  id uuid not null default gen_random_uuid(),
  programme text collate "C" check (programme <> ''),
  parameter text collate "C" not null check (parameter <> ''),
  from_date date not null,
  value double precision check (value >= 0 and value < 'infinity'),
  source text not null check (source <> ''),
  confidence text not null check (confidence in ('sure', 'probable', 'unsure')),
  -- Who compared the value with its source, and when: both or neither.
  checked_by text check (checked_by <> ''),
  checked_on date,
  note text,
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by text not null default current_setting('stegvis.actor', true),
  primary key (tenant_id, id),
  foreign key (tenant_id) references sec.tenant (id),
  check ((checked_by is null) = (checked_on is null))
);
create index parameter_value_parameter on parameter_value (tenant_id, parameter, from_date, recorded_at);

alter table parameter_value enable row level security;
alter table parameter_value force row level security;
create policy tenant_wall on parameter_value as restrictive to stegvis_app, stegvis_owner
  using (tenant_id = (select app.tenant_id())) with check (tenant_id = (select app.tenant_id()));
create policy backup_select on parameter_value for select to stegvis_backup using (true);
create policy app_select on parameter_value for select to stegvis_app
  using ((select app.purpose()) in ('figures', 'rows', 'report', 'export', 'values'));
create policy app_insert on parameter_value for insert to stegvis_app
  with check ((select app.purpose()) = 'values' and recorded_by = (select app.actor()));
grant select on parameter_value to stegvis_backup, stegvis_app;
grant insert (tenant_id, programme, parameter, from_date, value, source, confidence, checked_by, checked_on, note)
  on parameter_value to stegvis_app;
