-- Topics of one's own: saved queries that count like any other subject. A topic's subject has the same key.

-- counted: the revision by which the whole log was counted; one behind means that the past is still being gone through.
-- deleted: when it was taken away; it stays here so that it can come back.
create table topic (
  key integer primary key,
  revision integer not null,
  counted integer not null,
  name text not null,
  query text not null,
  made integer not null,
  changed integer not null,
  deleted integer
);

-- Every state that a topic had.
create table topic_revision (
  topic integer not null,
  revision integer not null,
  at integer not null,
  name text not null,
  query text not null,
  deleted integer not null,
  primary key (topic, revision)
) without rowid;

-- Which topics matched and in how many places, by the findings that were new at the position; null: none. A row of reading with empty findings is
-- a matching alone: what was found stays, only its topics are others.
alter table version add column topics blob;
alter table reading add column topics blob;

-- arrival: its time in the order of arrivals. A reading's is when it was accepted. A matching belongs to the version that it is about: seen from
-- the past, a topic counts as if it had been there when the version came.
alter table reading add column arrival integer not null default 0;
update reading set arrival = accepted;
drop index reading_accepted;
create index reading_arrival on reading (arrival);

-- Position of the matching that counts, null where the topics are those of the version or of its reading.
alter table article add column matched integer;
