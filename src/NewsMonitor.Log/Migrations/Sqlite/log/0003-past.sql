-- The log as it was: what had arrived by an instant, in the order of arrivals, which is not that of positions where the past was imported.

create index version_arrival on version (arrival);
create index reading_accepted on reading (accepted);
-- Articles of a minute, for clocks that run by event time.
create index article_minute on article (minute) where withdrawn = 0;

-- The versions of an article with their times, without touching their texts.
drop index version_article;
create index version_article on version (article, position, arrival);

-- text: the first 8 bytes of the hash of the read text, so that copies are known of texts that were replaced since; null for a withdrawal.
-- text_of(content) is a function of the program.
alter table version add column text integer;
update version set text = text_of(content) where content is not null;
create index version_text on version (text, article) where text is not null;

-- Shares that an article had and has no more, keyed as share is: a list as of an instant looks at both. The share itself is in the findings of
-- that time. A row stays when the share comes back.
create table gone (
  subject integer not null,
  minute integer not null,
  article integer not null,
  primary key (subject, minute, article)
) without rowid;

-- taken_out(changes) is a function of the program: a JSON array of the subjects that a position took an article from.
insert or ignore into gone (subject, minute, article)
  select t.value, a.minute, a.key
  from change c join version v on v.position = c.position join article a on a.key = v.article join json_each(taken_out(c.changes)) t;
insert or ignore into gone (subject, minute, article)
  select t.value, a.minute, a.key
  from change c join reading r on r.position = c.position join version v on v.position = r.version join article a on a.key = v.article
    join json_each(taken_out(c.changes)) t;
