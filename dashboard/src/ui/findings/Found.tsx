import type { EntityDto, FindingsDto } from '../../api/contract';
import { reading } from '../net';
import { SentimentBar, spoken } from '../SentimentBar';
import { count, shortKind } from '../words';
import { moodWords, spread } from './mood';

interface Props {
  findings: FindingsDto;
  chosen: EntityDto | null;
  onChoose: (subject: string) => void;
}

/** Who and what was found, and how the article speaks of each. */
export function Found({ findings, chosen, onChoose }: Props) {
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
      <p className="quiet small-print">
        Here the bar is one article: how far the model leans, and how sure it is. The hue is what it is read as, the
        likeliest of the three.
      </p>
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
      side={reading(sentiment)}
      shown={sentiment.score}
      said={`${moodWords(sentiment)}, ${spoken(sentiment.score)}`}
    />
  );
}
