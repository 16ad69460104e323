import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { ApiError } from '../../../api/client';
import type { AlertDto, AlertRow } from '../../../api/contract';
import { alertDeliveries, alert as alertQuery } from '../../../api/queries';
import { Failure } from '../../../ui/Failure';
import { ledgerLink, ruleLink, subjectLink } from '../../../ui/links';
import { replayLink } from '../../../ui/replayLinks';
import { clockSeconds, clockTime, day } from '../../../ui/times';
import { Waiting } from '../../../ui/Waiting';
import { handledWords, heldWords, measureWords, subjectOf } from '../alertWords';
import { useMe } from '../me';
import { useRunning } from '../mutes/useRunning';
import { useFiring } from '../useFiring';
import type { Handlings } from '../useHandling';
import { AlertDeliveries } from './AlertDeliveries';
import { Course } from './Course';
import { Evidence } from './Evidence';
import { FiringChart } from './FiringChart';
import { Heading } from './Heading';
import { Numbers } from './Numbers';
import { replayOf } from './replayOf';

interface Props {
  id: string;
  handling: Handlings;
  /** Where the list is, with its filter. */
  back: string;
  onSilence: (row: AlertRow) => void;
  /** Told of the alert as it stands. */
  onRow: (row: AlertRow) => void;
}

/** One alert: what it said and says, why, what became of it, and what can be done. */
export function AlertDetail({ id, handling, back, onSilence, onRow }: Props) {
  const queries = useQueryClient();
  const asked = useQuery(alertQuery(id));
  const told = useFiring().state?.alerts.find((row) => row.id === id);
  // The live row is the sign that there is more to read.
  const sign =
    told &&
    `${told.step} ${told.toldStep} ${told.evidence.articles} ${told.handling} ${told.held?.by ?? told.held?.cause}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sign is what asks again
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: alertQuery(id).queryKey });
    void queries.invalidateQueries({ queryKey: alertDeliveries(id).queryKey });
  }, [id, sign, queries]);
  const row = asked.data?.alert;
  const { see } = handling;
  // biome-ignore lint/correctness/useExhaustiveDependencies: who opens it has seen it, once
  useEffect(() => {
    if (row === undefined) return;
    onRow(row);
    see(row);
  }, [row?.id, row?.handling]);
  return (
    <article className="colr det">
      <p className="backto">
        <Link className="link" href={back}>
          All alerts
        </Link>
      </p>
      {asked.isPending && <Waiting rows={6} words="Still reading the alert" />}
      {asked.error instanceof ApiError && asked.error.status === 404 ? (
        <p className="lede">This alert is not kept any more, or never was. Those that are over are kept for 90 days.</p>
      ) : (
        asked.isError && (
          <Failure what="The alert could not be read." error={asked.error} again={() => asked.refetch()} />
        )
      )}
      {asked.data !== undefined && <Shown alert={asked.data} handling={handling} onSilence={onSilence} />}
    </article>
  );
}

interface ShownProps {
  alert: AlertDto;
  handling: Handlings;
  onSilence: (row: AlertRow) => void;
}

function Shown({ alert, handling, onSilence }: ShownProps) {
  const { alert: row, ledger, hasMore } = alert;
  const me = useMe();
  const now = new Date().toISOString();
  const subject = subjectOf(row);
  const past = replayOf(row, Date.now());
  const mine = row.handling === 'taken' && row.handledBy === me;
  const isTakenByOther = row.handling === 'taken' && !mine;
  const handled = handledWords(row, me, now);
  const held = heldWords(row, useRunning(), now);
  const measure = measureWords(row.evidence);
  return (
    <>
      <div className="sect">
        <p className="mid">
          {day(row.openedAt)}, {clockSeconds(row.openedAt)}. Rule:{' '}
          <Link className="link" href={ruleLink(row.rule)}>
            {row.ruleName}
          </Link>
        </p>
        <Heading alert={alert} now={now} />
        {(handled !== '' || held !== null) && (
          <p className="mid">{[handled, held].filter((words) => words !== null && words !== '').join('. ')}.</p>
        )}
        <div className="acts">
          <button
            type="button"
            className={row.handling === 'taken' ? 'btn' : 'btn primary'}
            onClick={() => handling.take(row)}
          >
            {mine ? 'Let go' : isTakenByOther ? 'Take it over' : 'Take it'} <kbd>t</kbd>
          </button>
          <button type="button" className="btn" onClick={() => handling.finish(row)}>
            {row.handling === 'done' ? 'Not done' : 'Done'} <kbd>d</kbd>
          </button>
          <button type="button" className="btn" onClick={() => onSilence(row)}>
            Silence <kbd>s</kbd>
          </button>
          <Link className="btn" href={replayLink(past, subject === null ? '/' : subjectLink(subject))}>
            Replay from {clockTime(past.at)}
          </Link>
          {subject !== null && (
            <Link className="btn" href={subjectLink(subject)}>
              Open the subject
            </Link>
          )}
        </div>
      </div>
      {subject !== null && <FiringChart row={row} subject={subject} />}
      <Evidence row={row} now={now} />
      <Numbers row={row} measure={measure} />
      <section className="sect part">
        <h2 className="h2">
          What happened <span className="quiet">newest last</span>
          <span className="end">
            <Link className="link" href={ledgerLink({ alert: row.id })}>
              {hasMore ? 'Older lines in the ledger' : 'In the ledger'}
            </Link>
          </span>
        </h2>
        <Course ledger={ledger} row={row} now={now} />
      </section>
      <AlertDeliveries id={row.id} />
    </>
  );
}
