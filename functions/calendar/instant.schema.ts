/** Moments and dates as the API's answers write them. Server only. */
import * as z from 'zod/mini';

/** UTC with milliseconds: `2021-02-26T01:00:00.000Z`. */
export const instantSchema = z.iso.datetime({ precision: 3 });
/** `2021-02-26` in the province's zone. */
export const civilDateSchema = z.iso.date();
