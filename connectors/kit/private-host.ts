// The host of an address → whether it lies in the network of this machine and not in public.
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Loopback, private, shared, link-local (cloud metadata) and unspecified addresses. */
const ranges = new BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  ranges.addSubnet(address, bits);
for (const [address, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  ranges.addSubnet(address, bits, 'ipv6');

/** One private address among those of a name is enough; a name that is not known is public, and will not be reached. */
export async function isPrivateHost(host: string): Promise<boolean> {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) return isPrivate(bare);
  const found = await lookup(bare, { all: true }).catch(() => []);
  return found.some(({ address }) => isPrivate(address));
}

function isPrivate(address: string): boolean {
  const [, inner] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  const plain = inner ?? address;
  return ranges.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}
