import { memo, useMemo } from 'react';
import { Link } from 'wouter';
import type { SourceDto } from '../../api/contract';
import { subjectLink } from '../../ui/links';
import { RowAct } from '../../ui/RowAct';
import { Sparkline } from '../../ui/Sparkline';
import { age, clockTime, span, when } from '../../ui/times';
import { count, mean, percent } from '../../ui/words';
import { healthWords, missingHours, parted } from './sourcesModel';
import type { SourceActions } from './useSourceActions';

interface Props {
  sources: readonly SourceDto[];
  actions: SourceActions;
}

const widths = ['176px', '84px', 'auto', '76px', '190px', '64px', '64px', '60px', '86px', '60px', '218px'];

export function SourceTable({ sources, actions }: Props) {
  const { look, well, other } = useMemo(() => parted(sources), [sources]);
  const now = new Date().toISOString();
  const rows = (list: readonly SourceDto[]) =>
    list.map((source) => <Row key={source.name} source={source} actions={actions} now={now} />);
  return (
    <div className="sect scroll part">
      <table className="tbl so">
        <caption className="sr">Sources, those that need a look first, then by articles of the last 24 hours</caption>
        <colgroup>
          {widths.map((width, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
            <col key={i} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th>Source</th>
            <th>Comes by</th>
            <th>Health</th>
            <th className="num">Newest</th>
            <th>Last 24 h, by hour</th>
            <th className="num">24 h</th>
            <th className="num">Usual</th>
            <th className="num">Copies</th>
            <th className="num">Delay</th>
            <th className="num">Checked</th>
            <th>
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {look.length > 0 && <Section words="Need a look" note={count(look.length)} />}
          {rows(look)}
          {well.length > 0 && <Section words="Well" note={`${count(well.length)}, most articles first`} />}
          {rows(well)}
          {other.length > 0 && <Section words="New or paused" note={count(other.length)} />}
          {rows(other)}
        </tbody>
      </table>
    </div>
  );
}

function Section({ words, note }: { words: string; note: string }) {
  return (
    <tr className="sec">
      <td colSpan={widths.length}>
        {words}
        <span className="quiet">{note}</span>
      </td>
    </tr>
  );
}

interface RowProps {
  source: SourceDto;
  actions: SourceActions;
  now: string;
}

const Row = memo(function Row({ source, actions, now }: RowProps) {
  const copies = source.articles - source.originals;
  return (
    <tr>
      <th scope="row" className="cut">
        <Link className="nm" href={subjectLink(source.subject)} title={source.address ?? source.name}>
          {source.name}
        </Link>
      </th>
      <td className="mid by">{source.format ?? source.way}</td>
      <td className="health">
        <Health source={source} />
      </td>
      <td className="num mid newest">{source.newest === null ? 'none' : age(source.newest, now)}</td>
      <td className="hours">
        <Sparkline
          values={source.hours}
          usual={null}
          width={176}
          height={24}
          mark={null}
          running
          missing={missingHours(source)}
        />
      </td>
      <td className="num strong big">{count(source.articles)}</td>
      <td className="num quiet">
        {source.usual === null ? <span className="few">learning</span> : mean(source.usual)}
      </td>
      <td className="num">{source.articles === 0 ? '' : percent(copies / source.articles)}</td>
      <td className="num">{source.delaySeconds === null ? '' : span(source.delaySeconds)}</td>
      <td className="num quiet" title={source.nextPoll === null ? '' : `Next: ${when(source.nextPoll, now)}`}>
        {source.lastPoll === null ? '' : clockTime(source.lastPoll)}
      </td>
      <td className="does">
        <Actions source={source} actions={actions} />
      </td>
    </tr>
  );
});

function Health({ source }: { source: SourceDto }) {
  const { first, rest } = healthWords(source);
  switch (source.health) {
    case 'failing':
    case 'gone':
      return (
        <>
          <span className="bad">{first}</span> <span className="mid">{rest}</span>
        </>
      );
    case 'silent':
    case 'late':
      return (
        <>
          <span className="late">{first}</span> <span className="mid">{rest}</span>
        </>
      );
    default:
      return (
        <span className="mid">
          {first}
          {rest === '' ? '' : `. ${rest}`}
        </span>
      );
  }
}

function Actions({ source, actions }: { source: SourceDto; actions: SourceActions }) {
  if (source.address === null) return null;
  return (
    <>
      <RowAct
        words="Check now"
        of={source.name}
        off={actions.poll.isPending && actions.poll.variables === source.name}
        to={() => actions.poll.mutate(source.name)}
      />
      <RowAct
        words={source.paused ? 'Resume' : 'Pause'}
        of={source.name}
        to={() => actions.change.mutate({ name: source.name, paused: !source.paused })}
      />
      <RowAct words="Remove" of={source.name} to={() => actions.remove.mutate(source)} />
    </>
  );
}
