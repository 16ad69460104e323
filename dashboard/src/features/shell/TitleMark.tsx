import { useEffect } from 'react';
import { useFiring } from '../alerts/useFiring';

const mark = /^\(\d+\) /;

/** Keeps the number of new alerts before the title of the tab, whatever screen names it. Draws nothing. */
export function TitleMark() {
  const unseen = useFiring().state?.unseen ?? 0;
  useEffect(() => {
    const write = () => {
      const bare = document.title.replace(mark, '');
      const wanted = unseen === 0 ? bare : `(${unseen}) ${bare}`;
      if (document.title !== wanted) document.title = wanted;
    };
    write();
    const watch = new MutationObserver(write);
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => watch.disconnect();
  }, [unseen]);
  return null;
}
