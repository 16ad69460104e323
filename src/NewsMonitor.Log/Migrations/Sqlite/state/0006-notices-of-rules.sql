-- The rules that a message tells of: a digest may be of several.
create table notice_of (
  notice integer not null,
  rule text not null,
  primary key (notice, rule)
) without rowid;
create index notice_of_rule on notice_of (rule, notice);
insert into notice_of select number, rule from notice where rule is not null;
insert or ignore into notice_of
  select n.number, a.value ->> '$.labels.rule' from notice n, json_each(n.notice, '$.alerts') a
  where n.rule is null and a.value ->> '$.labels.rule' is not null;
drop index notice_rule;
