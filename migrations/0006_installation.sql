-- Which installation this is: a copy says where it was taken, so that it is not restored over another one's data.

create table sec.installation (
  one boolean primary key default true check (one),
  id uuid not null default gen_random_uuid(),
  created_at timestamptz not null default now()
);
insert into sec.installation default values;

alter table sec.installation enable row level security;
alter table sec.installation force row level security;
create policy owner_all on sec.installation to stegvis_owner using (true) with check (true);
create policy backup_select on sec.installation for select to stegvis_backup using (true);
grant select on sec.installation to stegvis_backup;
