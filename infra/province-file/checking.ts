/** `npm run province -- check`: what is said of one file or all. */
import { ProvinceMistakes, provinceNames, readProvinceFile } from './files.ts';
import { nearest } from './nearest.ts';

export interface Verdict {
  right: boolean;
  text: string;
}

function verdictOn(name: string, folder: string | undefined, known: readonly string[]): Verdict {
  if (!known.includes(name)) {
    const meant = nearest(name, known);
    const perhaps = meant ? ` Có phải là ${meant}?` : '';
    const text = `✗ Không có infra/provinces/${name}.json.${perhaps} Hiện có (there is): ${known.join(', ')}.`;
    return { right: false, text };
  }
  try {
    const { weekdays, hours, criteria } = readProvinceFile(name, folder);
    const text = `✓ infra/provinces/${name}.json không có lỗi (no mistakes): ${weekdays.length} ngày mỗi tuần, hạn ${hours.due}, ${criteria.set}.`;
    return { right: true, text };
  } catch (error) {
    if (!(error instanceof ProvinceMistakes)) throw error;
    return { right: false, text: `✗ ${error.message}` };
  }
}

/** @param asked names of provinces; none: all */
export function verdicts(asked: readonly string[], folder?: string): Verdict[] {
  const known = provinceNames(folder);
  return (asked.length > 0 ? asked : known).map((name) => verdictOn(name, folder, known));
}
