import { useThrottledValue } from '@mantine/hooks';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiError } from '../../api/client';
import { article } from '../../api/queries';
import { useReplayClock, useTimeline } from '../../live/timeline';
import { Failure } from '../../ui/Failure';
import { minuteOf } from '../../ui/times';
import { Waiting } from '../../ui/Waiting';
import { NotFound } from '../shell/NotFound';
import { Article } from './Article';
import { NotThen } from './NotThen';

/** The last answer, also a refusal, until the next one is there: a page that is read again and again must not flicker. */
function useSettled<T>(asked: UseQueryResult<T>): UseQueryResult<T> {
  const last = useRef(asked);
  if (!asked.isPending) last.current = asked;
  return asked.isPending ? last.current : asked;
}

/** While a replay plays, the article is read again at most this often, ms. */
const lookEvery = 2_000;

export function ArticlePage({ id }: { id: string }) {
  const timeline = useTimeline();
  const clock = useReplayClock();
  const moment = useThrottledValue(clock === null ? '' : String(minuteOf(clock.at)), lookEvery);
  const asked = useSettled(useQuery(article(timeline, id, moment)));
  // Another number of versions is another text to begin with, where time goes back and forth.
  if (asked.isSuccess) return <Article key={clock === null ? 0 : asked.data.versions.length} detail={asked.data} />;
  if (asked.error instanceof ApiError && asked.error.status === 404) {
    return clock === null ? <NotFound what="There is no article with this address." /> : <NotThen at={clock.at} />;
  }
  return (
    <main id="main" className="page">
      {asked.isError ? (
        <Failure what="The article could not be read." error={asked.error} again={() => asked.refetch()} />
      ) : (
        <Waiting rows={10} words="Still reading the log" />
      )}
    </main>
  );
}
