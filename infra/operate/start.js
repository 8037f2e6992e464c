/**
 * What the operator's npm scripts run: plain JavaScript, so that an older Node can read it and say what is missing.
 */
const [major] = process.versions.node.split('.');

if (Number(major) >= 24) await import('./main.ts');
else {
  process.stderr.write(
    `This needs Node 24 or newer, and found ${process.versions.node}: run it with "npm run …" after "npm ci".\n`,
  );
  process.exitCode = 1;
}
