import { describe, expect, it } from 'vitest';
import {
  provinceVariable,
  readEnvironment,
  readMailEnvironment,
} from '../../functions/platform/environment.ts';
import { readProvinceFile } from '../../infra/province-file/files.ts';

const province = readProvinceFile('kien-giang');
const variables = {
  TABLE_NAME: 'Table',
  PROVINCE: provinceVariable(province),
  PUBLIC_ORIGIN: 'https://khaibao.example',
  ORIGIN_KEY: 'key',
};

describe('the environment', () => {
  it('gives the province back as its file has it, save what only the stack needs', () => {
    const site = { domain: 'khaibao.example', certificateArn: 'arn' };
    const PROVINCE = provinceVariable({ ...province, site });
    expect(readEnvironment({ ...variables, PROVINCE }).province).toEqual({ ...province, operators: [] });
  });

  it('says a province in ASCII, and refuses one too long for Lambda', () => {
    expect(variables.PROVINCE).toMatch(/^[\x20-\x7e]+$/);
    const holidays = Array.from({ length: 60 }, () => ({
      from: '2021-02-10',
      to: '2021-02-16',
      name: 'Tết Nguyên đán',
    }));
    expect(() => provinceVariable({ ...province, holidays })).toThrow(/kien-giang takes \d+ bytes/);
  });

  it('names all that is missing in one sentence, empty ones too', () => {
    expect(() => readEnvironment({ PROVINCE: variables.PROVINCE, ORIGIN_KEY: '' })).toThrow(
      'Environment variables missing: TABLE_NAME, PUBLIC_ORIGIN, ORIGIN_KEY',
    );
    expect(() => readMailEnvironment(variables)).toThrow('missing: MAIL_FROM, CONFIGURATION_SET');
  });

  it('has a sender only for those that send', () => {
    const mail = { MAIL_FROM: 'a@khaibao.example', CONFIGURATION_SET: 'set' };
    expect(readMailEnvironment({ ...variables, ...mail })).toMatchObject({
      mailFrom: mail.MAIL_FROM,
      configurationSet: 'set',
    });
    expect(readEnvironment({ ...variables, ...mail })).not.toHaveProperty('mailFrom');
  });
});
