-- What lists of alerts and of the ledger are asked by, read from the JSON that says it, so that neither can differ from the other.
alter table alert add column severity text generated always as (state ->> '$.labels.severity') virtual;
alter table alert add column subject text generated always as (state ->> '$.labels.subject') virtual;
create index alert_severity on alert (severity, opened, number);
create index alert_subject on alert (subject, opened, number) where subject is not null;

-- Also for counts: it has all that they ask for.
create index alert_handling on alert (status, handling, opened, number);

alter table alert_ledger add column kind text generated always as (entry ->> '$.kind') virtual;
create index alert_ledger_kind on alert_ledger (kind, number);
