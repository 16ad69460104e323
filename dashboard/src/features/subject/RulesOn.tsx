import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { rules } from '../../api/queries';
import { ruleLink } from '../../ui/links';
import { firingWords } from '../rules/ruleWords';

/** The rules that stand on a subject. */
export function RulesOn({ subject }: { subject: string }) {
  const { data } = useQuery(rules);
  const on = data?.items.filter((rule) => rule.on.subject === subject) ?? [];
  if (on.length === 0) return null;
  return (
    <p className="ruleson mid">
      Rules that stand on it:{' '}
      {on.map((rule, i) => (
        <span key={rule.id}>
          {i > 0 && '; '}
          <Link className="link" href={ruleLink(rule.id)}>
            {rule.name}
          </Link>{' '}
          <span className={rule.firing > 0 ? 'strong' : 'quiet'}>({firingWords(rule)})</span>
        </span>
      ))}
    </p>
  );
}
