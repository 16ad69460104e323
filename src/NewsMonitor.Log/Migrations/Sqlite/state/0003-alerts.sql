-- Rules and what became of them. What happened is in alert_state, alert and alert_judge together, written in one transaction with the messages and
-- the ledger that followed, so that a restart tells nothing twice and nothing never.

-- Every state that a rule had; the newest counts. rule: its JSON, null where it was deleted. at: ticks.
create table rule_version (
  rule text not null,
  version integer not null,
  at integer not null,
  state text,
  primary key (rule, version)
) without rowid;

-- What a rule's judge keeps, as JSON, and the log's position up to which it has seen all. It may lie behind alert_state: what lies between is shown
-- to it again, and what it says of that is known already.
create table alert_judge (
  rule text primary key,
  position integer not null,
  state text not null
);

-- One row: all that alerts are told by, but for the alerts themselves, as JSON; and the log's position up to which all is done.
create table alert_state (
  one integer primary key check (one = 1),
  position integer not null,
  state text not null
);

-- open: part of what still can change; it leaves there a day after it is over. status: 0 firing, 1 resolved. opened, changed: ticks.
create table alert (
  number integer primary key,
  id text not null unique,
  rule text not null,
  open integer not null,
  status integer not null,
  handling integer not null,
  opened integer not null,
  changed integer not null,
  state text not null
);
create index alert_opened on alert (opened, number);
create index alert_status on alert (status, opened, number);
create index alert_rule on alert (rule, opened, number);
create index alert_open on alert (open) where open = 1;

create table alert_ledger (
  number integer primary key,
  at integer not null,
  rule text not null,
  alert text,
  entry text not null
);
create index alert_ledger_rule on alert_ledger (rule, number);
create index alert_ledger_alert on alert_ledger (alert, number) where alert is not null;

-- handed: 1 once whoever sends has it.
create table alert_message (
  number integer primary key,
  id text not null unique,
  at integer not null,
  handed integer not null,
  message text not null
);
create index alert_message_waiting on alert_message (number) where handed = 0;
