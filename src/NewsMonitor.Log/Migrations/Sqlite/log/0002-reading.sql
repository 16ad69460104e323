-- Reading is an event too: what a better reader finds in a text of the log is a row of its own at a position of its own, beside the version,
-- which stays as it was. An article's place among the arrivals is its version's, so a reading does not move it.

create table reader (
  key integer primary key,
  version text not null unique
);

-- version: position of the text that was read. The newest reading of a version is what counts; without one the version's own findings.
create table reading (
  position integer primary key,
  version integer not null,
  accepted integer not null,
  reader integer not null,
  findings blob not null
);
create index reading_version on reading (version, position);

-- reader: who read what counts now. reading: the position of that reading, null where it is the version's own.
alter table article add column reader integer not null default 0;
alter table article add column reading integer;

-- Current articles of a subject by their reader; a row leaves with its last article.
create table subject_reader (
  subject integer not null,
  reader integer not null,
  articles integer not null,
  primary key (subject, reader)
) without rowid;

-- reader_of is a function of the program: the reader that stored findings name.
insert into reader (version)
  select distinct reader_of(v.findings) from article a join version v on v.position = a.position where a.withdrawn = 0;
update article set reader =
  (select r.key from reader r where r.version = (select reader_of(v.findings) from version v where v.position = article.position))
  where withdrawn = 0;
insert into subject_reader (subject, reader, articles)
  select s.subject, a.reader, count(*) from share s join article a on a.key = s.article group by s.subject, a.reader;
