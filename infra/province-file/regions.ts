/**
 * AWS regions from which SES sends (https://docs.aws.amazon.com/general/latest/gr/ses.html), the scarcest of what a
 * province needs; some must be switched on for the account first. The nearest to Viet Nam first: the pages wait for it.
 */
export const REGIONS = [
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'us-west-2',
  'us-west-1',
  'us-east-1',
  'us-east-2',
  'ca-central-1',
  'eu-central-1',
  'eu-central-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eu-north-1',
  'eu-south-1',
  'sa-east-1',
  'me-south-1',
  'il-central-1',
  'af-south-1',
] as const;
