import { useThrottledValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ApiError } from '../../api/client';
import { article } from '../../api/queries';
import { useReplayClock, useTimeline } from '../../live/timeline';
import { Failure } from '../../ui/Failure';
import { minuteOf } from '../../ui/times';
import { Waiting } from '../../ui/Waiting';
import { NotFound } from '../shell/NotFound';
import { Article } from './Article';
import { NotThen } from './NotThen';

/** While a replay plays, the article is read again at most this often, ms. */
const lookEvery = 2_000;

export function ArticlePage({ id }: { id: string }) {
  const timeline = useTimeline();
  const clock = useReplayClock();
  const moment = useThrottledValue(clock === null ? '' : String(minuteOf(clock.at)), lookEvery);
  const asked = useQuery({ ...article(timeline, id, moment), placeholderData: keepPreviousData });
  if (asked.data !== undefined && !asked.isError) return <Article detail={asked.data} />;
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
