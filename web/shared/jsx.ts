// First bundle of /khai-bao/: every byte counts.
/** The automatic JSX runtime in a few bytes: what preact/jsx-runtime does beyond this, the page does not use. */
import { Fragment, h } from 'preact';

export const jsx = (type: string, props: object, key?: string): ReturnType<typeof h> =>
  h(type, key === undefined ? props : { ...props, key });
export { Fragment, jsx as jsxs };
