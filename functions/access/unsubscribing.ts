/** Where a digest's token leads: people to a page that asks, mail providers to the route they post to (RFC 8058). */

/** In the fragment, which no server and no log sees. */
export const unsubscribePage = (origin: string, token: string): string =>
  `${origin}/quan-ly/#ngung-nhan=${encodeURIComponent(token)}`;

export const unsubscribeRoute = (origin: string, token: string): string =>
  `${origin}/api/unsubscribe/${token}`;
