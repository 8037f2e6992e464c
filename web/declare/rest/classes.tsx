/** Affected classes, a card each. Labels of classes and sites, never of persons. */
import type { Draft } from '../../../functions/declarations/declaration.ts';
import { MEASURES } from '../../../functions/declarations/fields.ts';
import { edit } from '../actions.ts';
import { Button, Card, marks, Num, valueIn, Wrong } from '../parts.tsx';
import { _ } from '../words.ts';
import { Day, Text } from './field.tsx';
import { offset, texts } from './texts.ts';

type Row = Draft['classes'][number];
const fresh: Row = { label: '', confirmed: null, contacts: null, measure: 'none' };

const Told = ({ path }: { path: string }) => (
  <div class="field">
    <label for={path}>{_`Đã báo trạm y tế lúc`}</label>
    <input
      {...marks(path)}
      type="datetime-local"
      value={String(valueIn(path) ?? '').slice(0, 16)}
      onInput={({ currentTarget }) =>
        edit(path, currentTarget.value ? currentTarget.value.slice(0, 16) + offset() : undefined)
      }
    />
    <Wrong path={path} />
  </div>
);

const One = ({ i, list }: { i: number; list: Row[] }) => {
  const at = `classes.${i}`;
  return (
    <fieldset class="inner">
      <legend>{_`Lớp thứ ${i + 1}`}</legend>
      <Text path={`${at}.label`} label={_`Tên lớp hoặc điểm trường`} max={40} />
      <div class="row two">
        <Num path={`${at}.confirmed`} label={_`Ca mắc`} />
        <Num path={`${at}.contacts`} label={_`Tiếp xúc`} />
        <Wrong path={`${at}.confirmed`} />
        <Wrong path={`${at}.contacts`} />
      </div>
      <Day path={`${at}.lastDay`} label={_`Ngày cuối ở trường`} />
      <div class="field">
        <label for={`${at}.measure`}>{_`Biện pháp`}</label>
        <select
          {...marks(`${at}.measure`)}
          value={list[i]?.measure}
          onChange={({ currentTarget }) => edit(`${at}.measure`, currentTarget.value)}
        >
          {MEASURES.map((measure) => (
            <option key={measure} value={measure}>
              {texts().measureNames[measure]}
            </option>
          ))}
        </select>
      </div>
      <Told path={`${at}.reportedAt`} />
      <Button
        class="plain"
        go={() =>
          edit(
            'classes',
            list.filter((_, j) => j !== i),
          )
        }
      >
        {_`Bỏ lớp này`}
      </Button>
    </fieldset>
  );
};

export const Classes = ({ draft: { classes } }: { draft: Draft }) => (
  <Card>
    <fieldset id="classes" tabIndex={-1}>
      <legend>
        {_`Lớp có ca mắc hoặc tiếp xúc`} <small>{_`nếu có`}</small>
      </legend>
      <Wrong path="classes" />
      {classes.map((_, i) => (
        <One key={String(i)} i={i} list={classes} />
      ))}
      {classes.length < 60 && (
        <Button class="plain" go={() => edit('classes', [...classes, fresh])}>{_`Thêm lớp`}</Button>
      )}
    </fieldset>
  </Card>
);
