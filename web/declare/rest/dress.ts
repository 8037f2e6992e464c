/** Adds the later screens' rules to the page's one style sheet: the policy allows no second inline one. */
import safety from '../../shared/safety.css?inline';
import rest from './rest.css?inline';

const RULE = /[^{}]+\{(?:[^{}]|\{[^{}]*\})*\}/g;

const sheet = document.styleSheets[0];
for (const rule of `${safety}${rest}`.match(RULE) ?? []) sheet?.insertRule(rule, sheet.cssRules.length);
