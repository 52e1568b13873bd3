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
create function app.begin_login(email text, source text)
returns table (wait_seconds double precision, account_id uuid, name text, password_hash text, must_change_password boolean)
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
begin
  wait_seconds := greatest(sec.count_attempt('account:' || lower(email), 4), sec.count_attempt('source:' || source, 49));
  if wait_seconds = 0 then
    select a.id, a.name, a.password_hash, a.must_change_password
    into account_id, name, password_hash, must_change_password
    from sec.account a where a.email = lower(begin_login.email) and a.disabled_at is null;
  end if;
  return next;
end $$;

-- Appends a sign-in event to the log of every tenant of the account.
create function sec.log_sign_in(account uuid, action text, request_id text, outcome text) returns void
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  context jsonb;
begin
  for context in
    select jsonb_build_object('tenant', m.tenant_id, 'actor', account, 'role', m.role, 'purpose', 'none',
      'action', log_sign_in.action, 'request', request_id)
    from sec.membership m where m.account_id = account and m.ended_at is null order by m.tenant_id
  loop
    perform sec.open_context(context);
    perform audit.append(context, true, '{}', 'sign-in', null, outcome, false);
  end loop;
  perform set_config('stegvis.context', '', true);
end $$;

-- Opens a session after the password was right: `token_hash` is the SHA-256 of 32 random bytes only the browser keeps.
create function app.open_session(
  account uuid, token_hash bytea, idle_limit interval, absolute_limit interval, request_id text, email text
) returns void
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
begin
  if octet_length(token_hash) <> 32 then
    raise exception 'token hash must be 32 bytes' using errcode = '22023';
  end if;
  insert into sec.session (token_hash, account_id, idle_limit, expires_at)
  values (token_hash, account, idle_limit, clock_timestamp() + absolute_limit);
  delete from sec.login_attempt where key = sha256(convert_to('account:' || lower(email), 'UTF8'));
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
returns table (account_id uuid, name text, email text, must_change_password boolean,
  tenant_id uuid, tenant_name text, role text)
language sql stable security definer set search_path = sec, pg_catalog, pg_temp as $$
  select a.id, a.name, a.email, a.must_change_password, t.id, t.name, m.role
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

-- Makes a tenant. Before any tenant there is no context, so this is the host's own.
create function app.create_tenant(name text, kind text) returns uuid
language sql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
  insert into sec.tenant (name, kind) values (name, kind) returning id
$$;

create function app.list_tenants() returns table (id uuid, name text, kind text, created_at timestamptz)
language sql stable security definer set search_path = sec, pg_catalog, pg_temp as $$
  select t.id, t.name, t.kind, t.created_at from sec.tenant t order by t.name
$$;
grant execute on function app.create_tenant(text, text), app.list_tenants() to stegvis_operator;

-- Makes an account with a role in the acting tenant; an account that exists already keeps its password.
create function app.add_member(email text, name text, password_hash text, role text) returns uuid
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  tenant uuid := sec.administered_tenant();
  account uuid;
begin
  insert into sec.account (email, name, password_hash, must_change_password)
  values (lower(email), name, password_hash, true)
  on conflict do nothing returning id into account;
  if account is null then
    select a.id into account from sec.account a where a.email = lower(add_member.email);
  end if;
  insert into sec.membership as m (tenant_id, account_id, role) values (tenant, account, role)
  on conflict (tenant_id, account_id) do update set role = excluded.role, ended_at = null, version = m.version + 1;
  return account;
end $$;

create function app.list_members()
returns table (account_id uuid, email text, name text, role text, ended_at timestamptz, version int)
language sql stable security definer set search_path = sec, pg_catalog, pg_temp as $$
  select a.id, a.email, a.name, m.role, m.ended_at, m.version
  from sec.membership m join sec.account a on a.id = m.account_id
  where m.tenant_id = (select sec.administered_tenant())
  order by a.name, a.id
$$;

-- Ends a membership as read in `version`. False when it has changed since. The next request of each session is refused.
create function app.end_membership(account uuid, version int) returns boolean
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
begin
  update sec.membership m set ended_at = clock_timestamp(), version = m.version + 1
  where m.tenant_id = sec.administered_tenant() and m.account_id = account and m.version = end_membership.version
    and m.ended_at is null;
  return found;
end $$;

-- Gives an account a one-time password and ends its sessions. An account that also belongs to another tenant can only
-- be reset on the host: otherwise one tenant's administrator could become another tenant's user.
create function app.reset_password(account uuid, password_hash text) returns boolean
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  tenant uuid := sec.administered_tenant();
begin
  update sec.account a
  set password_hash = reset_password.password_hash, must_change_password = true, version = a.version + 1
  where a.id = account
    and exists (select from sec.membership m where m.account_id = a.id and m.tenant_id = tenant)
    and (session_user = 'stegvis_operator'
      or not exists (select from sec.membership m where m.account_id = a.id and m.tenant_id <> tenant));
  if not found then
    return false;
  end if;
  update sec.session s set ended_at = clock_timestamp() where s.account_id = account and s.ended_at is null;
  return true;
end $$;

grant execute on function app.add_member(text, text, text, text), app.list_members(), app.end_membership(uuid, int),
  app.reset_password(uuid, text) to stegvis_app, stegvis_operator;
