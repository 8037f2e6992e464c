/** "Trường học": the register. Schools, units, and for the administrator the import. Loaded when opened. */
import './register/register.css';
import { useState } from 'preact/hooks';
import { Download } from './kit/download.tsx';
import { type Done, Notice } from './kit/notice.tsx';
import { ScreenHead, Tabs } from './kit/screen.tsx';
import { later } from './later.tsx';
import { useOffice } from './office.tsx';
import { apiPath } from './place.ts';
import { useRegisterWords } from './register/data.ts';
import { SchoolDetail } from './register/detail.tsx';
import { listQuery, SchoolList } from './register/list.tsx';
import { mayAnywhere } from './views.tsx';

const Units = later(() => import('./register/units.tsx').then((module) => module.UnitList));
const Imports = later(() => import('./register/imports.tsx').then((module) => module.Imports));
const NewSchool = later(() => import('./register/new-school.tsx').then((module) => module.NewSchool));

export function Register() {
  const { place, unit, session } = useOffice();
  const words = useRegisterWords();
  const [done, tell] = useState<Done | undefined>();
  const [adding, add] = useState(false);
  /** Another number makes what is shown anew: something was changed. */
  const [turn, renew] = useState(0);
  const edits = mayAnywhere(session.account, 'edit-register');
  const tabs: [string, string][] = [
    ['', words.schoolsTab],
    ['don-vi', words.unitsTab],
    ...(edits ? [['nhap', words.importTab] as [string, string]] : []),
  ];
  const changed = (what: Done) => {
    tell(what);
    renew((n) => n + 1);
  };
  return (
    <>
      <ScreenHead
        title={words.title}
        tab={words.title}
        actions={
          place.tab === '' && (
            <>
              <Download path={apiPath('/api/exports/register', listQuery(place, unit))} />
              {edits && (
                <button type="button" class="button go" onClick={() => add(true)}>
                  {words.add}
                </button>
              )}
            </>
          )
        }
      />
      <Tabs label={words.tabs} tabs={tabs} />
      <Notice done={done} />
      {place.tab === '' && <SchoolList key={turn} />}
      {place.tab === 'don-vi' && <Units edits={edits} changed={changed} turn={turn} />}
      {place.tab === 'nhap' && edits && <Imports />}
      {place.tab === '' && place.id !== '' && <SchoolDetail edits={edits} changed={changed} />}
      {adding && <NewSchool changed={changed} onClose={() => add(false)} />}
    </>
  );
}
