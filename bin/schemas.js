// Writes the JSON Schemas of the configuration files into config/schemas, for completion in an editor.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jsonSchemas } from '../dist/config/load/schemas.js';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'config', 'schemas');
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(jsonSchemas())) writeFileSync(join(folder, name), text);
