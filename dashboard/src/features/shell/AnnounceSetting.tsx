import { useSyncExternalStore } from 'react';
import { announceLevel, isLevel, levels } from './announcements';

/** What a screen reader is told unasked. */
export function AnnounceSetting() {
  const level = useSyncExternalStore(announceLevel.subscribe, announceLevel.get);
  return (
    <label className="check">
      Screen readers are told{' '}
      <select
        className="field"
        value={level}
        onChange={(event) => isLevel(event.target.value) && announceLevel.set(event.target.value)}
      >
        {Object.entries(levels).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
