/** The part of SES's client that is used: what is loaded at once, later, must name what it wants, or all of it is bundled. */
export { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
