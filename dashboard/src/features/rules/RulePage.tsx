import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { ApiError } from '../../api/client';
import type { RuleDto } from '../../api/contract';
import { picture, rule as ruleQuery } from '../../api/queries';
import { live } from '../../live/LiveView';
import { Failure } from '../../ui/Failure';
import { Waiting } from '../../ui/Waiting';
import { NotFound } from '../shell/NotFound';
import { draftOf, newDraft } from './draft';
import { RuleEditor } from './RuleEditor';

/** It is read again so often while the past of its query is counted, ms. */
const countingEvery = 1_000;

/** The editor of a rule that there is. */
export function RulePage({ id }: { id: string }) {
  const found = useQuery({
    ...ruleQuery(id),
    refetchOnMount: 'always',
    refetchInterval: ({ state }) => (state.data?.progress == null ? false : countingEvery),
  });
  // What is edited is the rule as it is now, not as it was read some time ago; and whatever comes of reading it again, it stays.
  const [opened, setOpened] = useState<RuleDto | null>(null);
  if (opened === null && found.isSuccess && found.isFetchedAfterMount) setOpened(found.data);
  if (opened !== null) return <RuleEditor rule={found.data ?? opened} start={draftOf(opened)} />;
  if (found.error instanceof ApiError && found.error.status === 404)
    return <NotFound what="There is no such rule. It may have been deleted." detail={id} />;
  return <Pending error={found.error} again={found.refetch} />;
}

/** The editor of a new one: of what a link names, like another rule, or empty. */
export function NewRulePage() {
  const [search] = useSearchParams();
  const [subject, copied] = [search.get('subject'), search.get('copy')];
  const model = useQuery({ ...ruleQuery(copied ?? ''), enabled: copied !== null });
  // What has not been named yet can be waited for all the same: its id is its name then.
  const known = useQuery({ ...picture(live, subject ?? ''), enabled: subject !== null });
  if (model.error !== null) return <Pending error={model.error} again={model.refetch} />;
  if ((copied !== null && model.isPending) || (subject !== null && known.isPending)) return <Pending error={null} />;
  if (model.data !== undefined) {
    const draft = draftOf(model.data);
    const name = `${model.data.name.slice(0, 190)}, copy`;
    return <RuleEditor rule={null} start={{ ...draft, typed: { ...draft.typed, name } }} />;
  }
  const on = subject === null ? null : { subject, name: known.data?.name ?? subject };
  return <RuleEditor key={subject} rule={null} start={newDraft(on)} />;
}

function Pending({ error, again }: { error: unknown; again?: () => void }) {
  return (
    <main id="main" className="page">
      {error === null ? (
        <Waiting rows={8} words="Still reading the rule" />
      ) : (
        <Failure what="The rule could not be read." error={error} {...(again && { again })} />
      )}
    </main>
  );
}
