#!/usr/bin/env node
// Runs a command of satudata on the sample city, with the sample APIs up on a loopback port for as long as it takes.
import { main } from '../dist/cli/main.js';
import { sampleKey } from '../dist/samples/routes/answer.js';
import { samplePort, startSampleServer } from '../dist/samples/server.js';

const server = await startSampleServer(samplePort).catch(() => startSampleServer(0));
process.env.SATUDATA_SAMPLE_URL = server.url;
process.env.SATUDATA_SAMPLE_KEY ??= sampleKey;
try {
  await main(process.argv);
} finally {
  await server.close();
}
