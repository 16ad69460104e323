import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { RuleDto } from '../../api/contract';
import { Failure } from '../../ui/Failure';
import { ledgerLink, rulesLink } from '../../ui/links';
import { day } from '../../ui/times';
import { FreshKeys } from '../channels/FreshKeys';
import { FollowButton } from '../feeds/FollowButton';
import { Outcome } from '../shell/Outcome';
import { Counting } from '../topics/Counting';
import { Backtest } from './backtest/Backtest';
import { useBacktest } from './backtest/useBacktest';
import { type Draft, isSame, written } from './draft';
import { Further } from './Further';
import { formOf, type Meaning } from './form';
import { fieldProblems } from './problems';
import { nameOf } from './ruleWords';
import { Sentence } from './Sentence';
import { Wrong } from './Slot';
import { useRuleActions } from './useRuleActions';
import { Ways, WaysSlot } from './Ways';
import './rules.css';

interface Props {
  /** Null: a new one. */
  rule: RuleDto | null;
  start: Draft;
}

/** Why what is typed for a subject cannot be saved. */
const unreadNames = {
  unknown: { field: 'on.subject', reason: 'names could not be looked for: choose what is found, or type it again' },
  unchosen: {
    field: 'on.subject',
    reason: 'none of what is found was chosen: choose one, or press Escape to leave it',
  },
};

/** A rule as a sentence to fill in, and below it what it would have done. */
export function RuleEditor({ rule, start: first }: Props) {
  const [, go] = useLocation();
  const [start] = useState(first);
  const [draft, setDraft] = useState(start);
  const [ways, setWays] = useState(false);
  const [asked, setAsked] = useState(false);
  const actions = useRuleActions();
  const { save, turn } = actions;
  // What is saved or switched is a change of the version that was opened, or that was switched here since; not of what was read behind it.
  const [looked, setLooked] = useState(rule);
  if (turn.data !== undefined && turn.data !== looked) setLooked(turn.data);
  const on = looked?.enabled ?? true;
  const [meaning, setMeaning] = useState<Meaning>('known');
  // Save was pressed before it was known what the typed subject means.
  const [waits, setWaits] = useState(false);
  const { rule: made, problems } = written(draft);
  const unreadName = meaning === 'unknown' || meaning === 'unchosen' ? unreadNames[meaning] : null;
  const unread = unreadName === null ? problems : [unreadName, ...problems];
  const tried = useBacktest(made, unread.length === 0, draft.query !== null);
  const refused = fieldProblems(save.error);
  // Where nothing is chosen yet, that is said once somebody wants to save.
  const shown = [
    ...unread.filter((problem) => asked || problem === unreadName || !problem.field.startsWith('on.')),
    ...refused,
    ...fieldProblems(tried.error),
  ];
  const form = formOf(
    draft,
    shown,
    (next) => {
      setDraft(next);
      if (save.isError) save.reset();
    },
    (next) => {
      setMeaning(next);
      // Who goes on typing does not save any more.
      if (next === 'open') setWaits(false);
    },
  );
  const changed = !isSame(draft, start);
  const submit = () => {
    setAsked(true);
    setWaits(meaning === 'open');
    if (meaning === 'open' || unread.length > 0 || save.isPending) return;
    save.mutate(
      { looked, to: { ...made, enabled: on, name: made.name || nameOf(draft) } },
      { onSuccess: () => go(rulesLink) },
    );
  };
  useEffect(() => {
    if (waits && meaning !== 'open') submit();
  });
  const nameReason = form.reason('name');
  return (
    <main id="main" className="page rule">
      <title>{`${rule === null ? 'Make a rule' : rule.name}. News Monitor`}</title>
      <div className="title">
        <h1>
          <label className="sr" htmlFor="rule-name">
            Name
          </label>
          <input
            id="rule-name"
            className="rulename"
            type="text"
            maxLength={200}
            autoComplete="off"
            placeholder={draft.on === null && draft.query === null ? 'Make a rule' : nameOf(draft)}
            value={form.text('name')}
            onChange={(event) => form.set('name', event.target.value)}
            aria-invalid={nameReason !== null}
            aria-describedby={nameReason === null ? undefined : 'rule-name-wrong'}
          />
          <Wrong id="rule-name-wrong" reason={nameReason} />
        </h1>
        {rule !== null && (
          <span className="kind">
            rule, made {day(rule.made)}
            {!on && ', switched off'}.{' '}
            <Link className="link" href={ledgerLink({ rule: rule.id })}>
              What it told and why
            </Link>
            . <FollowButton link of={{ rule: rule.id }} what="what this rule tells" />
          </span>
        )}
        <div className="acts">
          {changed && <span className="quiet unsaved">Changes are not saved yet</span>}
          <Link className="btn" href={rulesLink}>
            {changed ? 'Discard' : 'All rules'}
          </Link>
          {looked !== null && (
            <button
              type="button"
              className="btn"
              disabled={turn.isPending}
              onClick={() => turn.mutate({ rule: looked, on: !on, asLooked: true })}
            >
              {on ? 'Switch off' : 'Switch on'}
            </button>
          )}
          <button type="button" className="btn primary" disabled={save.isPending || waits} onClick={submit}>
            {rule === null ? 'Make the rule' : 'Save the rule'}
          </button>
        </div>
      </div>
      <Outcome of={actions} />
      <FreshKeys />
      {save.isError && refused.length === 0 && <Failure what="It was not saved." error={save.error} />}
      {((asked && unread.length > 0) || refused.length > 0) && (
        <p className="failure" role="alert">
          <span className="bar">
            <b>It was not saved.</b> What is wrong stands beside its field.
          </span>
        </p>
      )}
      {rule?.problems?.map(({ field, reason }) => (
        <p key={`${field} ${reason}`} className="trouble">
          {reason}.
        </p>
      ))}
      {rule?.progress != null && (
        <p className="mid">
          What is usual for its query is not known yet: <Counting progress={rule.progress} />
        </p>
      )}
      <Sentence form={form} ways={<WaysSlot form={form} open={ways} onOpen={setWays} />} />
      {ways && <Ways form={form} />}
      <Further form={form} />
      <Backtest form={form} tried={tried} />
    </main>
  );
}
