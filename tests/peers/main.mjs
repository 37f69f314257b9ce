// SPDX-License-Identifier: GPL-3.0-or-later
// node main.mjs MENDIAN-SANDBOX MENDIAN-CTL PEERS_CLIENT: starts a sandbox and lets the peers talk to it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const [sandbox, ctl, client] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'mendian-peers-'));
const portFile = join(folder, 'ports.json');
// The scale shortens refunds and the pauses between them, here only: the till's clients keep their patience.
const world = spawn(sandbox, ['--headless', '--dir', folder, '--port-file', portFile, '--bills-any-time',
  '--time-scale', '100'], { stdio: ['ignore', 'ignore', 'inherit'] });
let code = 1;
try {
  for (const end = Date.now() + 60_000; !existsSync(portFile);) {
    if (world.exitCode !== null || Date.now() > end) throw new Error('mendian-sandbox does not start');
    await pause(50);
  }
  const tests = spawn(process.execPath, [fileURLToPath(new URL('all.mjs', import.meta.url))], {
    stdio: 'inherit',
    env: {
      ...process.env,
      TZ: 'Asia/Shanghai', // alipay-sdk sends the local time, the gateway reads Beijing's
      NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
      MENDIAN_PEERS: JSON.stringify({ folder, portFile, ctl, client }),
    },
  });
  [code] = await once(tests, 'exit');
} finally {
  world.kill('SIGTERM');
  if (world.exitCode === null) await once(world, 'exit');
  rmSync(folder, { recursive: true, force: true });
}
process.exit(code ?? 1);
