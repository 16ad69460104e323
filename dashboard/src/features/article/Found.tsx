import { Link } from 'wouter';
import type { EntityDto, FindingsDto } from '../../api/contract';
import { subjectLink } from '../../ui/links';
import { SentimentBar, spoken } from '../../ui/SentimentBar';
import { count, shortKind, signed } from '../../ui/words';
import { moodWords, spread } from './mood';

interface Props {
  findings: FindingsDto;
  chosen: EntityDto | null;
  onChoose: (subject: string) => void;
  /** Whether subjects lead to their pages: not for a text that is not in the log. */
  linked: boolean;
}

/** Who and what was found, and how the article speaks of each. */
export function Found({ findings, chosen, onChoose, linked }: Props) {
  const { entities } = findings;
  return (
    <section className="sect">
      <h2 className="h2">
        Found in this article <span className="end">click a name to see why</span>
      </h2>
      {entities.length === 0 ? (
        <p className="quiet nothing">No names were found.</p>
      ) : (
        <table className="tbl tight found-table">
          <caption className="sr">Names found, how often, and how the article speaks of each</caption>
          <colgroup>
            <col />
            <col style={{ width: 48 }} />
            <col style={{ width: 166 }} />
          </colgroup>
          <thead>
            <tr>
              <th>Subject</th>
              <th className="num">Named</th>
              <th>
                <span className="axis">
                  <span>Negative</span>
                  <span>Positive</span>
                </span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entities.map((entity) => (
              <tr key={entity.subject} className={entity.subject === chosen?.subject ? 'sel' : undefined}>
                <th scope="row" className="cut">
                  <button
                    type="button"
                    className="link plain nm"
                    aria-pressed={entity.subject === chosen?.subject}
                    onClick={() => onChoose(entity.subject)}
                  >
                    {entity.name}
                  </button>
                  <span className="kd">{shortKind(entity.kind)}</span>
                </th>
                <td className="num">{count(entity.mentions.length)}</td>
                <td>{entity.sentiment === null ? <span className="few">not told</span> : <Bar entity={entity} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {chosen !== null && linked && (
        <p className="after-table">
          <Link className="link" href={subjectLink(chosen.subject)}>
            All news on {chosen.name}
          </Link>
        </p>
      )}
      <p className="quiet small-print">Here the bar is one article: how far the model leans, and how sure it is.</p>
    </section>
  );
}

/** Probabilities are drawn as tenths of an article, so that the bar is the boards' own. */
const tenths = 10;

function Bar({ entity }: { entity: EntityDto }) {
  const { sentiment } = entity;
  if (sentiment === null) return null;
  return (
    <SentimentBar
      articles={tenths}
      negative={sentiment.negative * tenths}
      neutral={sentiment.neutral * tenths}
      positive={sentiment.positive * tenths}
      net={spread(sentiment)}
      shown={sentiment.score}
      said={`${moodWords(sentiment.score)}, ${spoken(sentiment.score)}`}
    />
  );
}

/** What the article is about, and how it reads as a whole. */
export function Topics({ findings, linked }: { findings: FindingsDto; linked: boolean }) {
  const { topics, tone } = findings;
  return (
    <section className="sect">
      <h2 className="h2">Topics</h2>
      <p className="topics">
        {topics.length === 0 && <span className="quiet">No topic is certain enough.</span>}
        {topics.map((topic, i) => (
          <span key={topic.subject}>
            {i > 0 && ', '}
            {linked ? <Link href={subjectLink(topic.subject)}>{topic.name}</Link> : topic.name}{' '}
            <span className="quiet">{topic.score.toFixed(2)}</span>
          </span>
        ))}
      </p>
      {tone !== null && (
        <p className="mid">
          As a whole the article reads <b className="strong">{moodWords(tone.score)}</b> (tone {signed(tone.score)}),
          whoever it speaks of.
        </p>
      )}
      <p className="quiet small-print">
        Language: {findings.language}. Reader: {findings.reader}
        {findings.dateline === null ? '' : `. Dateline: ${findings.dateline}`}
      </p>
    </section>
  );
}
