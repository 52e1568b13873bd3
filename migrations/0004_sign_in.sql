-- Signing in and administering accounts.
--
-- Only stegvis_gate may look up password hashes and open sessions, and it may do nothing else: an injected statement
-- on an ordinary page, which runs as stegvis_app, cannot make itself a session.

-- Counts an attempt before the password is checked, so that parallel guesses count too. Returns the seconds to wait
-- (0: go on). After `free` failures the wait doubles from one second up to fifteen minutes; nobody is locked for ever.
create function sec.count_attempt(attempt_key text, free int) returns double precision
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  hash bytea := sha256(convert_to(attempt_key, 'UTF8'));
  a sec.login_attempt;
  wait double precision;
begin
  insert into sec.login_attempt values (hash, 0, clock_timestamp()) on conflict do nothing;
  select * into a from sec.login_attempt where key = hash for update;
  if a.last_at < clock_timestamp() - interval '1 day' then
    a.failures := 0;
  end if;
  if a.failures > free then
    wait := least(power(2, least(a.failures - free - 1, 20)), 900)
      - extract(epoch from clock_timestamp() - a.last_at);
    if wait > 0 then
      return wait;
    end if;
  end if;
  update sec.login_attempt set failures = a.failures + 1, last_at = clock_timestamp() where key = hash;
  return 0;
end $$;

-- Begins an attempt to log in. `wait_seconds` > 0: too many attempts, nothing else is told. Otherwise the account, if
-- any; the caller spends the same time on a password whether there is one or not.
create function app.begin_login(user_name text, source text)
returns table (wait_seconds double precision, account_id uuid, name text, password_hash text, must_change_password boolean)
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
begin
  wait_seconds := greatest(sec.count_attempt('account:' || lower(user_name), 4), sec.count_attempt('source:' || source, 49));
  if wait_seconds = 0 then
    select a.id, a.name, a.password_hash, a.must_change_password
    into account_id, name, password_hash, must_change_password
    from sec.account a where a.user_name = lower(begin_login.user_name) and a.disabled_at is null;
  end if;
  return next;
end $$;

-- Appends an event about an account to the log of every tenant of it. Who acted is the account, unless `event` says else.
create function sec.log_everywhere(account uuid, event jsonb, category text, outcome text) returns void
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  context jsonb;
begin
  for context in
    select jsonb_build_object('tenant', m.tenant_id, 'actor', account, 'role', m.role) || event
    from sec.membership m where m.account_id = account and m.ended_at is null order by m.tenant_id
  loop
    perform sec.open_context(context);
    perform audit.append(context, true, '{}', category, null, outcome, false);
  end loop;
  perform set_config('stegvis.context', '', true);
end $$;

create function sec.log_sign_in(account uuid, action text, request_id text, outcome text) returns void
language sql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
  select sec.log_everywhere(account, jsonb_build_object('purpose', 'none', 'action', action, 'request', request_id),
    'sign-in', outcome)
$$;

-- Opens a session after the password was right: `token_hash` is the SHA-256 of 32 random bytes only the browser keeps.
create function app.open_session(
  account uuid, token_hash bytea, idle_limit interval, absolute_limit interval, request_id text, user_name text
) returns void
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
begin
  if octet_length(token_hash) <> 32 then
    raise exception 'token hash must be 32 bytes' using errcode = '22023';
  end if;
  insert into sec.session (token_hash, account_id, idle_limit, expires_at)
  values (token_hash, account, idle_limit, clock_timestamp() + absolute_limit);
  delete from sec.login_attempt
  where key = sha256(convert_to('account:' || lower(user_name), 'UTF8')) or last_at < clock_timestamp() - interval '2 days';
  delete from sec.session s where s.expires_at < clock_timestamp() - interval '2 days';
  perform sec.log_sign_in(account, 'sign-in', request_id, 'done');
end $$;

-- Logs a wrong password.
create function app.refuse_login(account uuid, request_id text) returns void
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
begin
  perform sec.log_sign_in(account, 'sign-in', request_id, 'refused');
end $$;

-- Ends a session; true when there was one.
create function app.end_session(token bytea, request_id text) returns boolean
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  account uuid;
begin
  update sec.session s set ended_at = clock_timestamp()
  where s.token_hash = sha256(token) and s.ended_at is null
  returning s.account_id into account;
  if account is null then
    return false;
  end if;
  perform sec.log_sign_in(account, 'sign-out', request_id, 'done');
  return true;
end $$;

-- Who a session belongs to and what that account is where; no rows when the session is not valid.
create function app.read_session(token bytea)
returns table (account_id uuid, name text, user_name text, must_change_password boolean, host_administrator boolean,
  tenant_id uuid, tenant_name text, demo boolean, role text)
language sql stable security definer set search_path = sec, pg_catalog, pg_temp as $$
  select a.id, a.name, a.user_name, a.must_change_password, a.host_administrator, t.id, t.name, t.demo, m.role
  from sec.session s
  join sec.account a on a.id = s.account_id
  left join sec.membership m on m.account_id = a.id and m.ended_at is null
  left join sec.tenant t on t.id = m.tenant_id
  where s.token_hash = sha256(token) and s.ended_at is null and a.disabled_at is null
    and s.expires_at > clock_timestamp() and s.seen_at + s.idle_limit > clock_timestamp()
  order by t.name, t.id
$$;

-- The password hash of a session's own account, to check the old password before a new one is set.
create function app.read_own_password(token bytea) returns text
language sql stable security definer set search_path = sec, pg_catalog, pg_temp as $$
  select a.password_hash from sec.account a where a.id = (select s.account_id from app.read_session(token) s limit 1)
$$;

-- Sets the password of the session's own account and ends its other sessions. False when the session is not valid.
create function app.set_own_password(token bytea, password_hash text, request_id text) returns boolean
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  account uuid := (select s.account_id from app.read_session(token) s limit 1);
begin
  if account is null then
    return false;
  end if;
  update sec.account a
  set password_hash = set_own_password.password_hash, must_change_password = false, version = a.version + 1
  where a.id = account;
  delete from sec.login_attempt
  where key = (select sha256(convert_to('account:' || a.user_name, 'UTF8')) from sec.account a where a.id = account);
  update sec.session s set ended_at = clock_timestamp()
  where s.account_id = account and s.ended_at is null and s.token_hash <> sha256(token);
  perform sec.log_sign_in(account, 'set-password', request_id, 'done');
  return true;
end $$;

grant execute on function app.begin_login(text, text), app.open_session(uuid, bytea, interval, interval, text, text),
  app.refuse_login(uuid, text), app.end_session(bytea, text), app.read_session(bytea), app.read_own_password(bytea),
  app.set_own_password(bytea, text, text) to stegvis_gate;

-- Administration: by an administrator in the own tenant, or on the host -----------------------------------------------

-- The acting tenant, when the purpose is to administer it.
create function sec.administered_tenant() returns uuid
language plpgsql stable security definer set search_path = sec, pg_catalog, pg_temp as $$
begin
  if app.purpose() is distinct from 'administer' then
    raise exception 'purpose must be administer' using errcode = '42501';
  end if;
  return app.tenant_id();
end $$;

-- Makes a tenant, with everybody who administers the installation as a member. Null when the name is taken.
create function sec.make_tenant(name text, kind text, demo boolean) returns uuid
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  tenant uuid;
begin
  perform pg_advisory_xact_lock(hashtext('tenant'));
  if exists (select from sec.tenant t where lower(t.name) = lower(make_tenant.name)) then
    return null;
  end if;
  insert into sec.tenant (name, kind, demo) values (name, kind, demo) returning id into tenant;
  insert into sec.membership (tenant_id, account_id, role)
  select tenant, a.id, 'administrator' from sec.account a where a.host_administrator and a.disabled_at is null;
  return tenant;
end $$;

-- Before any tenant there is no context, so this is the host's own.
create function app.create_tenant(name text, kind text, demo boolean default false) returns uuid
language sql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
  select sec.make_tenant(name, kind, demo)
$$;

-- The same from the web, by a session of somebody who administers the installation. 42501: it is not.
create function app.create_tenant_for(token bytea, name text, kind text, request_id text) returns uuid
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  account uuid := (select s.account_id from app.read_session(token) s where s.host_administrator limit 1);
  tenant uuid;
begin
  if account is null then
    raise exception 'not a host administrator' using errcode = '42501';
  end if;
  tenant := sec.make_tenant(name, kind, false);
  if tenant is null then
    return null;
  end if;
  perform sec.open_context(jsonb_build_object('tenant', tenant, 'actor', account, 'role', 'administrator',
    'purpose', 'none', 'action', 'create-tenant', 'request', request_id));
  perform audit.append(sec.context(), true, '{}', null, null, 'done', false);
  perform set_config('stegvis.context', '', true);
  return tenant;
end $$;
grant execute on function app.create_tenant_for(bytea, text, text, text) to stegvis_gate;

create function app.list_tenants() returns table (id uuid, name text, kind text, demo boolean, created_at timestamptz)
language sql stable security definer set search_path = sec, pg_catalog, pg_temp as $$
  select t.id, t.name, t.kind, t.demo, t.created_at from sec.tenant t order by t.name
$$;

-- Makes the installation's first account, an administrator of all there is and will be. Null when there is one already.
create function app.create_first_account(user_name text, name text, password_hash text) returns uuid
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  account uuid;
begin
  lock table sec.account in share row exclusive mode;
  if exists (select from sec.account) then
    return null;
  end if;
  insert into sec.account (user_name, name, password_hash, must_change_password, host_administrator)
  values (lower(user_name), name, password_hash, true, true) returning id into account;
  insert into sec.membership (tenant_id, account_id, role) select t.id, account, 'administrator' from sec.tenant t;
  return account;
end $$;
create function app.has_account() returns boolean
language sql stable security definer set search_path = sec, pg_catalog, pg_temp as $$
  select exists (select from sec.account)
$$;
grant execute on function app.create_tenant(text, text, boolean), app.list_tenants(), app.has_account(),
  app.create_first_account(text, text, text) to stegvis_operator;

-- Gives somebody a role in the acting tenant. `created`: an account was made, with the one-time password; otherwise the
-- account was there before and keeps its password. No row when the account is a member already.
create function app.add_member(user_name text, name text, password_hash text, role text)
returns table (account_id uuid, created boolean)
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  tenant uuid := sec.administered_tenant();
begin
  insert into sec.account (user_name, name, password_hash, must_change_password)
  values (lower(add_member.user_name), add_member.name, add_member.password_hash, true)
  on conflict do nothing returning id into add_member.account_id;
  created := add_member.account_id is not null;
  if not created then
    select a.id into add_member.account_id from sec.account a where a.user_name = lower(add_member.user_name);
  end if;
  insert into sec.membership as m (tenant_id, account_id, role) values (tenant, add_member.account_id, add_member.role)
  on conflict (tenant_id, account_id)
  do update set role = excluded.role, ended_at = null, version = m.version + 1 where m.ended_at is not null;
  if found then
    return next;
  end if;
end $$;

create function app.list_members()
returns table (account_id uuid, user_name text, name text, role text, ended_at timestamptz, version int,
  account_version int)
language sql stable security definer set search_path = sec, pg_catalog, pg_temp as $$
  select a.id, a.user_name, a.name, m.role, m.ended_at, m.version, a.version
  from sec.membership m join sec.account a on a.id = m.account_id
  where m.tenant_id = (select sec.administered_tenant())
  order by a.name, a.id
$$;

-- Ends a membership as read in `version`. False when it has changed since, or is one's own: somebody must be left who
-- can administer. The next request of each session is refused.
create function app.end_membership(account uuid, version int) returns boolean
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
begin
  update sec.membership m set ended_at = clock_timestamp(), version = m.version + 1
  where m.tenant_id = sec.administered_tenant() and m.account_id = account and m.version = end_membership.version
    and m.ended_at is null and m.account_id::text <> app.actor();
  return found;
end $$;

-- Gives an account a one-time password, ends its sessions and forgets its failed attempts.
create function sec.give_one_time_password(account uuid, password_hash text) returns void
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  attempts text;
begin
  update sec.account a
  set password_hash = give_one_time_password.password_hash, must_change_password = true, version = a.version + 1
  where a.id = account returning 'account:' || a.user_name into attempts;
  update sec.session s set ended_at = clock_timestamp() where s.account_id = account and s.ended_at is null;
  delete from sec.login_attempt where key = sha256(convert_to(attempts, 'UTF8'));
end $$;

-- Resets the password of an account as read in `version`. One that also belongs to another tenant can only be reset on
-- the host, and so can a host administrator's: otherwise one tenant's administrator could become them.
create function app.reset_password(account uuid, version int, password_hash text) returns boolean
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  tenant uuid := sec.administered_tenant();
begin
  perform from sec.account a
  where a.id = account and a.version = reset_password.version and a.id::text <> app.actor() and not a.host_administrator
    and exists (select from sec.membership m where m.account_id = a.id and m.tenant_id = tenant)
    and not exists (select from sec.membership m where m.account_id = a.id and m.tenant_id <> tenant)
  for update;
  if not found then
    return false;
  end if;
  perform sec.give_one_time_password(account, password_hash);
  return true;
end $$;

grant execute on function app.add_member(text, text, text, text), app.list_members(), app.end_membership(uuid, int),
  app.reset_password(uuid, int, text) to stegvis_app, stegvis_operator;

-- Accounts as the host sees them ----------------------------------------------------------------------------------------

-- Every account, with the tenants where it is a member.
create function app.list_accounts()
returns table (user_name text, name text, host_administrator boolean, memberships jsonb)
language sql stable security definer set search_path = sec, pg_catalog, pg_temp as $$
  select a.user_name, a.name, a.host_administrator,
    coalesce(jsonb_agg(jsonb_build_object('tenant', t.name, 'role', m.role) order by t.name) filter (where t.id is not null), '[]')
  from sec.account a
  left join sec.membership m on m.account_id = a.id and m.ended_at is null
  left join sec.tenant t on t.id = m.tenant_id
  group by a.id order by a.user_name
$$;

-- Resets anybody's password, also before there is a tenant. Logged in every tenant of the account. False: no such account.
create function app.reset_password_on_host(user_name text, password_hash text, operator text, request_id text)
returns boolean
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  account uuid := (select a.id from sec.account a where a.user_name = lower(reset_password_on_host.user_name));
begin
  if account is null then
    return false;
  end if;
  perform sec.give_one_time_password(account, password_hash);
  perform sec.log_everywhere(account, jsonb_build_object('actor', 'operator:' || operator, 'role', 'operator',
    'purpose', 'administer', 'action', 'reset-password', 'request', request_id), null, 'done');
  return true;
end $$;

grant execute on function app.list_accounts(), app.reset_password_on_host(text, text, text, text) to stegvis_operator;
