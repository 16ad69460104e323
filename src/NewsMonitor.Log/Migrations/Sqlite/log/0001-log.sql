-- The log is version (append-only, positions dense). All other tables are what the versions add up to, kept in the same transaction.

-- One row. A counter row, not a sequence: the follower may then assume that positions have no holes.
-- identity tells this log from others, so that a search file of another log is noticed.
create table head (
  one integer primary key check (one = 1),
  identity blob not null,
  position integer not null,
  articles integer not null,
  versions integer not null,
  withdrawn integer not null
);
insert into head values (1, randomblob(16), 0, 0, 0, 0);

create table source (
  key integer primary key,
  name text not null unique
);

-- The current state of each article. The key is the position of its first version, so keys grow as articles come.
-- shares holds what the article adds to each subject, so that an edit can take it out without reading the old findings.
create table article (
  key integer primary key,
  id text not null unique,
  source integer not null,
  external text not null,
  position integer not null,
  minute integer not null,
  suspect integer not null,
  withdrawn integer not null,
  content_hash blob not null,
  text_hash blob not null,
  original integer not null,
  recorded integer,
  versions integer not null,
  shares blob not null
);
create index article_external on article (external);
create index article_position on article (position);
-- Copies: current articles with equal text, the original first.
create index article_text on article (text_hash, minute, key) where withdrawn = 0;

-- Times are .NET ticks (100 ns), exact. hash, content and findings are null for a withdrawal.
create table version (
  position integer primary key,
  article integer not null,
  arrival integer not null,
  recorded integer not null,
  accepted integer not null,
  way integer not null,
  hash blob,
  content blob,
  findings blob
);
create index version_article on version (article, position);

-- Recorded arrivals that made no version when they came (same content, withdrawal of the unknown): coming again later, when the article is
-- in another state, they must not make one either. hash is empty for a withdrawal.
create table seen (
  article text not null,
  arrival integer not null,
  hash blob not null,
  primary key (article, arrival, hash)
) without rowid;

create table subject (
  key integer primary key,
  id text not null unique,
  kind integer not null,
  name text not null,
  wikidata text,
  number integer not null,
  articles integer not null,
  originals integer not null,
  mentions integer not null,
  negative integer not null,
  neutral integer not null,
  positive integer not null,
  score integer not null,
  suspect_originals integer not null
);

-- Folded words of names and ids, for finding by prefix.
create table subject_word (
  word text not null,
  subject integer not null,
  primary key (word, subject)
) without rowid;

-- Distinct sources since ever; a row leaves with its last article.
create table subject_source (
  subject integer not null,
  source integer not null,
  articles integer not null,
  primary key (subject, source)
) without rowid;

-- One narrow row per subject of a current article: lists, minutes and sources are stretches of it. Keyed so that a list is read
-- backwards without sorting. sentiment: -1, 0, 1, null where unknown.
create table share (
  subject integer not null,
  minute integer not null,
  article integer not null,
  source integer not null,
  mentions integer not null,
  sentiment integer,
  score integer not null,
  original integer not null,
  suspect integer not null,
  primary key (subject, minute, article)
) without rowid;

-- share added up by UTC hour (its first minute), so that months can be drawn; a row leaves with its last article.
create table hour (
  subject integer not null,
  hour integer not null,
  articles integer not null,
  originals integer not null,
  mentions integer not null,
  negative integer not null,
  neutral integer not null,
  positive integer not null,
  score integer not null,
  suspect_originals integer not null,
  primary key (subject, hour)
) without rowid;

-- What each position changed, in order: what the follower reads. A position that changed no count has no row.
create table change (
  position integer primary key,
  changes blob not null
);
