/** What the synthesized template of the reference province holds, one file of checks for each part of infra/aws/. */
import './stack/acknowledgements.checks.ts';
import './stack/summary.checks.ts';
import './stack/provinces.checks.ts';
import './stack/table.checks.ts';
import './stack/functions.checks.ts';
import './stack/permissions.checks.ts';
import './stack/api.checks.ts';
import './stack/woken.checks.ts';
import './stack/mail.checks.ts';
import './stack/front.checks.ts';
import './stack/watch.checks.ts';
import './stack/runbook.checks.ts';
import './stack/day.checks.ts';
import './stack/whole.checks.ts';
