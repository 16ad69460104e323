// Written from the C# records of the API by the test TypeScriptContractTests. Do not edit.

export interface ListOf<T> {
  items: T[];
  next: string | null;
}

export interface AddSourceDto {
  address: string;
  name?: string | null;
  fetchPages?: boolean | null;
  intervalSeconds?: number | null;
}

export interface AddTopicDto {
  name?: string | null;
  query: string;
}

export interface AlertCountsDto {
  firing: HandlingCountsDto;
  resolved: HandlingCountsDto;
}

export interface AlertDto {
  alert: AlertRow;
  fired?: LedgerEntry | null;
  ledger: LedgerEntry[];
  hasMore: boolean;
}

export interface AlertEvidence {
  measure: string;
  value?: number | null;
  threshold: number;
  usual?: number | null;
  usualLow?: number | null;
  usualHigh?: number | null;
  articles: number;
  sources: number;
  shown: EvidenceArticle[];
  window?: '15m' | '1h' | '24h' | '7d' | null;
  net?: number | null;
}

export interface AlertRow {
  id: string;
  rule: string;
  ruleName: string;
  group: string;
  status: AlertStatus;
  labels: Record<string, string>;
  openedAt: string;
  until?: string | null;
  resolvedAt?: string | null;
  level: number;
  sources: number;
  step: number;
  toldStep: number;
  evidence: AlertEvidence;
  held?: Hold | null;
  handling: Handling;
  handledBy?: string | null;
  handledAt?: string | null;
  names: Record<string, string>;
}

export type AlertStatus = 'firing' | 'resolved';

export interface AlertsStateDto {
  total: number;
  unseen: number;
  alerts: AlertRow[];
  order: string[];
}

export interface AnalyzeRequest {
  title?: string | null;
  body?: string | null;
  language?: string | null;
  text?: string | null;
  section?: string | null;
  reader?: string | null;
  corrections?: CorrectionsDto | null;
}

export interface ArticleDetailDto {
  article: ArticleDto;
  versions: VersionDto[];
  copies: ArticleDto[];
}

export interface ArticleDto {
  article: string;
  source: string;
  id: string;
  position: number;
  title: string;
  lead: string;
  url: string | null;
  at: string;
  dateSuspect: boolean;
  arrival: string;
  version: number;
  withdrawn: boolean;
  original: boolean;
  copies: number;
  section: string | null;
  language: string | null;
  share: ShareDto | null;
  evidence: EvidenceTextDto[];
  subjects: SubjectNameDto[];
  matched: MatchedTextDto[];
}

export type BacktestClock = 'arrival' | 'event';

export interface BacktestDto {
  from: string;
  to: string;
  clock: BacktestClock;
  fired: FiredDto[];
  firings: number;
  articles: number;
  stale: number;
  messages: number;
  perDay: number;
  news: number;
  byChannel: Record<string, number>;
  byDay: Record<string, number>;
  stepMinutes: number;
  curve: CurvePoint[];
  byThreshold: ThresholdChoice[];
  threshold?: ThresholdChoice | null;
}

export interface Board {
  rows: BoardRow[];
  total: number;
  position: number;
  clock: string;
}

export interface BoardRow {
  subject: string;
  name: string;
  kind: string;
  number: number;
  window: WindowPicture;
  spark: number[];
  sparkMinutes: number;
  sentimentChange: number | null;
  burstSince: string | null;
  newest: Headline | null;
}

export interface BoardStateDto {
  rows: BoardRow[];
  order: string[] | null;
  total: number;
}

export type BurstMeasure = 'score' | 'ratio';

export interface Calm {
  under: number;
  for: string;
}

export interface ChangeReplayDto {
  state?: string | null;
  speed?: number | 'max' | null;
  at?: string | null;
}

export interface ChangeSourceDto {
  paused?: boolean | null;
  fetchPages?: boolean | null;
  intervalSeconds?: number | null;
}

export interface ChangeTopicDto {
  name?: string | null;
  query?: string | null;
  deleted?: boolean | null;
  revision?: number | null;
}

export interface ChangedDto {
  watch: string;
  number: number;
  clock: string;
  position: number;
  state: unknown | null;
}

export interface ChannelDto {
  id: string;
  kind: string;
  name: string;
  address: string;
  server: string | null;
  on: boolean;
  offReason: string | null;
  madeAt: string;
  keys: ChannelKeyDto[];
  waiting: number;
  dead: number;
  secret?: string | null;
}

export interface ChannelKeyDto {
  madeAt: string;
  until: string | null;
}

export interface ChannelRequest {
  kind?: string | null;
  name?: string | null;
  address?: string | null;
  token?: string | null;
  to?: string | null;
  server?: MailServerRequest | null;
  on?: boolean | null;
}

export interface ChannelTestDto {
  delivered: boolean;
  status: number | null;
  words: string;
  tookMilliseconds: number;
}

export type Condition =
  | ({ kind: 'article' } & ConditionArticle)
  | ({ kind: 'burst' } & ConditionBurst)
  | ({ kind: 'sentiment' } & ConditionSentiment)
  | ({ kind: 'company' } & ConditionCompany)
  | ({ kind: 'silence' } & ConditionSilence);

export interface ConditionArticle {
  gap: string;
}

export interface ConditionBurst {
  window: '15m' | '1h' | '24h' | '7d';
  measure: BurstMeasure;
  threshold: number;
  raise: number[];
  minArticles: number;
  minSources: number;
  calm: Calm;
}

export interface ConditionCompany {
  kinds: SubjectKind[];
  minArticles: number;
  minSources: number;
  within: string;
  memory: string;
}

export interface ConditionSentiment {
  window: '15m' | '1h' | '24h' | '7d';
  direction: Shift;
  threshold: number;
  raise: number[];
  minArticles: number;
  calm: Calm;
}

export interface ConditionSilence {
  lasts: string;
}

export interface CorrectionsDto {
  notNames?: string[] | null;
  entities?: EntityCorrectionDto[] | null;
  sentiments?: SentimentCorrectionDto[] | null;
}

export interface CurvePoint {
  at: string;
  value?: number | null;
  enough: boolean;
  usual?: number | null;
}

export interface CustomTopicDto {
  subject: string;
  name: string;
  query: string;
  revision: number;
  articles: number;
  made: string;
  changed: string;
  deleted: string | null;
  progress: number | null;
  fault: string | null;
}

export type DayOfWeek = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday';

export interface DeliveryAttemptDto {
  at: string;
  tookMilliseconds: number;
  status: number | null;
  words: string;
}

export interface DeliveryDetailDto {
  delivery: DeliveryDto;
  text: string;
  allAttempts: DeliveryAttemptDto[];
}

export interface DeliveryDto {
  id: string;
  channel: string;
  title: string;
  state: string;
  at: string;
  due: string | null;
  attempts: number;
  reason: string | null;
  last: DeliveryAttemptDto | null;
}

export type DigestEvery = 'hour' | 'day';

export interface DigestPlan {
  every: DigestEvery;
  hour: number;
  zone: string;
}

export interface EntityCorrectionDto {
  text: string;
  subject?: string | null;
  name: string;
  kind: string;
  wikidata?: string | null;
}

export interface EntityDto {
  subject: string;
  name: string;
  kind: string;
  wikidata?: string | null;
  confidence: number;
  mentions: SpanDto[];
  sentiment: SentimentDto | null;
  evidence: EvidenceDto[];
  why: string | null;
  origin: string[] | null;
  probabilities: number[] | null;
  corrected: boolean;
  sentences: number | null;
}

export interface EvidenceArticle {
  article: string;
  source: string;
  title: string;
  at: string;
  passages: Passage[];
}

export interface EvidenceDto {
  start: number;
  length: number;
  field: string;
  sentiment: SentimentDto;
  words: WordDto[];
  corrected: boolean;
}

export interface EvidenceTextDto {
  text: string;
  field: string;
  start: number;
  sentiment: SentimentDto;
}

export interface FeedAddressDto {
  id: number;
  rule: string | null;
  subject: string | null;
  name: string;
  madeAt: string;
  address?: string | null;
}

export interface FeedAddressRequest {
  rule?: string | null;
  subject?: string | null;
}

export interface FeedPreviewDto {
  address: string;
  title: string;
  site: string | null;
  format: string;
  items: FeedPreviewItemDto[];
  note: string | null;
}

export interface FeedPreviewItemDto {
  title: string;
  url: string | null;
  publishedAt: string | null;
  lead: string;
}

export interface FeedsDto {
  all: number;
  well: number;
}

export interface FindingsDto {
  reader: string;
  language: string;
  entities: EntityDto[];
  topics: TopicDto[];
  tone: SentimentDto | null;
  sentences: SpanDto[];
  skipped: SpanDto[];
  dateline: string | null;
  title: string | null;
  body: string | null;
  struck: SpanDto[] | null;
  section: string | null;
}

export interface FiredDto {
  at: string;
  alert: string;
  labels: Record<string, string>;
  articles: EvidenceArticle[];
  evidence: AlertEvidence;
}

export type Handling = 'new' | 'seen' | 'taken' | 'done';

export interface HandlingCountsDto {
  new: number;
  seen: number;
  taken: number;
  done: number;
}

export interface HandlingForm {
  handling: Handling;
  by: string;
  who?: string | null;
}

export interface Headline {
  article: string;
  title: string;
  source: string;
  at: string;
}

export interface Hold {
  cause: LedgerCause;
  by?: string | null;
  until?: string | null;
}

export interface Inhibition {
  id: string;
  source: Matcher[];
  target: Matcher[];
  equal: string[];
}

export interface InhibitionForm {
  source: Matcher[];
  target: Matcher[];
  equal: string[];
}

export type LedgerCause =
  | 'none'
  | 'silence'
  | 'inhibition'
  | 'quietHours'
  | 'rate'
  | 'digestOnly'
  | 'overBefore'
  | 'asTold'
  | 'endsUntold'
  | 'ruleOff'
  | 'ruleChanged'
  | 'bound'
  | 'stale'
  | 'grouping'
  | 'channel'
  | 'withdrawn';

export interface LedgerEntry {
  at: string;
  kind: LedgerKind;
  cause: LedgerCause;
  rule: string;
  alert?: string | null;
  steps: number[];
  by?: string | null;
  why: string;
  numbers: Record<string, number>;
}

export type LedgerKind =
  | 'pending'
  | 'pendingEnded'
  | 'stale'
  | 'fired'
  | 'raised'
  | 'spread'
  | 'reopened'
  | 'resolved'
  | 'reminded'
  | 'joined'
  | 'held'
  | 'toDigest'
  | 'told'
  | 'digested'
  | 'dropped'
  | 'byHand'
  | 'delivered'
  | 'delayed'
  | 'undelivered'
  | 'began'
  | 'stopped'
  | 'left';

export interface MailServerRequest {
  host?: string | null;
  port?: number | null;
  security?: string | null;
  from?: string | null;
  user?: string | null;
  password?: string | null;
}

export type MatchOp = '=' | '!=' | '=~' | '!~';

export interface MatchedTextDto {
  text: string;
  field: string;
  start: number;
  places: PlaceDto[];
}

export interface Matcher {
  name: string;
  op: MatchOp;
  value: string;
}

export interface MeaningDto {
  subject: string;
  name: string;
  kind: string | null;
  wikidata: string | null;
  country: string | null;
  alsoCalled: string[];
  likely: number;
}

export interface NamesProblemDto {
  line: number;
  reason: string;
}

export interface NamesResultDto {
  names: number;
  reader: string;
}

export interface OpmlResultDto {
  added: number;
  known: number;
  refused: string[];
}

export interface OwnNameDto {
  name: string;
  aliases: string[];
  kind: string;
  wikidata: string | null;
}

export interface OwnNamesDto {
  items: OwnNameDto[];
  next: string | null;
  total: number;
}

export interface Passage {
  field: TextField;
  start: number;
  text: string;
  words: string[];
}

export interface PasteRequest {
  text: string;
  section?: string | null;
  language?: string | null;
}

export interface Picture {
  subject: string;
  name: string;
  kind: string;
  names: string[];
  links: SubjectLinks;
  windows: Record<string, WindowPicture>;
  total: TotalPicture;
  number: number;
  position: number;
  clock: string;
  burstSince: string | null;
  readers: ReaderArticles[];
}

export interface PlaceDto {
  start: number;
  length: number;
}

export interface Problem {
  field: string;
  reason: string;
}

export interface PublicFeedDto {
  name: string;
  address: string;
  group: string;
  added: boolean;
}

export interface PushResult {
  index: number;
  source: string | null;
  id: string | null;
  result: string;
  position: number | null;
  article: string | null;
  reason: string | null;
}

export interface QueryCheckDto {
  query: string | null;
  error: QueryErrorDto | null;
  offer: QueryOfferDto | null;
  hints: QueryHintDto[];
}

export interface QueryCheckRequest {
  text?: string | null;
  caret?: number | null;
}

export interface QueryErrorDto {
  position: number;
  length: number;
  message: string;
  expected: string | null;
}

export interface QueryHintDto {
  position: number;
  length: number;
  message: string;
}

export interface QueryOfferDto {
  start: number;
  length: number;
  typed: string;
  field: string;
  words: string[];
}

export interface QueryStateDto {
  since: string;
  arrived: number;
  looked: number;
  matched: number;
  articles: ArticleDto[];
}

export interface QuietHours {
  from: string;
  to: string;
  zone: string;
  days: DayOfWeek[];
}

export interface RateLimit {
  messages: number;
  per: string;
}

export interface ReaderArticles {
  reader: string;
  articles: number;
}

export interface ReaderDto {
  reader: string;
  version: string | null;
  available: boolean;
  live: boolean;
}

export interface RelatedDto {
  subject: string;
  name: string;
  kind: string;
  shared: number;
  expected: number | null;
  ratio: number | null;
}

export interface ReplayBurstDto {
  at: string;
  subject: string;
  name: string;
  kind: string;
  articles: number;
  usual: number;
  burst: number;
  window: string;
}

export interface ReplayDto {
  id: string;
  from: string;
  to: string;
  speed: number | 'max';
  clock: string;
  state: string;
  at: string;
  position: number;
  progress: number;
  secondsLeft: number | null;
  generation: number;
  rows: number;
  watched: boolean;
}

export interface ReplayFirstDto {
  at: string | null;
}

export interface ReplayRequestDto {
  from: string;
  to: string;
  speed?: number | 'max' | null;
  clock?: string | null;
}

export interface RereadDto {
  id: string;
  reader: string;
  version: string;
  from: string | null;
  to: string | null;
  subject: string | null;
  source: string | null;
  state: string;
  due: number;
  done: number;
  passed: number;
  failed: number;
  perSecond: number | null;
  secondsLeft: number | null;
  startedAt: string;
  endedAt: string | null;
  reason: string | null;
}

export interface RereadRequest {
  reader?: string | null;
  from?: string | null;
  to?: string | null;
  subject?: string | null;
  source?: string | null;
  article?: string | null;
}

export interface RereadStatusDto {
  due: number;
  running: RereadDto | null;
}

export interface RetryRequest {
  channel: string;
}

export interface RetryResultDto {
  retried: number;
}

export interface Rule {
  id: string;
  name: string;
  on: RuleTarget;
  when: Condition;
  enabled: boolean;
  for: string;
  severity: Severity;
  labels: Record<string, string>;
  channels: string[];
  groupBy: string[];
  wait: string;
  interval: string;
  repeat?: string | null;
  rateLimit?: RateLimit | null;
  quietHours?: QuietHours | null;
  digest?: DigestPlan | null;
  digestOnly: boolean;
  sendResolved: boolean;
  sourceSteps: number[];
  maxAge: string;
}

export type RuleDto = Rule & RuleState;

export interface RuleState {
  version: number;
  made: string;
  changed: string;
  subject: string;
  subjectName?: string | null;
  subjectKind?: string | null;
  firing: number;
  alerts: number;
  progress?: number | null;
  problems?: Problem[] | null;
}

export interface RuleTarget {
  subject?: string | null;
  query?: string | null;
}

export interface SentimentCorrectionDto {
  sentence: string;
  subject: string;
  sentiment: string;
}

export interface SentimentDto {
  negative: number;
  neutral: number;
  positive: number;
  score: number;
  label: string;
}

export interface SeriesDto {
  subject: string;
  step: string;
  from: string;
  to: string;
  points: SeriesPointDto[];
  usual: UsualDto | null;
}

export interface SeriesPointDto {
  at: string;
  articles: number;
  originals: number;
  mentions: number;
  negative: number;
  neutral: number;
  positive: number;
  score: number | null;
  net: number | null;
  netLow: number | null;
  netHigh: number | null;
}

export type Severity = 'info' | 'warning' | 'critical';

export interface ShareDto {
  mentions: number;
  sentiment: string | null;
  score: number;
}

export type Shift = 'down' | 'up' | 'either';

export interface Silence {
  id: string;
  matchers: Matcher[];
  from: string;
  to?: string | null;
  author: string;
  reason: string;
}

export interface SilenceForm {
  matchers: Matcher[];
  from?: string | null;
  to?: string | null;
  author: string;
  reason: string;
}

export interface SilencePreviewDto {
  firing: number;
  alerts: AlertRow[];
}

export interface SilencePreviewForm {
  matchers: Matcher[];
}

export interface SourceDto {
  name: string;
  subject: string;
  way: string;
  address: string | null;
  site: string | null;
  format: string | null;
  health: string;
  words: string;
  newest: string | null;
  lastSuccess: string | null;
  lastPoll: string | null;
  nextPoll: string | null;
  rhythmSeconds: number | null;
  intervalSeconds: number | null;
  fetchPages: boolean | null;
  paused: boolean;
  hours: number[];
  articles: number;
  originals: number;
  usual: number | null;
  delaySeconds: number | null;
  total: number;
}

export interface SpanDto {
  start: number;
  length: number;
  field: string;
}

export interface StatusDto {
  articles: number;
  versions: number | null;
  withdrawn: number | null;
  position: number;
  followed: number;
  clock: string;
  lagSeconds: number;
  sources: number;
  connections: number;
  version: string;
  newestArrival: string | null;
  usualGapSeconds: number | null;
  feeds: FeedsDto;
  sample: number | null;
  mode: string;
  reader: string;
  searchPosition: number;
  startedAt: string;
  readers: ReaderArticles[];
  reread: RereadStatusDto;
  replays: number;
}

export interface SubjectDto {
  subject: string;
  name: string;
  kind: string;
  wikidata: string | null;
  articles: number;
  first: string | null;
  newest: string | null;
}

export type SubjectKind = 'all' | 'source' | 'topic' | 'person' | 'organisation' | 'place' | 'other' | 'custom';

export interface SubjectLinks {
  wikidata: string | null;
}

export interface SubjectNameDto {
  subject: string;
  name: string;
  kind: string;
}

export interface SubjectSourceDto {
  source: string;
  articles: number;
  originals: number;
  mentions: number;
  negative: number;
  neutral: number;
  positive: number;
  newest: string;
}

export type TextField = 'title' | 'body';

export interface ThresholdChoice {
  threshold: number;
  firings: number;
}

export interface TickerStateDto {
  articles: ArticleDto[];
}

export interface TopicDto {
  subject: string;
  name: string;
  score: number;
}

export interface TopicPreviewDto {
  articles: number;
  isWhole: boolean;
  newest: ArticleDto[];
}

export interface TopicPreviewRequestDto {
  query: string;
  from?: string | null;
  to?: string | null;
}

export interface TotalPicture {
  articles: number;
  originals: number;
  mentions: number;
  sources: number;
  negative: number;
  neutral: number;
  positive: number;
  score: number | null;
  net: number | null;
}

export interface UsualDto {
  mean: number[];
  low: number[];
  high: number[];
}

export interface VersionDto {
  position: number;
  arrival: string;
  way: string;
  withdrawn: boolean;
  title: string | null;
  body: string | null;
  url: string | null;
  publishedAt: string | null;
  updatedAt: string | null;
  language: string | null;
  section: string | null;
  byline: string | null;
  findings: FindingsDto | null;
  readAt: string;
}

export interface ViewDto {
  kind: string;
  board?: string | null;
  window?: string | null;
  subjectKind?: string | null;
  filter?: string | null;
  limit?: number | null;
  subject?: string | null;
  subjects?: string[] | null;
  query?: string | null;
}

export interface WatchDto {
  timeline: string;
  view: ViewDto;
}

export interface WindowPicture {
  articles: number;
  originals: number;
  mentions: number;
  sources: number;
  negative: number;
  neutral: number;
  positive: number;
  score: number | null;
  net: number | null;
  netLow: number | null;
  netHigh: number | null;
  usual: number | null;
  usualLow: number | null;
  usualHigh: number | null;
  ratio: number | null;
  burst: number | null;
  rarity: number | null;
  learning: boolean;
}

export interface WordDto {
  start: number;
  length: number;
  field: string;
  weight: number;
}
