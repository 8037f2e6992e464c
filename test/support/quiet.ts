/** What functions log is no output of the tests: whoever wants it reads it with logs.ts. */
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (chunk: string | Uint8Array, ...rest: []): boolean =>
  typeof chunk === 'string' && chunk.startsWith('{"level":') ? true : write(chunk, ...rest);
