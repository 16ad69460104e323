-- What is told to people, beside the log: in the file of what is neither news nor derived, so that recording an attempt never waits for a commit of articles.

-- target: address, tokens and keys as JSON. A column of its own, which no list reads.
create table channel (
  number integer primary key,
  id text not null unique,
  name text not null unique,
  state text not null,
  target text not null
);

-- A message, once for all of its channels. at: ticks of when it was put in.
create table notice (
  number integer primary key,
  id text not null unique,
  rule text,
  at integer not null,
  notice text not null
);
create index notice_rule on notice (rule, number) where rule is not null;
create index notice_at on notice (at);

-- state: 0 waiting, 1 delivered, 2 given up. due: ticks of the next attempt, null once it has ended. since: ticks from which giving up counts.
-- attempts: since then; attempt.number goes on over all of them.
create table delivery (
  number integer primary key,
  id text not null unique,
  notice integer not null,
  channel text not null,
  state integer not null,
  due integer,
  since integer not null,
  attempts integer not null,
  reason text
);
create index delivery_channel on delivery (channel, state, due);
create index delivery_due on delivery (due) where due is not null;
create index delivery_state on delivery (state, number);
create index delivery_notice on delivery (notice);

-- at in ticks, took in ticks.
create table attempt (
  delivery integer not null,
  number integer not null,
  at integer not null,
  took integer not null,
  status integer,
  words text not null,
  primary key (delivery, number)
) without rowid;

-- Feeds at secret addresses: whoever has the token reads. hash: of the token, which is not kept.
create table feed_address (
  number integer primary key,
  hash text not null unique,
  rule text,
  subject text,
  at integer not null
);
