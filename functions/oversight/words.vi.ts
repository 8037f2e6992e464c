/** Names of states and levels as officials' lists have them, in Vietnamese. */
import type { DutyState } from '../calendar/duty.ts';
import type { SafetyLevel } from '../declarations/criteria.ts';
import type { CallOutcome } from '../declarations/follow-up.ts';
import type { Level } from '../schools/unit.ts';
import type { RolloutStage } from './rollout.ts';

export const stateNames: Record<DutyState, string> = {
  'not-required': 'Không phải khai báo',
  awaiting: 'Chưa khai báo',
  declared: 'Đã khai báo',
  'declared-late': 'Khai báo trễ hạn',
  silent: 'Quá hạn, chưa khai báo',
  missed: 'Không khai báo',
  supplemented: 'Đã nhận bản bổ sung',
};
export const shortSafetyNames: Record<SafetyLevel, string> = {
  good: 'Tốt',
  fair: 'Khá',
  unsafe: 'Chưa tốt',
  'mandatory-failed': 'Không đạt bắt buộc',
  'not-assessed': 'Không đánh giá',
};
export const shortLevelNames: Record<Level, string> = {
  preschool: 'Mầm non',
  primary: 'Tiểu học',
  'lower-secondary': 'THCS',
  'upper-secondary': 'THPT',
  'primary-lower-secondary': 'TH&THCS',
  'lower-upper-secondary': 'THCS&THPT',
  'primary-lower-upper-secondary': 'TH, THCS&THPT',
  continuing: 'GDTX',
};
export const callNames: Record<CallOutcome, string> = {
  'will-send': 'Sẽ gửi',
  'no-answer': 'Không nghe máy',
  other: 'Lý do khác',
};

export const rolloutStageNames: Record<RolloutStage, string> = {
  'no-account': 'Chưa được cấp tài khoản',
  'not-activated': 'Chưa kích hoạt tài khoản',
  'not-declared': 'Chưa khai báo lần nào',
  done: 'Đã hoàn thành',
};
