import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { channels, rules } from '../../api/queries';
import { Awaited } from '../../ui/Awaited';
import { newRuleLink } from '../../ui/links';
import { PageHead } from '../../ui/PageHead';
import { readsAnew } from '../../ui/readsAnew';
import { Waiting } from '../../ui/Waiting';
import { plural } from '../../ui/words';
import { FreshKeys } from '../channels/FreshKeys';
import { useKeys } from '../shell/keys';
import { Outcome } from '../shell/Outcome';
import { RuleTable } from './RuleTable';
import { useRuleActions } from './useRuleActions';
import './rules.css';

/** The list is read again so often, ms. */
const listEvery = 10_000;

/** What people want to be told of. */
export function RulesPage() {
  const [, go] = useLocation();
  const list = useQuery({ ...rules, refetchInterval: listEvery });
  const ways = useQuery(channels);
  const actions = useRuleActions();
  useKeys({ n: () => go(newRuleLink()) });
  const items = list.data?.items ?? [];
  const awaits = readsAnew(list);
  const off = items.filter((rule) => !rule.enabled).length;
  return (
    <main id="main" className="page">
      <PageHead
        name="Rules"
        about={
          items.length > 0 && `${plural(items.length, 'thing')} to be told of${off > 0 ? `, ${off} switched off` : ''}`
        }
      >
        <Link className="btn primary" href={newRuleLink()}>
          Make a rule
        </Link>
      </PageHead>
      <Outcome of={actions} />
      <FreshKeys />
      {awaits ? <Waiting rows={5} words="Still reading the list" /> : <Awaited query={list} rows={5} />}
      {list.isSuccess && items.length === 0 && !awaits && (
        <p className="lede">
          A rule tells you when something happens to a subject: a new article, far more than usual, a change of tone,
          somebody new beside it, silence. It is tried on the past before it is switched on.{' '}
          <Link className="link" href={newRuleLink()}>
            Make the first
          </Link>
          .
        </p>
      )}
      {items.length > 0 && <RuleTable rules={items} channels={ways.data?.items} actions={actions} />}
    </main>
  );
}
