import { useEffect, useRef, useState } from 'preact/hooks';
import type { Staff } from '../../browser/staff-gate.tsx';
import { Mediation } from './mediation.tsx';
import { atReasons, reasonsAddress } from './reasons/reasons-address.ts';
import { ReasonsPage } from './reasons/reasons-page.tsx';

/** The cases, or the prepared reasons. The cases stay as they are behind the reasons. */
export function Disputes({ staff }: { staff: Staff }) {
  const [reasons, setReasons] = useState(atReasons);
  const before = useRef('#disputes');
  useEffect(() => {
    const follow = (): void => setReasons(atReasons());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const show = (open: boolean): void => {
    if (open) before.current = location.hash;
    history.replaceState(null, '', open ? reasonsAddress() : before.current);
    setReasons(open);
  };
  return (
    <>
      <div class="section disputes-part" hidden={reasons}>
        <Mediation staff={staff} onReasons={() => show(true)} />
      </div>
      {reasons && <ReasonsPage staff={staff} onBack={() => show(false)} />}
    </>
  );
}
