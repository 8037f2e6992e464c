/** The mail log and, as a to-do, the schools that no mail reaches. */
import './mails.css';
import { ScreenHead, Tabs } from '../kit/screen.tsx';
import { useOffice } from '../office.tsx';
import { Log } from './log.tsx';
import { Unreachable } from './unreachable.tsx';
import { useWords } from './words.ts';

const UNREACHABLE = 'khong-gui-duoc';

export function Mails() {
  const { place, texts } = useOffice();
  const words = useWords();
  const title = texts.views.thu;
  return (
    <>
      <ScreenHead title={title} tab={title} />
      <Tabs
        label={title}
        tabs={[
          ['', words.log],
          [UNREACHABLE, words.unreachable],
        ]}
      />
      {place.tab === UNREACHABLE ? <Unreachable /> : <Log />}
    </>
  );
}
