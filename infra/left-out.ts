/**
 * Parts of libraries that no function of ours ever runs, and what stands in the bundles in their place.
 * test/infra/bundle.test.ts holds that each is still met: an upgrade must not bring one back unseen.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

interface Part {
  /** As it is imported. */
  imported: RegExp;
  /** Only by such files; absent: by whichever. */
  by?: RegExp;
  /** A module's text. */
  instead: string;
}

const NAMESPACE = 'left-out';
const ROOT = fileURLToPath(new URL('../', import.meta.url));
const throwing = (name: string, why: string) =>
  `export const ${name} = () => { throw new Error('${why}'); };`;

export const PARTS: Readonly<Record<string, Part>> = {
  /** Lambda and the local host both give keys by environment variables, which the SDK would ask first of seven ways. */
  'ways to credentials': {
    imported: /^@aws-sdk\/credential-provider-node$/,
    instead: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
  },
  /**
   * DynamoDB's client can ask for its endpoints and remember the answers, for services that want that (Timestream does,
   * DynamoDB doesn't): nobody asks, so there is nothing to remember.
   */
  'remembered endpoints': {
    imported: /^@aws-sdk\/endpoint-cache$/,
    instead: `export class EndpointCache {
      getEndpoint() {} get() {} set() {} delete() {} has() { return false; } clear() {}
    };`,
  },
  /** Answers that go on for as long as somebody listens: neither DynamoDB's nor SES's do. */
  'event streams': {
    imported: /^@smithy\/core\/event-streams$/,
    instead: `${throwing('EventStreamSerde', 'Event streams are not bundled')}
      export const eventStreamSerdeProvider = EventStreamSerde;`,
  },
  /** For a Node without OpenSSL: Lambda's has it. */
  'SHA-256 in JavaScript': {
    imported: /^\.\/Sha256Js$/,
    by: /checksum\/sha256\/Sha256Node\.js$/,
    instead: throwing('Sha256Js', 'This Node has no crypto'),
  },
  /** Mails have no attachments whose names would tell their types. */
  'types of attachments': {
    imported: /^\.\/mime-types\.js$/,
    by: /nodemailer\/.*\/mime-funcs\//,
    instead: `export const detectMimeType = () => 'application/octet-stream';
      export const detectExtension = () => 'bin';`,
  },
  /** Nor is anything fetched into one: `disableUrlAccess` forbids it as well. */
  'fetched attachments': {
    imported: /^\.\.\/fetch\/index\.js$/,
    by: /nodemailer\//,
    instead: `export default () => { throw new Error('Nothing is fetched into a mail'); };`,
  },
};

export const leaveOut: Plugin = {
  name: NAMESPACE,
  setup({ onResolve, onLoad }) {
    for (const [name, { imported, by }] of Object.entries(PARTS))
      onResolve({ filter: imported }, ({ importer }) =>
        by && !by.test(importer) ? undefined : { path: name, namespace: NAMESPACE },
      );
    onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
      contents: PARTS[path]?.instead ?? '',
      resolveDir: ROOT,
    }));
  },
};

/** What the commands that we send answer when they fail (API references of DynamoDB and SES, "Errors" of each). */
const ERRORS = new Set([
  'ConditionalCheckFailedException',
  'InternalServerError',
  'ItemCollectionSizeLimitExceededException',
  'ProvisionedThroughputExceededException',
  'ReplicatedWriteConflictException',
  'RequestLimitExceeded',
  'ResourceNotFoundException',
  'ThrottlingException',
  'TransactionConflictException',
  'AccountSendingPausedException',
  'ConfigurationSetDoesNotExistException',
  'ConfigurationSetSendingPausedException',
  'MailFromDomainNotVerifiedException',
  'MessageRejected',
]);

/** `n0_registry.registerError(BackupInUseException$, BackupInUseException);`: it keeps the class and its schema in. */
const REGISTERED = /^n0_registry\.registerError\(\w+\$, (\w+)\);$/gm;

/**
 * Each client registers the errors of all its commands when it is loaded. Those of commands that we never send stay out; one
 * that came all the same would still be thrown, under its name, as the service's general exception.
 */
export const forgetForeignErrors: Plugin = {
  name: 'forget-foreign-errors',
  setup({ onLoad }) {
    onLoad({ filter: /@aws-sdk\/client-\w+\/dist-es\/schemas\/schemas_0\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (text.search(REGISTERED) < 0) throw new Error(`${path} registers its errors in another way now`);
      return { contents: text.replace(REGISTERED, (line, name) => (ERRORS.has(name) ? line : '')) };
    });
  },
};

/** Clients read their own version, for the User-Agent, out of a manifest that would come along whole. */
export const onlyVersions: Plugin = {
  name: 'only-versions',
  setup({ onLoad }) {
    onLoad({ filter: /@aws-sdk\/client-\w+\/package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};
