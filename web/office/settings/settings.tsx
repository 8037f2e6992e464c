/** "Thiết lập": what an administrator changes without a deploy. Loaded when opened. */
import './settings.css';
import { Failure } from '../failure.tsx';
import { ScreenHead, Tabs } from '../kit/screen.tsx';
import { useOffice } from '../office.tsx';
import { Waiting } from '../signs.tsx';
import { Calendar } from './calendar.tsx';
import { Changes } from './changes.tsx';
import { Criteria } from './criteria.tsx';
import { Holidays } from './holidays.tsx';
import { Publishing } from './publication.tsx';
import { SETTINGS, useSettings, useSettingsWords } from './words.ts';

const PARTS = { '': Calendar, 'ngay-nghi': Holidays, 'tieu-chi': Criteria, 'cong-bo': Publishing } as const;
const isPart = (tab: string): tab is keyof typeof PARTS => Object.hasOwn(PARTS, tab);

function Part({ tab }: { tab: keyof typeof PARTS }) {
  const { texts } = useOffice();
  // Not asked again by itself: what is being entered must not change under the hand.
  const { value, failure, again } = useSettings(SETTINGS, false);
  if (!value)
    return failure ? (
      <Failure part failure={failure} again={again} />
    ) : (
      <Waiting lines={8} label={texts.loading} />
    );
  const Shown = PARTS[tab];
  return <Shown settings={value} again={again} />;
}

export function Settings() {
  const { place } = useOffice();
  const words = useSettingsWords();
  return (
    <>
      <ScreenHead title={words.title} tab={words.title} units={false} />
      <Tabs label={words.tabs} tabs={Object.entries(words.tab)} />
      {place.tab === 'lich-su' ? <Changes /> : <Part tab={isPart(place.tab) ? place.tab : ''} />}
    </>
  );
}
