/** Woken every minute. */
import { readMailEnvironment } from '../platform/environment.ts';
import { job } from '../platform/job.ts';
import { makePost } from '../platform/ses.ts';
import { wireFrom } from '../platform/wiring.ts';
import { runAgenda } from './agenda.step.ts';

const environment = readMailEnvironment(process.env);

export const handler = job(
  'agenda',
  runAgenda({
    ...wireFrom(environment),
    post: makePost({ from: environment.mailFrom, configurationSet: environment.configurationSet }),
  }),
);
