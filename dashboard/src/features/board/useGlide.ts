import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Rows glide to their new places in one move of this length, ms. */
const glide = 240;

/** Animates rows from where they were to where they are, whenever their order changes. */
export function useGlide(body: RefObject<HTMLElement | null>, order: string): void {
  const places = useRef(new Map<string, number>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order is what moves rows
  useLayoutEffect(() => {
    const rows = [...(body.current?.querySelectorAll<HTMLElement>('tr[data-subject]') ?? [])];
    const before = places.current;
    places.current = new Map(rows.map((row) => [row.dataset.subject ?? '', row.offsetTop]));
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const row of rows) {
      const was = before.get(row.dataset.subject ?? '');
      const move = was === undefined ? 0 : was - row.offsetTop;
      if (move === 0) continue;
      row.animate([{ transform: `translateY(${move}px)` }, { transform: 'none' }], {
        duration: glide,
        easing: 'ease-out',
      });
    }
  }, [body, order]);
}
