-- judged: the log's position up to which all judges have seen all, also those that are not written again since they saw nothing for them.
alter table alert_state add column judged integer not null default 0;
