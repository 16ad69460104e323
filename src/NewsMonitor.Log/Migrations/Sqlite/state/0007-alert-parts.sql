-- What alerts are told by, each part in a row of its own: an event writes what it changed, and not all that there is. alert_state keeps the clock alone.
-- kind: rule (its newest signal and when its messages went out; what the rule says is in rule_version), group, silence, inhibition, digest, and item: an
-- alert that waits for the digest whose key is its owner, by its id. Items are told in the order of their numbers.
create table alert_part (
  number integer primary key,
  kind text not null,
  owner text not null,
  key text not null,
  state text not null,
  unique (kind, owner, key)
);
insert into alert_part (kind, owner, key, state)
  select 'rule', '', r.key, json_object('signal', r.value -> '$.signal', 'sent', r.value -> '$.sent') from alert_state a, json_each(a.state, '$.rules') r;
insert into alert_part (kind, owner, key, state) select 'group', '', g.key, g.value from alert_state a, json_each(a.state, '$.groups') g;
insert into alert_part (kind, owner, key, state) select 'silence', '', s.key, s.value from alert_state a, json_each(a.state, '$.silences') s;
insert into alert_part (kind, owner, key, state) select 'inhibition', '', i.key, i.value from alert_state a, json_each(a.state, '$.inhibitions') i;
insert into alert_part (kind, owner, key, state)
  select 'digest', '', d.key, json_remove(d.value, '$.items') from alert_state a, json_each(a.state, '$.digests') d;
insert into alert_part (kind, owner, key, state)
  select 'item', d.key, i.value ->> '$.alert', i.value from alert_state a, json_each(a.state, '$.digests') d, json_each(d.value, '$.items') i
  order by d.key, i.key;
update alert_state set state = json_object('clock', state ->> '$.clock');
