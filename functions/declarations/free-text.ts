/** What people of an office write beside figures is held to the same as a declaration's remark: no personal data of pupils. */
import type { FieldProblem } from '../platform/problem.ts';
import { hasPersonalNumber, nameIn } from './personal-data.ts';

/**
 * What is wrong with a text, in both languages; nothing when it may stay.
 * @param notName the writer was asked and says that it is no person's name
 */
export function textProblems(path: string, text: string, notName: boolean): FieldProblem[] {
  if (hasPersonalNumber(text))
    return [
      {
        path,
        code: 'personal-number',
        vi: 'Có dãy số giống số điện thoại hoặc số định danh. Vui lòng bỏ đi: ở đây không ghi thông tin cá nhân.',
        en: 'There are digits that look like a phone or identity number. Please remove them: no personal data here.',
      },
    ];
  const name = notName ? undefined : nameIn(text);
  if (!name) return [];
  return [
    {
      path,
      code: 'name-like',
      vi: `“${name}” giống tên người. Vui lòng không ghi tên học sinh hoặc người nhà.`,
      en: `“${name}” looks like a person’s name. Please name no pupils or relatives.`,
    },
  ];
}
