import { useQuery } from '@tanstack/react-query';
import { ApiError } from '../../api/client';
import { article } from '../../api/queries';
import { Failure } from '../../ui/Failure';
import { Waiting } from '../../ui/Waiting';
import { NotFound } from '../shell/NotFound';
import { Article } from './Article';

export function ArticlePage({ id }: { id: string }) {
  const asked = useQuery(article(id));
  if (asked.data !== undefined) return <Article detail={asked.data} />;
  if (asked.error instanceof ApiError && asked.error.status === 404) {
    return <NotFound what="There is no article with this address." />;
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
