import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { send } from '../../../api/client';
import type { Inhibition, InhibitionForm, Silence, SilenceForm } from '../../../api/contract';
import { alertsKey, inhibitions, rules, silences } from '../../../api/queries';
import type { Done } from '../../shell/DoneNote';
import { me } from '../me';
import { useFiring } from '../useFiring';
import { offersOf } from './mutesModel';

/** Lists are read again so often, ms: others make silences, too. */
const listEvery = 15_000;

/** Who does it, for the ledger, where that is known. */
const by = () => (me.get() === '' ? '' : `?${new URLSearchParams({ by: me.get() })}`);

/** Silences and inhibitions, and changes to them, each with its way back. */
export function useMutes() {
  const queries = useQueryClient();
  const [done, setDone] = useState<Done | null>(null);
  const silenceList = useQuery({ ...silences, refetchInterval: listEvery });
  const inhibitionList = useQuery({ ...inhibitions, refetchInterval: listEvery });
  const firing = useFiring().state;
  const known = useQuery(rules).data?.items;
  const offers = useMemo(() => offersOf(firing?.alerts ?? [], known ?? []), [firing, known]);
  const onSettled = () =>
    Promise.all(
      [silences.queryKey, inhibitions.queryKey, alertsKey].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
  const say = (words: string, undo: () => void) =>
    setDone({
      words,
      undo: () => {
        setDone(null);
        undo();
      },
    });

  const add = useMutation({
    mutationFn: (form: SilenceForm) => send<Silence>('POST', 'silences', form),
    onSuccess: (made) => say('The silence is made.', () => lift.mutate(made)),
    onSettled,
  });
  const lift = useMutation({
    mutationFn: ({ id }: Silence) => send<unknown>('DELETE', `silences/${encodeURIComponent(id)}${by()}`),
    onSuccess: (_, { matchers, from, to, author, reason }) =>
      say('The silence is lifted. What is new is told again.', () =>
        add.mutate({ matchers, from, to: to ?? null, author, reason }),
      ),
    onSettled,
  });
  const inhibit = useMutation({
    mutationFn: (form: InhibitionForm) => send<Inhibition>('POST', 'inhibitions', form),
    onSuccess: (made) => say('The inhibition is made.', () => release.mutate(made)),
    onSettled,
  });
  const release = useMutation({
    mutationFn: ({ id }: Inhibition) => send<unknown>('DELETE', `inhibitions/${encodeURIComponent(id)}`),
    onSuccess: (_, { source, target, equal }) =>
      say('The inhibition is taken out.', () => inhibit.mutate({ source, target, equal })),
    onSettled,
  });
  return {
    silences: silenceList,
    inhibitions: inhibitionList,
    firing: firing?.alerts ?? [],
    offers,
    add,
    lift,
    inhibit,
    release,
    error: lift.error ?? release.error,
    done,
    clear: () => setDone(null),
  };
}

export type Mutes = ReturnType<typeof useMutes>;
