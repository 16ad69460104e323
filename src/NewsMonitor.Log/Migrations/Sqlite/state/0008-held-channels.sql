-- Ticks before which nothing of a channel falls due, as its receiver asked; null: it never asked. What is put in meanwhile has to wait too.
alter table channel add column held integer;
