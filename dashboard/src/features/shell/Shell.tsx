import { type ReactNode, useState } from 'react';
import { useLive } from '../../live/useLive';
import { statusView } from '../../live/views';
import { BrowserNotices } from '../alerts/notices/BrowserNotices';
import { NotOpen } from '../replay/NotOpen';
import { ReplayBand } from '../replay/ReplayBand';
import { ReplayStrip } from '../replay/ReplayStrip';
import { useSession } from '../replay/session';
import { Announcer } from './Announcer';
import { Footer } from './Footer';
import { KeyGate } from './KeyGate';
import { KeysHelp } from './KeysHelp';
import { useKeys } from './keys';
import { Masthead } from './Masthead';
import { TabBar } from './TabBar';
import { TitleMark } from './TitleMark';
import { useFreshness } from './useFreshness';

/** What stands around every screen: masthead, freshness, footer, keys, the announcer. */
export function Shell({ children }: { children: ReactNode }) {
  const { state: status } = useLive(statusView);
  const fresh = useFreshness(status);
  const session = useSession();
  const [help, setHelp] = useState(false);
  useKeys({ '?': () => setHelp(true) });
  return (
    <div className="sheet" data-fresh={fresh.kind}>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      {session !== null && <ReplayBand session={session} />}
      <Masthead fresh={fresh} sample={status?.mode === 'sample'} />
      <KeyGate>
        {session === null ? (
          children
        ) : session.phase === 'open' ? (
          <>
            <ReplayStrip {...session} />
            {children}
          </>
        ) : (
          <NotOpen session={session} />
        )}
      </KeyGate>
      <Footer sample={status?.mode === 'sample'} onHelp={() => setHelp(true)} />
      <TabBar />
      <KeysHelp opened={help} onClose={() => setHelp(false)} />
      <Announcer fresh={fresh} />
      <TitleMark />
      {session === null && <BrowserNotices />}
    </div>
  );
}
