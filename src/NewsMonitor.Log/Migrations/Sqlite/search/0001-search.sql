-- Derived from the log and filled behind it; may be deleted at any time.

-- One row: whose log, and how far it was followed.
create table follow (
  one integer primary key check (one = 1),
  identity blob not null,
  position integer not null
);

-- The row number of the text is (event minute << 20) + n: FTS5 gives matches in row order without sorting, so this is newest first.
-- Rows stay when an article is withdrawn, so that an article keeps its number.
create table doc (
  row integer primary key,
  article integer not null unique
);

create virtual table text using fts5 (title, body, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2");
insert into text (text, rank) values ('hashsize', 16777216);
