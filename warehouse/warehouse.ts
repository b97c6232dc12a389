// The one value through which every room of the warehouse reaches PostgreSQL.
import type { Knex } from 'knex';
import type { ClientConfig } from 'pg';

export interface Warehouse {
  readonly knex: Knex;
  /** Address without the password, fit to be printed. */
  readonly url: string;
  /** Where the server is, and the login of the program itself. */
  readonly address: () => Promise<ClientConfig>;
  /** SATUDATA_READER_URL: the address by which queries of analysts read, where somebody names one. */
  readonly readerUrl: string | undefined;
  /** True when the server is the program's own, false when it was named by URL. */
  readonly embedded: boolean;
  /** Absolute path of the directory that holds the archive and, when embedded, the server. */
  readonly home: string;
  /** Closes every connection and leaves the server; the last to leave an embedded one stops it. May be called twice. */
  close(): Promise<void>;
}
