import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiError, get, send } from '../../api/client';
import type { StatusDto } from '../../api/contract';
import { useConnection, useLiveClient } from '../../live/useLive';
import { Failure } from '../../ui/Failure';

/** Asks for a key where this host wants one; else shows the screen. */
export function KeyGate({ children }: { children: ReactNode }) {
  const { phase, clock } = useConnection();
  // The hub does not say why it refuses; the call does.
  const probe = useQuery({
    queryKey: ['may-read'],
    queryFn: ({ signal }) => get<StatusDto>('status', {}, signal),
    enabled: phase === 'closed' && clock === null,
    gcTime: 0,
  });
  const refused = probe.error instanceof ApiError && probe.error.status === 401;
  return refused && phase !== 'open' ? <KeyForm /> : children;
}

function KeyForm() {
  const [key, setKey] = useState('');
  const live = useLiveClient();
  const queries = useQueryClient();
  const open = useMutation({
    mutationFn: () => send<unknown>('POST', 'session', { key: key.trim() }),
    onSuccess: () => {
      live.tryNow();
      return queries.resetQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate();
  };
  return (
    <main id="main" className="page">
      <title>Key. News Monitor</title>
      <div className="title">
        <h1>This host asks for a key</h1>
      </div>
      <p className="lede">
        Whoever runs it gives out keys. This browser keeps yours for 30 days, where no page can read it.
      </p>
      <form className="keyform" onSubmit={submit}>
        <input
          className="field lg"
          type="password"
          autoComplete="current-password"
          aria-label="Key"
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
        <button type="submit" className="btn primary lg" disabled={key.trim() === '' || open.isPending}>
          Open
        </button>
      </form>
      {open.isError && <Failure what="The key was not taken." error={open.error} />}
    </main>
  );
}
