-- Beside the log, in a file of its own so that a poll never waits for a commit.

-- due: ticks of the next poll, 0 at once, null never (paused or gone). state: the whole feed as JSON.
create table feed (
  name text primary key,
  address text not null unique,
  due integer,
  state text not null
);
create index feed_due on feed (due) where due is not null;

create table answer (
  key text primary key,
  request text not null,
  status integer not null,
  type text not null,
  body blob not null,
  at integer not null
);
create index answer_at on answer (at);

create table import (
  file text primary key,
  lines integer not null
);
