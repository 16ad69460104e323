import { useSearchBehind } from './useSearchBehind';

/** That search does not find everything yet, as long as it does not. */
export function SearchBehind() {
  const words = useSearchBehind();
  return words === '' ? null : (
    <p className="quiet" role="status">
      {words}
    </p>
  );
}
