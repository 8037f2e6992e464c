/** What is wrong with what somebody says of an account, a sentence per field in both languages. Rules only. */
import * as z from 'zod/mini';
import { normalPhone } from '../declarations/phone.ts';
import type { FieldProblem } from '../platform/problem.ts';
import type { Principal } from './access.ts';
import { isMailless } from './account.ts';
import { mayGrant, type PlacedScope } from './granting.ts';

const LONGEST = { name: 80, position: 80, email: 254 } as const;
/** As signing in takes addresses: an account of any other could never be opened. */
const emailSchema = z.email();

const SENTENCES = {
  'address-implausible': [
    'Địa chỉ thư điện tử chưa đúng: cần có dạng ten@donvi.vn, không dấu, không khoảng trắng.',
    'This is not an e-mail address.',
  ],
  'address-taken': [
    'Địa chỉ này đã có tài khoản khác. Hãy thêm trường hoặc đơn vị vào tài khoản đó.',
    'This address has another account already. Add the school or unit there.',
  ],
  'address-disabled': [
    'Địa chỉ này có một tài khoản đang bị khóa. Hãy mở khóa tài khoản đó trước.',
    'This address has an account that is disabled. Enable it first.',
  ],
  'address-unreachable': [
    'Thư không gửi được tới địa chỉ này. Hãy đổi địa chỉ hoặc in phiếu kích hoạt.',
    'Mails do not reach this address. Change it, or print an activation card.',
  ],
  'account-disabled': ['Tài khoản này đang bị khóa.', 'This account is disabled.'],
  'name-missing': ['Cần ghi họ và tên.', 'A name is needed.'],
  'too-long': ['Dài quá 80 ký tự.', 'Longer than 80 characters.'],
  'phone-implausible': [
    'Số điện thoại chưa đúng: di động 10 chữ số, máy bàn 11 chữ số kể cả mã vùng.',
    'This is not a Vietnamese phone number.',
  ],
  'no-scope': ['Cần chọn ít nhất một trường hoặc đơn vị.', 'At least one school or unit must be chosen.'],
  'role-not-allowed-here': [
    'Anh/chị không cấp hoặc thu hồi được vai trò này tại nơi đã chọn.',
    'You may not give or take this role here.',
  ],
  'unknown-place': [
    'Không có trường hoặc đơn vị này trong danh bạ.',
    'There is no such school or unit in the register.',
  ],
  'own-account': [
    'Không ai tự thay đổi quyền của mình. Hãy nhờ người quản trị khác.',
    'Nobody changes what he himself may do. Ask another administrator.',
  ],
} as const satisfies Record<string, readonly [vi: string, en: string]>;

export function fieldProblem(path: string, code: keyof typeof SENTENCES): FieldProblem {
  const [vi, en] = SENTENCES[code];
  return { path, code, vi, en };
}

export const isPlausibleEmail = (email: string): boolean =>
  email.length <= LONGEST.email && !isMailless(email) && z.safeParse(emailSchema, email).success;

export const emailProblems = (email: string): FieldProblem[] =>
  isPlausibleEmail(email) ? [] : [fieldProblem('email', 'address-implausible')];

export interface Person {
  name: string;
  position?: string;
  phone?: string;
}

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** As it is kept: single spaces, phones as dialled; what is empty is left out. */
export function tidied({ name, position = '', phone = '' }: Person): Person {
  return {
    name: tidy(name),
    ...(tidy(position) && { position: tidy(position) }),
    ...(phone.trim() && { phone: normalPhone(phone) ?? phone.trim() }),
  };
}

/** @param at path of the person in the body, with its dot */
export function personProblems(person: Person, at = ''): FieldProblem[] {
  const { name, position = '', phone } = tidied(person);
  const found: FieldProblem[] = [];
  if (name === '') found.push(fieldProblem(`${at}name`, 'name-missing'));
  if (name.length > LONGEST.name) found.push(fieldProblem(`${at}name`, 'too-long'));
  if (position.length > LONGEST.position) found.push(fieldProblem(`${at}position`, 'too-long'));
  if (phone !== undefined && normalPhone(phone) === undefined)
    found.push(fieldProblem(`${at}phone`, 'phone-implausible'));
  return found;
}

/** For scopes that are all to be given by `who`. */
export function scopeProblems(who: Principal, scopes: readonly PlacedScope[]): FieldProblem[] {
  if (scopes.length === 0) return [fieldProblem('scopes', 'no-scope')];
  if (scopes.some(({ path }) => path === undefined)) return [fieldProblem('scopes', 'unknown-place')];
  return scopes.every((scope) => mayGrant(who, scope))
    ? []
    : [fieldProblem('scopes', 'role-not-allowed-here')];
}
