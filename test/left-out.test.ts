import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sources } from './docs/pages.js';
import { isMissing, lacks } from './left-out.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a test that is left out', () => {
  it('for a missing file is a failure in CI, and said elsewhere', () => {
    const folder = mkdtempSync(join(tmpdir(), 'satudata-left-out-'));
    const absent = join(folder, 'nothing');
    vi.stubEnv('CI', 'true');
    expect(isMissing(folder)).toBe(false);
    expect(() => isMissing(folder, absent)).toThrow(`CI must have ${absent}`);
    vi.stubEnv('CI', '');
    expect(isMissing(absent)).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it('for what the machine is not is never a failure', () => {
    vi.stubEnv('CI', 'true');
    expect([lacks('a thing that is here', true), lacks('a thing that no machine has', false)]).toEqual([
      false,
      true,
    ]);
  });

  it('says why: no test decides it by itself', () => {
    const asked = sources(['test'], '.test.ts').flatMap(
      (text) => text.match(/\.(?:skipIf|runIf)\(\s*\S+/g) ?? [],
    );
    const unsaid = asked.filter((call) => !/skipIf\(\s*(?:isMissing|lacks)\(/.test(call));
    const never = sources(['test'], '.test.ts').flatMap(
      (text) => text.match(/^\s*(?:it|test|describe)\.(?:skip|todo|only)\b/gm) ?? [],
    );
    expect([unsaid, never]).toEqual([[], []]);
    expect(asked.length).toBeGreaterThan(30);
  });
});
