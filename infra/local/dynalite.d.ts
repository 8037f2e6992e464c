declare module 'dynalite' {
  import type { Server } from 'node:http';
  /** An embedded DynamoDB. `path`: where LevelDB keeps it; in memory without. */
  export default function dynalite(options: { path?: string; createTableMs?: number }): Server;
}
