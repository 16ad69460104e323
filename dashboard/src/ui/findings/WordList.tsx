import type { WordDto } from '../../api/contract';
import { signed } from '../words';

interface Props {
  words: readonly WordDto[];
  title: string;
  body: string;
}

/** Words named in the note. */
const named = 5;
/** Half of a word's bar, px. */
const half = 40;

/** The words that weighed most, heaviest first: how far, and to which side. */
export function WordList({ words, title, body }: Props) {
  const heavy = [...words].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, named);
  const most = Math.abs(heavy[0]?.weight ?? 0);
  if (most === 0) return <p>No single word weighs in this sentence.</p>;
  return (
    <table className="words">
      <caption>The words that weigh most</caption>
      <tbody>
        {heavy.map((word) => {
          const length = (word.weight / most) * half;
          const hue = word.weight < 0 ? 'neg' : 'pos';
          return (
            <tr key={`${word.field} ${word.start}`}>
              <th scope="row">{(word.field === 'title' ? title : body).slice(word.start, word.start + word.length)}</th>
              <td>
                <svg width={half * 2} height="10" aria-hidden="true">
                  <path d={`M${half} 0V10`} stroke="var(--rule-2)" />
                  <rect
                    x={half + Math.min(0, length)}
                    y="2"
                    width={Math.abs(length)}
                    height="6"
                    fill={`var(--${hue})`}
                  />
                </svg>
              </td>
              <td className={`num ${hue}`}>{signed(word.weight)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
