import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { BoardPage } from './features/board/BoardPage';
import { NotFound } from './features/shell/NotFound';
import { Shell } from './features/shell/Shell';
import { idOf } from './ui/links';
import { Waiting } from './ui/Waiting';

const SubjectPage = lazy(() => import('./features/subject/SubjectPage').then((m) => ({ default: m.SubjectPage })));
const ArticlePage = lazy(() => import('./features/article/ArticlePage').then((m) => ({ default: m.ArticlePage })));
const SourcesPage = lazy(() => import('./features/sources/SourcesPage').then((m) => ({ default: m.SourcesPage })));
const SearchPage = lazy(() => import('./features/search/SearchPage').then((m) => ({ default: m.SearchPage })));
const AnalyzePage = lazy(() => import('./features/analyze/AnalyzePage').then((m) => ({ default: m.AnalyzePage })));
const NamesPage = lazy(() => import('./features/names/NamesPage').then((m) => ({ default: m.NamesPage })));

export function App() {
  return (
    <Shell>
      <Suspense
        fallback={
          <main id="main" className="page">
            <Waiting rows={8} words="Still loading this screen" />
          </main>
        }
      >
        <Switch>
          <Route path="/" component={BoardPage} />
          <Route path="/subjects/:subject">
            {({ subject }) => <SubjectPage key={subject} subject={idOf(subject)} />}
          </Route>
          <Route path="/articles/:article">{({ article }) => <ArticlePage key={article} id={idOf(article)} />}</Route>
          <Route path="/sources" component={SourcesPage} />
          <Route path="/search" component={SearchPage} />
          <Route path="/analyze" component={AnalyzePage} />
          <Route path="/names" component={NamesPage} />
          <Route>
            <NotFound what="There is no such screen." />
          </Route>
        </Switch>
      </Suspense>
    </Shell>
  );
}
