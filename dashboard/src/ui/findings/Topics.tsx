import { Link } from 'wouter';
import type { FindingsDto, TopicDto } from '../../api/contract';
import { subjectLink } from '../links';
import { signed } from '../words';
import { moodWords } from './mood';
import { Probabilities } from './Probabilities';

interface Props {
  findings: FindingsDto;
  /** Whether topics lead to their pages: not for a text that is not in the log. */
  linked: boolean;
}

/** What the article is about, with how sure that is. */
export function Topics({ findings, linked }: Props) {
  const { topics, section } = findings;
  return (
    <section className="sect">
      <h2 className="h2">
        Topics <span className="end">how sure, of 1</span>
      </h2>
      {topics.length === 0 ? (
        <p className="quiet nothing">No topic is certain enough.</p>
      ) : (
        <ul className="topics">
          {topics.map((topic) => (
            <li key={topic.subject}>
              <span>{linked ? <Link href={subjectLink(topic.subject)}>{topic.name}</Link> : topic.name}</span>
              <Sure topic={topic} />
              <span className="num">{topic.score.toFixed(2)}</span>
            </li>
          ))}
        </ul>
      )}
      {section !== null && <p className="quiet nothing">The source’s section, “{section}”, counted.</p>}
    </section>
  );
}

const Sure = ({ topic }: { topic: TopicDto }) => (
  <span className="meter" aria-hidden="true">
    <i style={{ width: `${Math.min(1, topic.score) * 100}%` }} />
  </span>
);

/** How the article reads as a whole. */
export function Tone({ findings }: { findings: FindingsDto }) {
  const { tone } = findings;
  return (
    <section className="sect">
      <h2 className="h2">
        Tone <span className="end">of the whole, whoever it speaks of</span>
      </h2>
      {tone === null ? (
        <p className="quiet nothing">Unknown: the reader does not know the language “{findings.language}”.</p>
      ) : (
        <>
          <p className="mid">
            Reads <b className="strong">{moodWords(tone)}</b> <span className="num">{signed(tone.score)}</span>. Bad
            news about somebody does not yet speak badly of them.
          </p>
          <Probabilities sentiment={tone} />
        </>
      )}
    </section>
  );
}
