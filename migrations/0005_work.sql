-- What goes on: repeated submissions, imports, and files on their way to one.

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

-- A file that has been sent and shown, and waits to be confirmed: its sender's alone, for an hour. The import that comes of
-- it has the same id, so there is at most one. Unlogged: gone after a crash, absent from every copy and archive.
create unlogged table kept_file (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  actor text not null default current_setting('stegvis.actor', true),
  id uuid not null default gen_random_uuid(),
  file_name text not null,
  expires_at timestamptz not null default now() + interval '1 hour',
  primary key (tenant_id, actor, id)
);

-- Its bytes, in pieces small enough to pass through memory one at a time.
create unlogged table kept_file_part (
  tenant_id uuid not null default nullif(current_setting('stegvis.tenant', true), '')::uuid,
  actor text not null default current_setting('stegvis.actor', true),
  file_id uuid not null,
  number int not null,
  bytes bytea not null check (octet_length(bytes) <= 1048576),
  primary key (tenant_id, actor, file_id, number),
  foreign key (tenant_id, actor, file_id) references kept_file on delete cascade
);
-- Most files are packed already: not packed once more. (PostgreSQL 15 takes this only as a change.)
alter table kept_file_part alter column bytes set storage external;

do $$
declare
  t text;
begin
  foreach t in array array['idempotency_key', 'import_run', 'kept_file', 'kept_file_part'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant_wall on %I as restrictive to stegvis_app, stegvis_owner
      using (tenant_id = (select app.tenant_id())) with check (tenant_id = (select app.tenant_id()))', t);
    if t not like 'kept_file%' then
      execute format('create policy backup_select on %I for select to stegvis_backup using (true)', t);
      execute format('grant select on %I to stegvis_backup', t);
    end if;
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

-- A kept file is its sender's own; its parts go with it.
create policy own_import on kept_file to stegvis_import
  using ((select app.purpose()) = 'import' and actor = (select app.actor()))
  with check ((select app.purpose()) = 'import' and actor = (select app.actor()));
create policy own_import on kept_file_part to stegvis_import
  using ((select app.purpose()) = 'import' and actor = (select app.actor()))
  with check ((select app.purpose()) = 'import' and actor = (select app.actor()));
grant select, insert (tenant_id, actor, id, file_name), delete on kept_file to stegvis_import;
grant select, insert on kept_file_part to stegvis_import;

-- Deletes what has outlived its use in every tenant: kept files after their hour, keys of repeated writes after a day. The
-- policies let through nothing else.
create policy owner_outdated on kept_file to stegvis_owner using (expires_at < now()) with check (false);
create policy owner_outdated on idempotency_key to stegvis_owner
  using (created_at < now() - interval '1 day') with check (false);
create function app.delete_outdated() returns void
language plpgsql volatile security definer set search_path = public, sec, pg_catalog, pg_temp as $$
declare
  tenant uuid;
begin
  for tenant in select t.id from sec.tenant t order by t.id loop
    perform sec.open_context(jsonb_build_object('tenant', tenant, 'actor', 'server', 'purpose', 'none'));
    delete from kept_file where expires_at < now();
    delete from idempotency_key where created_at < now() - interval '1 day';
  end loop;
  perform set_config('stegvis.context', '', true);
end $$;
grant execute on function app.delete_outdated() to stegvis_gate;
