// This machine → whether its Node, its disk and its clock will do.
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { programVersion } from '../package-root.js';
import { type Finding, ok, warning, wrong } from './finding.js';

const leastNode = [20, 19] as const;
const megabyte = 1_048_576;
const scarceMegabytes = 1024;
const tooFewMegabytes = 100;

/** `node` as process.versions gives it. */
export function versionFinding(node: string): Finding {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const [leastMajor, leastMinor] = leastNode;
  const message = `satudata ${programVersion()} on Node ${node}`;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return ok('version', message);
  return wrong('version', message, `Install Node ${leastNode.join('.')} or newer`, 2);
}

/** Looks at the nearest directory that exists, for one that will be made. */
export async function diskFinding(directory: string, holds: string): Promise<Finding> {
  const facts = await statfs(directory).catch(() => null);
  if (facts === null) return diskFinding(dirname(directory), holds);
  return roomFinding(Math.floor((facts.bavail * facts.bsize) / megabyte), `${directory} (${holds})`);
}

export function roomFinding(megabytes: number, where: string): Finding {
  const room = megabytes < 10_240 ? `${megabytes} MB` : `${Math.floor(megabytes / 1024)} GB`;
  const message = `${room} free at ${where}`;
  const mend = 'Free space there, or name another directory with --home or SATUDATA_HOME';
  if (megabytes < tooFewMegabytes) return wrong('disk', message, mend, 5);
  return megabytes < scarceMegabytes ? warning('disk', message, mend) : ok('disk', message);
}

/** `whose`: "the database", a host. What they may differ by is in seconds. */
export function clockFinding(here: Date, there: Date, whose: string, tolerance: number): Finding {
  const seconds = Math.round((here.getTime() - there.getTime()) / 1000);
  if (Math.abs(seconds) <= tolerance) return ok('clock', `agrees with ${whose}`);
  const message = `this machine is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} ${whose}`;
  return warning('clock', message, 'Let NTP set the clock (timedatectl set-ntp true); due days depend on it');
}
