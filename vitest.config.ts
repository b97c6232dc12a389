// How the tests run, and what of the code they must reach.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/postgres.ts', 'test/formats/compiled-reader.ts'],
    setupFiles: ['test/properties.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: [
        '{model,lexicon,config,connectors,formats,transforms,warehouse,pipelines,cli}/**/*.ts',
        'samples/**/*.ts',
      ],
      exclude: [
        'test/**',
        '**/*.{yaml,csv,md,json}',
        // What runs in a process of its own runs where nobody counts.
        'formats/kit/sheetjs/{worker,watch-parent}.ts',
      ],
      // Of each file.
      thresholds: { perFile: true, lines: 75 },
      reporter: ['text-summary', 'json-summary'],
    },
  },
});
