// SPDX-License-Identifier: GPL-3.0-or-later
// What the test files share: the running sandbox, its customer, an HTTPS recorder in front of it, and our programs.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const setup = JSON.parse(process.env.MENDIAN_PEERS);
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

export const ports = readJson(setup.portFile);
export const merchants = readJson(ports.merchants_file);
/** The two demo applications, plain keys and certificates, with Alipay's own half beside them. */
export const [keyApp, certificateApp] = (({ apps, ...own }) => apps.map((app) => ({ ...own, ...app })))(merchants.alipay);
export const ca = readFileSync(ports.ca_file, 'utf8');
export const folder = mkdtempSync(join(setup.folder, 'test-'));

/** A number nobody has used. */
export const fresh = (prefix = 'PEER') => prefix + randomBytes(12).toString('hex');
/** Today in Beijing, 2026-01-31. */
const beijing = (ms) => new Date(ms + 8 * 3600_000).toISOString().slice(0, 10);
export const today = () => beijing(Date.now());
export const yesterday = () => beijing(Date.now() - 86400_000);

/** Writes a file of this test and says where. */
export function file(name, content) {
  const path = join(folder, `${randomBytes(4).toString('hex')}-${name}`);
  writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  return path;
}

/** A call of the sandbox's admin API. */
export function admin(path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(`${ports.admin_url}/admin/${path}`, { method: body ? 'POST' : 'GET' }, (reply) => {
      let text = '';
      reply.on('data', (part) => { text += part; });
      reply.on('end', () => (reply.statusCode < 300 ? resolve(JSON.parse(text || '{}')) : reject(new Error(text))));
    });
    request.on('error', reject);
    request.end(body ? JSON.stringify(body) : undefined);
  });
}
export const paymentCode = async (wallet = 'wechat') => (await admin(`code?wallet=${wallet}`)).code;
export const scan = (qr) => admin('scan', { qr });

/** Asks until `good` likes the answer; the last answer. */
export async function until(ask, good, seconds = 60) {
  for (const end = Date.now() + seconds * 1000; ;) {
    const answer = await ask();
    if (good(answer) || Date.now() > end) return answer;
    await pause(100);
  }
}

/** A plain GET over TLS: bill files. */
export async function download(url) {
  const request = https.get(url);
  const [reply] = await once(request, 'response');
  const parts = [];
  for await (const part of reply) parts.push(part);
  return Buffer.concat(parts);
}

/** An HTTPS server with the sandbox's own certificate. `answer(request)` gives {status, headers, body}. */
async function serve(answer, options = {}) {
  const seen = [];
  const server = https.createServer({
    key: readFileSync(join(setup.folder, 'server-key.pem')), cert: readFileSync(join(setup.folder, 'server.pem')),
    ...options,
  }, async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const one = { method: request.method, target: request.url, headers: request.headers, raw: request.rawHeaders,
      withCertificate: Object.keys(request.socket.getPeerCertificate?.() ?? {}).length > 0, body: Buffer.concat(parts) };
    seen.push(one);
    try {
      const reply = await answer(one);
      response.writeHead(reply.status, reply.headers);
      response.end(reply.body);
    } catch (error) {
      response.destroy(error);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `https://127.0.0.1:${server.address().port}`, seen,
    close: () => { server.closeAllConnections(); server.close(); } };
}

/** Stands between our client and the sandbox, passes everything on unchanged and remembers it. */
export function recorder(identity) {
  const target = new URL(ports.wechat_base_url);
  return serve(async (request) => {
    // A client certificate cannot be passed on: the same merchant's is shown when one was shown.
    const shown = request.withCertificate ? identity : {};
    const forward = https.request({ host: target.hostname, port: target.port, method: request.method, agent: false,
      path: request.target, headers: request.headers, ...shown });
    forward.end(request.body);
    const [reply] = await once(forward, 'response');
    const parts = [];
    for await (const part of reply) parts.push(part);
    return { status: reply.statusCode, headers: reply.rawHeaders, body: Buffer.concat(parts) };
  }, { requestCert: true, rejectUnauthorized: false, ca });
}

/** Where notifications arrive; `body` is what the provider wants to hear. */
export const mailbox = (body, type = 'text/plain') =>
  serve(async () => ({ status: 200, headers: { 'Content-Type': type }, body }));

/** mendian-ctl: {exit, json, err}. */
export function ctl(...args) {
  return new Promise((resolve) => {
    execFile(setup.ctl, [...args, '--json'], { maxBuffer: 1 << 24, timeout: 120_000 }, (error, out, err) => {
      let json = {};
      try { json = JSON.parse(out); } catch { /* the exit code and the words tell */ }
      resolve({ exit: error ? error.code : 0, json, err });
    });
  });
}

/** The till's payment client behind peers_client: `await client.ask({do: 'pay', …})`. */
export function client(provider, keys) {
  const child = spawn(setup.client, [file('client.json', { provider, keys })],
    { stdio: ['pipe', 'pipe', process.env.MENDIAN_VERBOSE ? 'inherit' : 'ignore'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(call) {
      child.stdin.write(`${JSON.stringify(call)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('peers_client ended');
      return JSON.parse(value);
    },
    close: () => child.stdin.end(),
  };
}
