import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { ArticleDetailDto, ArticleDto, VersionDto } from '../../api/contract';
import { live } from '../../live/LiveView';
import { useNow, useTimeline } from '../../live/timeline';
import { FindingsView } from '../../ui/findings/FindingsView';
import { ReadBy } from '../../ui/findings/ReadBy';
import { chosenEntity } from '../../ui/findings/text';
import { articleLink, searchLink } from '../../ui/links';
import { type ReplayLink, replayLink } from '../../ui/replayLinks';
import { Title } from '../../ui/Title';
import { minuteOf, span, when } from '../../ui/times';
import { hostOf, plural, webLink } from '../../ui/words';
import { ReadAgain } from './ReadAgain';
import { Versions } from './Versions';
import './article.css';

/** Copies shown one by one. */
const copiesShown = 6;

export function Article({ detail }: { detail: ArticleDetailDto }) {
  const { article, versions, copies } = detail;
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const choose = (subject: string) => go(articleLink(article.article, subject), { replace: true });
  const withText = versions.filter((version) => !version.withdrawn && version.findings !== null);
  const newest = withText.at(-1);
  const [shown, setShown] = useState(() => (newest === undefined ? -1 : versions.indexOf(newest)));
  const version = versions[shown];
  const now = useNow();
  const past = useTimeline() !== live;
  const title = version?.title ?? article.title;
  const findings = version?.findings ?? null;
  const chosen = findings === null ? null : chosenEntity(findings, search.get('subject'));
  return (
    <main id="main" className="page">
      <Title of={title} />
      {article.withdrawn && (
        <p className="notice">
          <b>Withdrawn by its source.</b> It counts nowhere any more. Below is the last text that was here.
        </p>
      )}
      {version !== undefined && newest !== undefined && versions.indexOf(newest) !== shown && (
        <p className="notice">
          <b>An earlier version,</b> as it was at {when(version.arrival, now)}.{' '}
          <button type="button" className="link" onClick={() => setShown(versions.indexOf(newest))}>
            Back to the newest
          </button>
        </p>
      )}
      {findings === null || version === undefined ? (
        <div className="title">
          <h1>{title}</h1>
        </div>
      ) : (
        <FindingsView
          key={version.position}
          title={title}
          body={version.body ?? ''}
          findings={findings}
          subject={search.get('subject')}
          onChoose={choose}
          byline={<Byline article={article} version={version} number={shown + 1} first={versions[0]} now={now} />}
          linked
        >
          <Versions versions={versions} shown={shown} onShow={setShown} chosen={chosen} now={now} />
          {copies.length > 0 && <Copies copies={copies} now={now} />}
          <ReadBy findings={findings} at={when(version.readAt, now)}>
            {!past && version === newest && !article.withdrawn && (
              <ReadAgain article={article} reader={findings.reader} />
            )}
          </ReadBy>
        </FindingsView>
      )}
    </main>
  );
}

interface BylineProps {
  article: ArticleDto;
  version: VersionDto;
  number: number;
  first: VersionDto | undefined;
  now: string;
}

/** A day around an article's arrival, seen from the minute in which it came. */
function whenItCame(arrival: string): ReplayLink {
  const at = minuteOf(arrival) + 60_000;
  const iso = (time: number) => new Date(Math.min(time, minuteOf(Date.now()))).toISOString();
  return { clock: 'arrival', from: iso(at - 12 * 3_600_000), to: iso(at + 12 * 3_600_000), at: iso(at), speed: null };
}

function Byline({ article, version, number, first, now }: BylineProps) {
  const past = useTimeline() !== live;
  const link = webLink(version.url ?? article.url);
  const delay = (Date.parse(article.arrival) - Date.parse(article.at)) / 1000;
  return (
    <>
      <b className="strong">
        <Link href={searchLink('', article.source)}>{article.source}</Link>
      </b>
      {version.byline !== null && <span>{version.byline}</span>}
      {article.dateSuspect ? (
        <span>
          {first?.publishedAt == null
            ? 'No date given'
            : `Dated ${when(first.publishedAt, now)} by its source, which cannot be right`}
          : counts at its arrival, {when(article.at, now)}
        </span>
      ) : (
        <span>
          {when(article.at, now)}
          {delay >= 60 && `, here ${span(delay)} later`}
        </span>
      )}
      {version.section !== null && <span>{version.section}</span>}
      {number > 1 && (
        <span>
          version {number}, {when(version.arrival, now)}
        </span>
      )}
      {!article.original && !article.withdrawn && <span>a copy of another article</span>}
      {!past && (
        <Link href={replayLink(whenItCame(article.arrival), '/')} title="A replay that begins at its arrival">
          The board when it came
        </Link>
      )}
      {link !== null && (
        <a href={link} target="_blank" rel="noopener noreferrer">
          Read the original at {hostOf(link)}
        </a>
      )}
    </>
  );
}

function Copies({ copies, now }: { copies: readonly ArticleDto[]; now: string }) {
  const [all, setAll] = useState(false);
  const shown = all ? copies : copies.slice(0, copiesShown);
  return (
    <section className="sect">
      <h2 className="h2">
        Copies <span className="end">{plural(copies.length, 'article')} with the same text</span>
      </h2>
      <table className="tbl tight">
        <caption className="sr">Other articles with the same text, earliest first</caption>
        <colgroup>
          <col style={{ width: 110 }} />
          <col />
        </colgroup>
        <tbody>
          {shown.map((copy) => (
            <tr key={copy.article}>
              <td className="quiet">{when(copy.at, now)}</td>
              <th scope="row" className="cut">
                <Link href={articleLink(copy.article)}>{copy.source}</Link>
                {copy.original && <span className="kd">the original</span>}
              </th>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && copies.length > copiesShown && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {copies.length - copiesShown} more
        </button>
      )}
    </section>
  );
}
