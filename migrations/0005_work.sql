-- What goes on: repeated submissions and imports.

-- A write that may be sent twice: its key, what was sent and what was answered, written with the effect.
create table idempotency_key (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  actor text not null default current_setting('stegvis.actor', true),
  key text collate "C" not null check (length(key) between 16 and 200),
  request_hash bytea not null,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (tenant_id, actor, key)
);

-- One run of an import: what was asked, how far it has come, what it found.
create table import_run (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  id uuid not null default gen_random_uuid(),
  file_name text not null,
  dry_run boolean not null default false,
  replace boolean not null default false,
  state text not null default 'running' check (state in ('running', 'done', 'failed', 'cancelled')),
  rows_read bigint not null default 0,
  rows_total bigint,
  report jsonb,
  started_by text not null default current_setting('stegvis.actor', true),
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  version int not null default 1,
  primary key (tenant_id, id)
);
create index import_run_started on import_run (tenant_id, started_at);

do $$
declare
  t text;
begin
  foreach t in array array['idempotency_key', 'import_run'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant_wall on %I as restrictive to stegvis_app, stegvis_owner
      using (tenant_id = (select app.tenant_id())) with check (tenant_id = (select app.tenant_id()))', t);
    execute format('create policy backup_select on %I for select to stegvis_backup using (true)', t);
    execute format('grant select on %I to stegvis_backup', t);
  end loop;
end $$;

-- A key is its sender's own.
create policy app_select on idempotency_key for select to stegvis_app using (actor = (select app.actor()));
create policy app_insert on idempotency_key for insert to stegvis_app with check (actor = (select app.actor()));
create policy app_update on idempotency_key for update to stegvis_app
  using (actor = (select app.actor()) and answer is null) with check (true);
grant select, insert (tenant_id, actor, key, request_hash), update (answer) on idempotency_key to stegvis_app;

create policy app_select on import_run for select to stegvis_app using ((select app.purpose()) in ('import', 'administer'));
create policy import_insert on import_run for insert to stegvis_import
  with check ((select app.purpose()) = 'import' and started_by = (select app.actor()));
create policy import_update on import_run for update to stegvis_import
  using ((select app.purpose()) = 'import');
grant select on import_run to stegvis_app;
grant insert (tenant_id, id, file_name, dry_run, replace, rows_total, started_by),
  update (state, rows_read, rows_total, report, finished_at, version) on import_run to stegvis_import;
