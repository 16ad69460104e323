import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { Link } from 'wouter';
import type { BacktestDto, EvidenceArticle, FiredDto } from '../../../api/contract';
import { picture } from '../../../api/queries';
import { live } from '../../../live/LiveView';
import { useNow } from '../../../live/timeline';
import { articleLink, subjectLink } from '../../../ui/links';
import { when } from '../../../ui/times';
import { count, plural, signed, usually } from '../../../ui/words';
import { type Measure, valueWords } from './backtestModel';

/** Firings shown at first, and more at a time. */
const shownAtOnce = 10;

const valueHeads: Readonly<Record<Measure, string>> = {
  ratio: '× usual',
  score: 'Surprise',
  shift: 'Change',
  minutes: 'Silence',
  articles: '',
};

interface Props {
  result: BacktestDto;
  measure: Measure;
  subject: string | null;
}

/** Each time that it would have fired, the last ones first, with the articles that speak for it. */
export function FiredList({ result, measure, subject }: Props) {
  const [shown, setShown] = useState(shownAtOnce);
  const [opened, setOpened] = useState<string | null>(null);
  const now = useNow();
  const { fired, firings } = result;
  if (fired.length === 0) return null;
  const rows = fired.toReversed();
  const isValued = measure !== 'articles';
  const isUsual = measure === 'ratio' || measure === 'score' || measure === 'shift';
  return (
    <section className="sect fired">
      <h2 className="h2">
        It would have fired{' '}
        <span className="quiet">
          last ones first{firings > fired.length && `; the first ${count(fired.length)} of ${count(firings)}`}
        </span>
      </h2>
      <table className="tbl">
        <thead>
          <tr>
            <th className="at">When</th>
            <th className="num n">Articles</th>
            {isUsual && <th className="num n">{measure === 'shift' ? 'Before' : 'Usual'}</th>}
            {isValued && <th className="num n">{valueHeads[measure]}</th>}
            <th>Newest headline then</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((firing) => {
            const key = `${firing.at} ${firing.alert}`;
            const { evidence, articles } = firing;
            const [newest] = articles;
            return (
              <Fragment key={key}>
                <tr>
                  <td className="at mid">{when(firing.at, now)}</td>
                  <td className="num n strong">{count(evidence.articles)}</td>
                  {isUsual && (
                    <td className="num n quiet">
                      {evidence.usual == null
                        ? ''
                        : measure === 'shift'
                          ? signed(evidence.usual)
                          : usually(evidence.usual)}
                    </td>
                  )}
                  {isValued && (
                    <td className="num n">
                      <span className={measure === 'ratio' || measure === 'score' ? 'burst' : 'strong'}>
                        {evidence.value == null ? '' : valueWords(measure, evidence.value)}
                      </span>
                    </td>
                  )}
                  <td className="headline">
                    <Who firing={firing} />
                    {newest === undefined ? (
                      <span className="quiet">nothing had come</span>
                    ) : (
                      <Link className="t" href={articleLink(newest.article, subject ?? undefined)} title={newest.title}>
                        {newest.title}
                      </Link>
                    )}
                    {articles.length > 1 && (
                      <button
                        type="button"
                        className="link more"
                        aria-expanded={opened === key}
                        onClick={() => setOpened(opened === key ? null : key)}
                      >
                        {opened === key ? 'fewer' : `${articles.length - 1} more`}
                      </button>
                    )}
                  </td>
                </tr>
                {opened === key && (
                  <tr className="none">
                    <td colSpan={3 + (isUsual ? 1 : 0) + (isValued ? 1 : 0)}>
                      <Articles articles={articles} subject={subject} now={now} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {rows.length > shown && (
        <button type="button" className="btn more" onClick={() => setShown(shown + shownAtOnce * 5)}>
          Show more of {plural(rows.length, 'firing')}
        </button>
      )}
    </section>
  );
}

/** The new name that a firing is about. */
function Who({ firing }: { firing: FiredDto }) {
  const who = firing.labels.company;
  const known = useQuery({ ...picture(live, who ?? ''), enabled: who !== undefined });
  return who === undefined ? null : (
    <>
      <Link className="nm" href={subjectLink(who)}>
        {known.data?.name ?? who}
      </Link>{' '}
    </>
  );
}

function Articles({
  articles,
  subject,
  now,
}: {
  articles: readonly EvidenceArticle[];
  subject: string | null;
  now: string;
}) {
  return (
    <ul className="evidence">
      {articles.map((article) => (
        <li key={article.article}>
          <Link className="t" href={articleLink(article.article, subject ?? undefined)}>
            {article.title}
          </Link>
          <span className="quiet">
            {' '}
            {article.source}, {when(article.at, now)}
          </span>
          <Passage article={article} />
        </li>
      ))}
    </ul>
  );
}

/** The first sentence of its body that speaks for it; the title stands above. */
function Passage({ article }: { article: EvidenceArticle }) {
  const told = article.passages.find((passage) => passage.field === 'body');
  return told === undefined ? null : <p className="q">{told.text}</p>;
}
