import type { Picture } from '../../api/contract';
import { leaning } from '../../ui/net';
import { Ratio } from '../../ui/Ratio';
import { count, plural, rarityOf, signed, usually, type WindowWord, windowList, windowWords } from '../../ui/words';
import { MadeBy } from './MadeBy';

interface Props {
  picture: Picture;
  window: WindowWord;
  /** Whether the screen is on a replay's timeline. */
  past: boolean;
  onWindow: (window: WindowWord) => void;
}

/** The four windows side by side; choosing one opens the articles behind it. */
export function NowAndUsually({ picture, window, past, onWindow }: Props) {
  return (
    <section className="sect">
      <h2 className="h2">{past ? 'Then and usually' : 'Now and usually'}</h2>
      <table className="tbl tight w">
        <caption className="sr">Articles about {picture.name} in four windows, with what is usual</caption>
        <colgroup>
          {['52px', '58px', '54px', '60px', '56px', 'auto'].map((width, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
            <col key={i} style={{ width }} className={i === 4 ? 'sources' : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th>Last</th>
            <th className="num">Articles</th>
            <th className="num">Usual</th>
            <th className="num">× usual</th>
            <th className="num sources">Sources</th>
            <th className="num">Net</th>
          </tr>
        </thead>
        <tbody>
          {windowList.map((word) => {
            const w = picture.windows[word];
            if (w === undefined) return null;
            const side = w.netLow === null || w.netHigh === null ? 'neutral' : leaning(w.netLow, w.netHigh);
            return (
              <tr key={word} className={word === window ? 'on' : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className="link plain"
                    aria-pressed={word === window}
                    onClick={() => onWindow(word)}
                  >
                    {windowWords[word]}
                  </button>
                </th>
                <td className="num b">{count(w.articles)}</td>
                <td className="num quiet">{w.usual === null ? 'learning' : usually(w.usual)}</td>
                <td className="num">
                  <Ratio ratio={w.ratio} burst={w.burst} title={rarityOf(w, word)} />
                </td>
                <td className="num sources">{count(w.sources)}</td>
                <td className={`num ${side === 'negative' ? 'neg' : side === 'positive' ? 'pos' : 'quiet'}`}>
                  {w.net === null ? <span title="Fewer than 5 articles: too few to tell">few</span> : signed(w.net)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="quiet total">
        {plural(picture.total.articles, 'article')} from {plural(picture.total.sources, 'source')}{' '}
        {past ? 'until then' : 'since ever'}
      </p>
      <MadeBy picture={picture} />
    </section>
  );
}
