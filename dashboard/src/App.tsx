import { lazy, type ReactNode, Suspense } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { BoardPage } from './features/board/BoardPage';
import { LiveOnly } from './features/replay/LiveOnly';
import { ReplayAnnouncer } from './features/replay/ReplayAnnouncer';
import { ReplayTimeline } from './features/replay/ReplayTimeline';
import { NotFound } from './features/shell/NotFound';
import { Shell } from './features/shell/Shell';
import { live } from './live/LiveView';
import { useTimeline } from './live/timeline';
import { idOf, searchHelpLink } from './ui/links';
import { readReplayPath } from './ui/replayLinks';
import { Waiting } from './ui/Waiting';

const SubjectPage = lazy(() => import('./features/subject/SubjectPage').then((m) => ({ default: m.SubjectPage })));
const ArticlePage = lazy(() => import('./features/article/ArticlePage').then((m) => ({ default: m.ArticlePage })));
const AlertsPage = lazy(() => import('./features/alerts/AlertsPage').then((m) => ({ default: m.AlertsPage })));
const MutesPage = lazy(() => import('./features/alerts/mutes/MutesPage').then((m) => ({ default: m.MutesPage })));
const LedgerPage = lazy(() => import('./features/alerts/ledger/LedgerPage').then((m) => ({ default: m.LedgerPage })));
const SourcesPage = lazy(() => import('./features/sources/SourcesPage').then((m) => ({ default: m.SourcesPage })));
const SearchPage = lazy(() => import('./features/search/SearchPage').then((m) => ({ default: m.SearchPage })));
const TopicsPage = lazy(() => import('./features/topics/TopicsPage').then((m) => ({ default: m.TopicsPage })));
const TopicPage = lazy(() => import('./features/topics/TopicPage').then((m) => ({ default: m.TopicPage })));
const TopicEditor = lazy(() => import('./features/topics/TopicEditor').then((m) => ({ default: m.TopicEditor })));
const AnalyzePage = lazy(() => import('./features/analyze/AnalyzePage').then((m) => ({ default: m.AnalyzePage })));
const ChannelsPage = lazy(() => import('./features/channels/ChannelsPage').then((m) => ({ default: m.ChannelsPage })));
const NamesPage = lazy(() => import('./features/names/NamesPage').then((m) => ({ default: m.NamesPage })));
const QueryHelpPage = lazy(() => import('./features/help/QueryHelpPage').then((m) => ({ default: m.QueryHelpPage })));
const RulesPage = lazy(() => import('./features/rules/RulesPage').then((m) => ({ default: m.RulesPage })));
const RulePage = lazy(() => import('./features/rules/RulePage').then((m) => ({ default: m.RulePage })));
const NewRulePage = lazy(() => import('./features/rules/RulePage').then((m) => ({ default: m.NewRulePage })));
const ReplayPage = lazy(() => import('./features/replay/ReplayPage').then((m) => ({ default: m.ReplayPage })));

/** The timeline is the beginning of the address; below it every screen has the address that it has live. */
export function App() {
  const [path] = useLocation();
  const replay = readReplayPath(path);
  const screens = (
    <Shell>
      <Screens />
    </Shell>
  );
  return (
    <Router base={replay?.base ?? ''}>
      <ReplayAnnouncer inside={replay !== null} />
      {replay === null ? screens : <ReplayTimeline address={replay.address}>{screens}</ReplayTimeline>}
    </Router>
  );
}

function Screens() {
  const timeline = useTimeline();
  const present = (screen: ReactNode, name: string) => (timeline === live ? screen : <LiveOnly name={name} />);
  return (
    <Suspense
      key={timeline}
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
        <Route path="/search" component={SearchPage} />
        <Route path={searchHelpLink} component={QueryHelpPage} />
        <Route path="/topics">{present(<TopicsPage />, 'Topics')}</Route>
        <Route path="/topics/new">{present(<TopicEditor />, 'Topics')}</Route>
        <Route path="/topics/:subject">
          {({ subject }) => present(<TopicPage key={subject} subject={idOf(subject)} />, 'Topics')}
        </Route>
        <Route path="/alerts/silences">{present(<MutesPage />, 'Silences')}</Route>
        <Route path="/alerts/ledger">{present(<LedgerPage />, 'Ledger')}</Route>
        <Route path="/alerts/:alert?">
          {({ alert }) => present(<AlertsPage opened={alert === undefined ? null : idOf(alert)} />, 'Alerts')}
        </Route>
        <Route path="/sources">{present(<SourcesPage />, 'Sources')}</Route>
        <Route path="/analyze">{present(<AnalyzePage />, 'Analyze')}</Route>
        <Route path="/channels">{present(<ChannelsPage />, 'Channels')}</Route>
        <Route path="/rules">{present(<RulesPage />, 'Rules')}</Route>
        <Route path="/rules/new">{present(<NewRulePage />, 'Rules')}</Route>
        <Route path="/rules/:rule">{({ rule }) => present(<RulePage key={rule} id={idOf(rule)} />, 'Rules')}</Route>
        <Route path="/names">{present(<NamesPage />, 'Names')}</Route>
        <Route path="/replay">{present(<ReplayPage />, 'Replay')}</Route>
        <Route path="/replay/*">
          <NotFound what="This is not the address of a replay." />
        </Route>
        <Route>
          <NotFound what="There is no such screen." />
        </Route>
      </Switch>
    </Suspense>
  );
}
