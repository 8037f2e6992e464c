/**
 * What `npm start` runs: plain JavaScript, so that an older Node can read it and say what is missing.
 * On Linux x64 npm brings Node 24 along (package.json, optionalDependencies); elsewhere the machine's own is used.
 */
const [major] = process.versions.node.split('.');

if (Number(major) >= 24) await import('./main.ts');
else {
  process.stderr.write(
    `This needs Node 24 or newer, and found ${process.versions.node}: run it as "npm start" after "npm ci", or install Node 24.\n`,
  );
  process.exitCode = 1;
}
