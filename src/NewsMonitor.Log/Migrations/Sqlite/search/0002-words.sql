-- Words come cut and folded by the program, so that a query finds here what it finds in an article: the engine only parts them at spaces, since
-- its tokenizer ascii takes all beyond ASCII for letters. What was found in an article is searched beside its text. Filled anew from the log.

drop table text;
delete from doc;

-- entity, topic: names, parted by a word that no name has. id: ids of both, each as one word.
create virtual table text using fts5 (
  title, body, entity, topic, source, id, language, content = '', contentless_delete = 1, tokenize = "ascii"
);
insert into text (text, rank) values ('hashsize', 16777216);

update follow set position = 0;
