import { Link } from 'wouter';
import type { ChannelDto, RuleDto } from '../../api/contract';
import { alertsOfLink, copyRuleLink, ruleLink, subjectLink } from '../../ui/links';
import { RowAct } from '../../ui/RowAct';
import { count, longKind } from '../../ui/words';
import { channelName } from '../channels/channelsModel';
import { Counting } from '../topics/Counting';
import '../topics/topics.css';
import { conditionWords, nowWords, severities } from './ruleWords';
import type { RuleActions } from './useRuleActions';

interface Props {
  rules: readonly RuleDto[];
  /** Undefined: not read yet. */
  channels: readonly ChannelDto[] | undefined;
  actions: RuleActions;
}

export function RuleTable({ rules, channels, actions }: Props) {
  return (
    <section className="sect rules">
      <table className="tbl">
        <caption className="sr">Rules, by name</caption>
        <thead>
          <tr>
            <th className="name">Rule</th>
            <th className="of">Stands on</th>
            <th>Tells when</th>
            <th className="told">Told by</th>
            <th className="now">Now</th>
            <th className="num past">30 days</th>
            <th className="does">
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <Row key={rule.id} rule={rule} channels={channels} actions={actions} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ rule, channels, actions }: Omit<Props, 'rules'> & { rule: RuleDto }) {
  const { subject } = rule.on;
  const told = rule.channels.map((id) => channelName(id, channels)).join(', ');
  return (
    <tr className={rule.enabled ? undefined : 'offrule'}>
      <th scope="row" className="name">
        <Link className="nm" href={ruleLink(rule.id)}>
          {rule.name}
        </Link>
        <span className="kd">{severities[rule.severity] ?? rule.severity}</span>
      </th>
      <td className="of">
        {subject ? (
          <Link href={subjectLink(subject)}>{rule.subjectName ?? subject}</Link>
        ) : (
          <code title={rule.on.query ?? ''}>{rule.on.query}</code>
        )}
        {rule.progress != null && <Counting progress={rule.progress} />}
        {rule.subjectKind && rule.subjectKind !== 'all' && <span className="kd">{longKind(rule.subjectKind)}</span>}
      </td>
      <td className="when mid">
        {conditionWords(rule.when, rule.for)}
        {rule.problems?.map(({ field, reason }) => (
          <span key={`${field} ${reason}`} className="trouble">
            {reason}.
          </span>
        ))}
      </td>
      <td className="told mid">{told === '' ? 'the dashboard alone' : told}</td>
      <td className="now">
        {rule.firing > 0 ? (
          <Link className="link strong" href={alertsOfLink(rule.id, 'firing')}>
            {nowWords(rule)}
          </Link>
        ) : (
          <span className="quiet">{nowWords(rule)}</span>
        )}
      </td>
      <td className="num past" data-words={rule.alerts === 1 ? 'alert in 30 days' : 'alerts in 30 days'}>
        {rule.alerts > 0 ? (
          <Link className="link" href={alertsOfLink(rule.id)}>
            {count(rule.alerts)}
          </Link>
        ) : (
          0
        )}
      </td>
      <td className="does">
        <RowAct words="Edit" of={rule.name} to={ruleLink(rule.id)} />
        <RowAct words="Copy" of={rule.name} to={copyRuleLink(rule.id)} />
        <RowAct
          words={rule.enabled ? 'Switch off' : 'Switch on'}
          of={rule.name}
          to={() => actions.turn.mutate({ rule, on: !rule.enabled })}
        />
        <RowAct words="Delete" of={rule.name} to={() => actions.remove.mutate(rule)} />
      </td>
    </tr>
  );
}
