/** Made-up people: names as they are common by the Gulf of Thailand, Kinh and Khmer, and numbers nobody has. */
import { createHash } from 'node:crypto';
import type { Contact } from '../../../functions/schools/unit.ts';
import { type Chance, chance } from './random.ts';

const FAMILY: readonly [string, ...string[]] = [
  'Nguyễn',
  'Nguyễn',
  'Nguyễn',
  'Trần',
  'Trần',
  'Lê',
  'Lê',
  'Phạm',
  'Huỳnh',
  'Huỳnh',
  'Phan',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
  'Lâm',
  'Trương',
  'Mai',
  'Tô',
  'Danh',
  'Danh',
  'Thị',
  'Quách',
  'Cao',
  'Châu',
  'Tăng',
];
const MIDDLE_AND_GIVEN: readonly [string, ...string[]] = [
  'Thị Hồng Nhung',
  'Văn Tâm',
  'Thị Kim Loan',
  'Minh Trí',
  'Thị Thu Hà',
  'Quốc Việt',
  'Thị Mỹ Duyên',
  'Hoàng Phúc',
  'Thị Ngọc Hân',
  'Thanh Tùng',
  'Thị Bích Thủy',
  'Hữu Nghĩa',
  'Thị Cẩm Tú',
  'Văn Hải',
  'Thị Diễm Trang',
  'Trung Kiên',
  'Thị Phương Thảo',
  'Chí Công',
  'Thị Ánh Tuyết',
  'Văn Út',
  'Thị Lan Anh',
  'Đức Thịnh',
  'Thị Tuyết Mai',
  'Nhật Nam',
  'Thị Như Ý',
  'Văn Lợi',
  'Thị Hải Yến',
  'Thái Bình',
  'Thị Kiều Oanh',
  'Văn Sĩ',
  'Thị Xuân Đào',
  'Ngọc Ẩn',
];

export function nameOf(luck: Chance): string {
  const family = luck.pick(FAMILY);
  const rest = luck.pick(MIDDLE_AND_GIVEN);
  // "Thị" is a family name of Khmer women here; it is then not said twice.
  return family === 'Thị' ? `Thị ${rest.replace(/^(Thị|Văn) /, '')}` : `${family} ${rest}`;
}

/** The area code of Rạch Giá before numbers that were never given out. */
export const phoneOf = (id: string): string => {
  const digits = String(createHash('sha256').update(id).digest().readUInt16LE(0) % 10_000).padStart(4, '0');
  return `0297 000 ${digits}`;
};

const POSITIONS: readonly [string, ...string[]] = [
  'Hiệu trưởng',
  'Phó Hiệu trưởng',
  'Nhân viên y tế',
  'Văn thư',
];

/** Reserved names (RFC 2606): nothing sent there could ever arrive. */
export const domainOf = (province: string) => `${province.replaceAll('-', '')}.example`;
export const declarerEmail = (schoolId: string, province: string) =>
  `${schoolId}@truong.${domainOf(province)}`;

/** Who answers for a school. */
export function contactOf(id: string, province: string): Required<Contact> {
  const luck = chance('contact', id);
  return {
    name: nameOf(luck),
    position: luck.pick(POSITIONS),
    phone: phoneOf(id),
    email: declarerEmail(id, province),
  };
}
