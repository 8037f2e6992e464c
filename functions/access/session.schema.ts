/** What signing in takes and answers. Server only. */
import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.schema.ts';
import { levelSchema } from '../declarations/mine.schema.ts';
import { ROLES } from './access.ts';

const email = z.email().check(z.maxLength(254));

/** Body of `POST /api/sign-in`: an address, or a reminder’s link, however old, for the address it was mailed to. */
export const signInSchema = z.union([
  z.strictObject({ email }),
  z.strictObject({ link: z.string().check(z.minLength(20), z.maxLength(100)) }),
]);

/** Body of `POST /api/session`: the mailed link's token, the address and the mailed code, or a code from paper. */
export const sessionSchema = z.union([
  z.strictObject({ token: z.string().check(z.minLength(20), z.maxLength(200)) }),
  z.strictObject({ email, code: z.string().check(z.regex(/^\d{4} ?\d{4}$/)) }),
  z.strictObject({ activation: z.string().check(z.minLength(1), z.maxLength(40)) }),
]);

/** Body of `PUT /api/session`: what is absent stays as it is; `level: null` is every level. */
export const switchesSchema = z.strictObject({
  digest: z.exactOptional(z.boolean()),
  alerts: z.exactOptional(z.boolean()),
  level: z.exactOptional(z.union([levelSchema, z.null()])),
});

/** Body of `POST /api/unsubscribe/{token}`, as RFC 8058 has mail providers post it. */
export const oneClickSchema = z.looseObject({ 'List-Unsubscribe': z.literal('One-Click') });
/** The same whether the token is known or not. */
export const unsubscribedAnswerSchema = z.strictObject({ unsubscribed: z.literal(true) });

/** The same whether the address is known or not. */
export const signInAnswerSchema = z.strictObject({ sent: z.literal(true) });
export const signedOutAnswerSchema = z.strictObject({ signedOut: z.literal(true) });

export const sessionAnswerSchema = z.strictObject({
  now: instantSchema,
  province: z.strictObject({
    name: z.string(),
    zone: z.string(),
    path: z.string(),
    office: z.string(),
    offices: z.record(z.string(), z.string()),
  }),
  account: z.strictObject({
    email: z.string(),
    name: z.string(),
    scopes: z.array(
      z.strictObject({
        role: z.enum(ROLES),
        by: z.enum(['management', 'area', 'school']),
        target: z.string(),
        targetName: z.string(),
      }),
    ),
    digest: z.exactOptional(z.boolean()),
    alerts: z.exactOptional(z.boolean()),
    level: z.exactOptional(levelSchema),
  }),
  home: z.string(),
  expiresAt: instantSchema,
  synthetic: z.boolean(),
});
