import { Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FormFoot } from '../../../ui/FormFoot';
import { MatcherFields } from './MatcherFields';
import { emptyMatcher, filled } from './mutesModel';
import type { Mutes } from './useMutes';

/** Makes an inhibition. */
export function InhibitionForm({ mutes, onClose }: { mutes: Mutes; onClose: () => void }) {
  const [source, setSource] = useState([{ ...emptyMatcher, name: 'severity', value: 'critical' }]);
  const [target, setTarget] = useState([{ ...emptyMatcher, name: 'severity', value: 'warning' }]);
  const [equal, setEqual] = useState('subject');
  const { inhibit } = mutes;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const names = equal.split(/[\s,]+/).filter((name) => name !== '');
    inhibit.mutate({ source: filled(source), target: filled(target), equal: names }, { onSuccess: onClose });
  };
  const close = () => {
    inhibit.reset();
    onClose();
  };
  return (
    <Modal opened onClose={close} title="Make an inhibition" size={620} transitionProps={{ duration: 0 }}>
      <form className="muteform" onSubmit={submit}>
        <MatcherFields
          legend="While an alert fires whose"
          matchers={source}
          offers={mutes.offers}
          onChange={setSource}
        />
        <MatcherFields legend="do not tell others whose" matchers={target} offers={mutes.offers} onChange={setTarget} />
        <label className="line">
          <span>and that are alike in these labels</span>
          <input className="field" value={equal} onChange={(event) => setEqual(event.target.value)} />
        </label>
        <FormFoot does="Make it" error={inhibit.error} isPending={inhibit.isPending} onCancel={close} />
      </form>
    </Modal>
  );
}
