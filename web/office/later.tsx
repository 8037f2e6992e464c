/** Screens that load when opened. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failure } from './failure.tsx';
import { lookForNewer } from './newer.tsx';
import { useOffice } from './office.tsx';
import { Waiting } from './signs.tsx';

/** A component that is fetched at its first use; while it comes, or when it cannot, the page says so. */
export function later<P extends object = object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let here: ComponentType<P> | undefined;
  return function Later(props: P) {
    const { texts } = useOffice();
    const [state, tell] = useState<'loading' | 'here' | 'failed'>(here ? 'here' : 'loading');
    const fetchIt = () =>
      load().then(
        (component) => {
          here = component;
          tell('here');
        },
        () => {
          tell('failed');
          void lookForNewer();
        },
      );
    useEffect(() => {
      if (!here) void fetchIt();
    }, []);
    if (here && state === 'here') {
      const Screen = here;
      return <Screen {...props} />;
    }
    return state === 'failed' ? (
      <Failure failure={{ kind: 'network' }} again={() => void fetchIt()} />
    ) : (
      <Waiting lines={8} label={texts.loading} />
    );
  };
}
