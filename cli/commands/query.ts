// `satudata query`: one read-only statement of an analyst, as a table, CSV or JSON.
import type { Command } from 'commander';
import { query } from '../../pipelines/query.js';
import { withWarehouse } from '../../pipelines/session.js';
import { csvLines } from '../csv-lines.js';
import { invocation } from '../invocation.js';
import { wholeNumber } from '../number-option.js';
import { print, printData, printJson, say, textTable } from '../terminal.js';

interface QueryOptions {
  readonly csv?: boolean;
  readonly limit: number;
  readonly timeout: number;
}

export function addQuery(program: Command): void {
  program
    .command('query <sql>')
    .description('read-only SQL on mart, core and ref: table, csv or json')
    .option('--csv', 'comma-separated values')
    .option('--limit <rows>', 'most rows given', wholeNumber(1), 1000)
    .option('--timeout <seconds>', 'longest time it may take', wholeNumber(1), 30)
    .addHelpText(
      'after',
      '\nExamples:\n  satudata query "select * from mart.score_tree limit 5"\n  satudata query --csv "select area, value from mart.observation" > data.csv',
    )
    .action(async (sql: string, options: QueryOptions, command: Command) => {
      const asked = invocation(command);
      const limits = { limit: options.limit, timeout: options.timeout * 1000 };
      const { columns, rows, truncated } = await withWarehouse(asked, asked.ports, (session) =>
        query(session, sql, limits),
      );
      if (truncated) say(`only the first ${options.limit} rows: --limit gives more`);
      if (asked.json)
        return printJson({
          columns,
          rows: rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null]))),
          truncated,
        });
      const texts = rows.map((row) =>
        row.map((value) =>
          value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value),
        ),
      );
      if (options.csv) for (const line of csvLines([columns, ...texts])) printData(line);
      else for (const line of textTable(columns, texts)) print(line);
    });
}
