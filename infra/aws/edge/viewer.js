/**
 * CloudFront Function on every request to /api: says who asks. Whatever the viewer itself wrote there is overwritten,
 * so the functions can count requests by address.
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  event.request.headers['x-viewer-ip'] = { value: event.viewer.ip };
  return event.request;
}
