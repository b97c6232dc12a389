import { describe, expect, it } from 'vitest';
import { isPrivateHost } from '../../../connectors/kit/private-host.js';
import { firstHop, nextHop, refuseUnsafe } from '../../../connectors/kit/redirect.js';

const hop = (url: string) => ({ ...firstHop({ url, headers: {}, secrets: [], limits: limits() }) });
const limits = () => ({
  timeout_seconds: 1,
  total_seconds: 1,
  max_megabytes: 1,
  attempts: 1,
  per_second: 1,
  concurrent: 1,
  unsafe_redirects: false,
});
const follow = (from: string, to: string, insecure = false) =>
  refuseUnsafe(hop(from), nextHop(hop(from), 302, to, []), { insecure, isPrivate: isPrivateHost }, []);

describe('a redirect', () => {
  it.each([
    ['https://203.0.113.5/a', 'http://203.0.113.5/a', 'leaves https'],
    ['http://203.0.113.5/a', 'http://169.254.169.254/latest/meta-data', 'private one'],
    ['https://203.0.113.5/a', 'https://10.0.0.8/', 'private one'],
    ['http://203.0.113.5/', 'http://localhost:8080/', 'private one'],
    ['http://203.0.113.5/', 'http://[::1]/', 'private one'],
    ['http://203.0.113.5/', 'http://[::ffff:127.0.0.1]/', 'private one'],
  ])('from %s to %s is not followed unless the source says so', async (from, to, says) => {
    await expect(follow(from, to)).rejects.toMatchObject({
      code: 'SD_SOURCE_REDIRECT',
      message: expect.stringContaining(says),
      hint: expect.stringContaining('unsafe_redirects'),
    });
    await expect(follow(from, to, true)).resolves.toBeUndefined();
  });
  it.each([
    ['http://203.0.113.5/a', 'https://203.0.113.6/a'],
    ['http://127.0.0.1:1/a', 'http://127.0.0.1:2/b'],
    ['http://10.0.0.1/a', 'http://192.168.1.1/b'],
    ['https://10.0.0.1/a', '/b'],
  ])('from %s to %s is followed', async (from, to) => {
    await expect(follow(from, to)).resolves.toBeUndefined();
  });
});
