/**
 * From a CSV file's bytes to text. Excel in Viet Nam writes UTF-8 with a mark, UTF-16 ("Unicode Text"), or windows-1258 with
 * some marks combining; older files hold TCVN3 or VNI, which are the same bytes with other fonts: those are told apart by
 * what they would spell and refused with a sentence, never guessed into a register.
 */
import { FileRefusal } from './file-refusal.ts';

const VIETNAMESE = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ';
const OURS = new Set(VIETNAMESE + VIETNAMESE.toUpperCase());
/** What TCVN3's letters look like in windows-1258: signs within words. */
const TCVN3 = /\p{L}[\u00A1-\u00BF]|[\u00A1-\u00BF]\p{L}/gu;
/** What UTF-8 looks like once it was taken for windows-1252 or 1258. */
const MOJIBAKE = /á»|áº|Æ°|Ä[\u0090\u2018\u201C\u2019]|Ã[\u00A0-\u00BF]/g;
const LOST = /\p{L}\?{1,3}\p{L}/gu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Letters beyond ASCII that no Vietnamese word has. */
const foreign = (text: string): number =>
  [...text].filter((c) => c > '\u007F' && /\p{L}/u.test(c) && !OURS.has(c)).length;
const native = (text: string): number => [...text].filter((c) => OURS.has(c)).length;

/** @throws FileRefusal when its letters were damaged before it came here */
function undamaged(text: string): string {
  if (text.includes('\u0000')) throw new FileRefusal('not-a-table');
  if (count(text, MOJIBAKE) >= 3) throw new FileRefusal('mojibake');
  if (count(text, LOST) >= 3 && count(text, LOST) * 4 > native(text)) throw new FileRefusal('question-marks');
  return text.normalize('NFC');
}

/** One byte a letter: windows-1258 if that spells Vietnamese. @throws FileRefusal */
function fromOneByte(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  const [strange, own, signs] = [foreign(text), native(text), count(text, TCVN3)];
  if (signs > strange && signs * 4 > own) throw new FileRefusal('tcvn3');
  if (strange * 4 > own) throw new FileRefusal('vni');
  return undamaged(text);
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const begins = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

/** UTF-16 without a mark: every other byte of what is mostly ASCII is zero. */
const isBare16 = (bytes: Uint8Array): boolean =>
  bytes.length >= 8 && [1, 3, 5, 7].every((i) => bytes[i] === 0) && [0, 2, 4, 6].every((i) => bytes[i] !== 0);

/** @throws FileRefusal with a sentence that says how to save it properly */
export function textFrom(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new FileRefusal('empty');
  if (begins(bytes, 0xff, 0xfe) || isBare16(bytes))
    return undamaged(new TextDecoder('utf-16le').decode(bytes));
  if (begins(bytes, 0xfe, 0xff)) return undamaged(new TextDecoder('utf-16be').decode(bytes));
  const text = asUtf8(bytes);
  if (text !== undefined) return undamaged(text);
  if (begins(bytes, 0xef, 0xbb, 0xbf)) throw new FileRefusal('unknown-encoding');
  return fromOneByte(bytes);
}
