// The warehouse, its files and the hash of its configuration → one file; and that file → a warehouse that holds the same.
import type { Ports } from '../model/ports.js';
import type { Manifest } from '../warehouse/backup/manifest.js';
import { openBackup } from '../warehouse/backup/read-backup.js';
import { restoreBackup } from '../warehouse/backup/restore-backup.js';
import { type OnPart, writeBackup } from '../warehouse/backup/write-backup.js';
import { loadReference } from '../warehouse/load-reference.js';
import { configuration as readConfiguration } from './check.js';
import { configurationHash } from './configuration-hash.js';
import { programVersion } from './package-root.js';
import { type Place, withBareWarehouse } from './session.js';

export interface BackupReport {
  readonly file: string;
  readonly manifest: Manifest;
  /** Whether the configuration at hand is the one that the backup speaks of. */
  readonly sameConfiguration: boolean;
}

/** WarehouseError SD_BACKUP_EXISTS and those of the server. Runs go on meanwhile. */
export async function backup(
  place: Place,
  ports: Ports,
  file: string,
  onPart: OnPart,
): Promise<BackupReport> {
  const { city } = await readConfiguration(place.config);
  const described = {
    programVersion: programVersion(),
    madeAt: ports.clock().toISOString(),
    city: { area: city.area, name: city.name },
    configurationHash: await configurationHash(place.config),
  };
  return withBareWarehouse(place, ports, async (warehouse) => {
    const manifest = await writeBackup(warehouse, file, described, onPart);
    return { file, manifest, sameConfiguration: true };
  });
}

/** Fills an empty warehouse; the configuration at hand makes its views. WarehouseError SD_RESTORE_…. */
export async function restore(
  place: Place,
  ports: Ports,
  file: string,
  onPart: OnPart,
): Promise<BackupReport> {
  const configuration = await readConfiguration(place.config);
  const opened = await openBackup(file);
  try {
    const { manifest } = opened;
    const sameConfiguration = manifest.configurationHash === (await configurationHash(place.config));
    return await withBareWarehouse(place, ports, async (warehouse) => {
      await restoreBackup(warehouse, opened, onPart);
      await loadReference(warehouse, configuration);
      return { file, manifest, sameConfiguration };
    });
  } finally {
    opened.close();
  }
}
