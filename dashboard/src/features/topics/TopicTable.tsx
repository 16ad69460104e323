import { Link } from 'wouter';
import type { CustomTopicDto } from '../../api/contract';
import { newRuleLink, subjectLink, topicLink } from '../../ui/links';
import { RowAct } from '../../ui/RowAct';
import { count } from '../../ui/words';
import { Counting } from './Counting';
import type { TopicActions } from './useTopicActions';

export function TopicTable({ topics, actions }: { topics: readonly CustomTopicDto[]; actions: TopicActions }) {
  return (
    <section className="sect topics">
      <table className="tbl stack">
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
                <RowAct words="Tell me" of={topic.name} to={newRuleLink(topic.subject)} />
                <RowAct words="Edit" of={topic.name} to={topicLink(topic.subject)} />
                <RowAct words="Delete" of={topic.name} to={() => actions.remove.mutate(topic)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
