import { Link } from 'wouter';
import type { CustomTopicDto } from '../../api/contract';
import { newRuleLink, subjectLink, topicLink } from '../../ui/links';
import { count } from '../../ui/words';
import { Counting } from './Counting';
import type { TopicActions } from './useTopicActions';

export function TopicTable({ topics, actions }: { topics: readonly CustomTopicDto[]; actions: TopicActions }) {
  return (
    <section className="sect topics">
      <table className="tbl">
        <caption className="sr">Topics of your own, the oldest first</caption>
        <thead>
          <tr>
            <th>Topic</th>
            <th>Query</th>
            <th className="num">Articles</th>
            <th>
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {topics.map((topic) => (
            <tr key={topic.subject}>
              <th scope="row">
                <Link className="nm" href={subjectLink(topic.subject)}>
                  {topic.name}
                </Link>
              </th>
              <td className="query" title={topic.query}>
                <code>{topic.query}</code>
              </td>
              <td className="num">
                {count(topic.articles)}
                <Counting progress={topic.progress} fault={topic.fault} />
              </td>
              <td className="does">
                <Link
                  className="btn plain"
                  href={newRuleLink(topic.subject)}
                  aria-label={`Tell me about ${topic.name}`}
                >
                  Tell me
                </Link>
                <Link className="btn plain" href={topicLink(topic.subject)} aria-label={`Edit ${topic.name}`}>
                  Edit
                </Link>
                <button
                  type="button"
                  className="btn plain"
                  aria-label={`Delete ${topic.name}`}
                  onClick={() => actions.remove.mutate(topic)}
                >
                  Delete
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
