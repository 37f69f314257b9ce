// SPDX-License-Identifier: GPL-3.0-or-later
// The requests of the till's own clients, recorded on their way to the sandbox, verified by the peers' own functions.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after, before } from 'node:test';
import { AlipaySdk } from 'alipay-sdk';
import { Formatter, Hash, Rsa, Transformer } from 'wechatpay-axios-plugin';
import { ca, certificateApp, client, ctl, file, folder, keyApp, merchants, paymentCode, recorder, scan, today, until, yesterday } from './bench.mjs';

const merchant = merchants.merchants[0];
const { v3 } = merchant;
let tape;
before(async () => { tape = await recorder({ cert: merchant.client_certificate_pem, key: merchant.client_key_pem }); });
after(() => tape.close());

const wechatKeys = (more = {}) => ({ mch_id: merchant.mch_id, app_id: merchant.appid, key: merchant.v2_key,
  client_cert: merchant.client_certificate_pem, client_key: merchant.client_key_pem, v3_key: v3.api_v3_key,
  platform_public_key: v3.platform_public_key_pem, platform_public_key_id: v3.platform_public_key_id,
  platform_certs: v3.platform_certificates.map((one) => one.certificate_pem).join(''), notify_url: 'https://shop.example/n',
  ca, base_url: tape.url, ...more });
const alipayKeys = (app) => ({ app_id: app.app_id, private_key: app.app_private_key, ca,
  base_url: `${tape.url}/gateway.do`, ...(app.app_certificate_pem ? { app_cert: app.app_certificate_pem,
    alipay_cert: app.alipay_certificate_pem, alipay_root_cert: app.alipay_root_certificate_pem }
    : { alipay_public_key: app.alipay_public_key }) });

// --- the peers' verdicts ---

/** V2: the plugin's own parser and digests. The name of the digest that fits, or nothing. */
function digestOf(request) {
  const fields = Transformer.toObject(request.body.toString());
  const { sign } = fields;
  const type = sign?.length === 64 ? Hash.ALGO_HMAC_SHA256 : Hash.ALGO_MD5;
  return Hash.equals(Hash.sign(type, fields, merchant.v2_key), sign) ? type : undefined;
}

/** V3: the plugin builds the message, node's crypto through it verifies with the merchant's certificate. */
function isSignedV3(request) {
  const header = request.headers.authorization ?? '';
  const fields = Object.fromEntries([...header.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  const message = Formatter.request(request.method, request.target, fields.timestamp, fields.nonce_str, request.body.toString());
  return header.startsWith('WECHATPAY2-SHA256-RSA2048 ') && fields.mchid === merchant.mch_id
    && fields.serial_no === v3.certificate_serial && Rsa.verify(message, fields.signature, merchant.client_certificate_pem);
}

/** Alipay: the SDK's check of a signed form, with the application's key in the place of Alipay's. */
function isSignedAlipay(request, app) {
  const url = new URL(request.target, tape.url);
  const form = Object.fromEntries([...url.searchParams, ...new URLSearchParams(request.body.toString())]);
  const judge = new AlipaySdk({ appId: app.app_id, privateKey: app.app_private_key, keyType: 'PKCS8',
    ...(app.app_certificate_pem ? { appCertContent: app.app_certificate_pem,
      alipayPublicCertContent: app.app_certificate_pem, alipayRootCertContent: app.alipay_root_certificate_pem }
      : { alipayPublicKey: app.app_public_key }) });
  // The serial numbers of the certificates, worked out by the SDK from the same files.
  const serials = !app.app_certificate_pem || (form.app_cert_sn === judge.config.appCertSn
    && form.alipay_root_cert_sn === judge.config.alipayRootCertSn);
  return serials && judge.checkNotifySignV2(form) && !judge.checkNotifySignV2({ ...form, version: '1.1' });
}

/** The requests recorded while `work` ran. */
async function recorded(work) {
  const first = tape.seen.length;
  await work();
  return tape.seen.slice(first);
}
const paths = (requests) => [...new Set(requests.map((one) => one.target.replace(/[?].*/, '').replace(/[0-9a-f]{32}/, 'NUMBER')))];

async function lifecycle(session, code, more = []) {
  const paid = await session.ask({ do: 'pay', amount_fen: 350, ...(code ? { code } : {}) });
  if (!code) {
    assert.equal(paid.outcome, 'UserPaying', JSON.stringify(paid));
    await scan(paid.qr);
  }
  const found = await until(() => session.ask({ do: 'query' }), (answer) => answer.outcome === 'Paid');
  assert.equal(found.outcome, 'Paid', JSON.stringify([paid, found]));
  const back = await session.ask({ do: 'refund', amount_fen: 120 });
  assert.ok(['Done', 'Accepted'].includes(back.outcome), JSON.stringify(back));
  const ended = await until(() => session.ask({ do: 'refund_query' }), (answer) => answer.outcome === 'Done');
  assert.equal(ended.outcome, 'Done', JSON.stringify(ended));
  for (const call of more) {
    const answer = await session.ask(call);
    assert.ok(!answer.error, JSON.stringify(answer));
  }
}

for (const sign_type of ['MD5', 'HMAC-SHA256']) {
  test(`our WeChat V2 client, ${sign_type}`, async () => {
    const session = client('wechat', wechatKeys({ sign_type }));
    const requests = await recorded(async () => {
      await lifecycle(session, await paymentCode());
      const paid = await session.ask({ do: 'pay', amount_fen: 100, code: await paymentCode() });
      assert.equal(paid.outcome, 'Paid', JSON.stringify(paid));
      const gone = await session.ask({ do: 'reverse' });
      assert.ok(['Reversed', 'WasPaidNowReturned', 'ReverseAgain'].includes(gone.outcome), JSON.stringify(gone));
      for (const kind of ['trade', 'flow']) {
        const bill = await session.ask({ do: 'bill', kind, day: today() });
        assert.ok(bill.bytes > 0, JSON.stringify(bill));
      }
    });
    session.close();
    assert.deepEqual(paths(requests).sort(), ['/pay/downloadbill', '/pay/downloadfundflow', '/pay/micropay',
      '/pay/orderquery', '/pay/refundquery', '/secapi/pay/refund', '/secapi/pay/reverse']);
    for (const request of requests)
      // The fund flow is HMAC-SHA256 for everybody (spec/wechat-pay.md 1.10).
      assert.equal(digestOf(request), request.target.includes('fundflow') ? 'HMAC-SHA256' : sign_type, request.target);
    assert.equal(digestOf({ ...requests[0], body: Buffer.from(requests[0].body.toString().replace('350', '351')) }), undefined);
  });
}

test('our WeChat V3 client', async () => {
  const session = client('wechat_qr', wechatKeys());
  const requests = await recorded(async () => {
    await lifecycle(session, undefined, [{ do: 'bill', kind: 'trade', day: today() }, { do: 'bill', kind: 'flow', day: today() },
      { do: 'pay', amount_fen: 100 }, { do: 'reverse' }]);
  });
  session.close();
  for (const path of ['/v3/pay/transactions/native', '/v3/pay/transactions/out-trade-no/NUMBER',
    '/v3/pay/transactions/out-trade-no/NUMBER/close', '/v3/refund/domestic/refunds', '/v3/refund/domestic/refunds/NUMBER',
    '/v3/bill/tradebill', '/v3/bill/fundflowbill', '/v3/billdownload/file'])
    assert.ok(paths(requests).includes(path), `${path} in ${paths(requests)}`);
  for (const request of requests)
    assert.ok(isSignedV3(request), request.target);
  assert.ok(!isSignedV3({ ...requests[0], target: `${requests[0].target}/` }));
});

for (const [mode, app] of [['plain keys', keyApp], ['certificates', certificateApp]]) {
  for (const provider of ['alipay', 'alipay_qr']) {
    test(`our Alipay client, ${provider}, ${mode}`, async () => {
      const session = client(provider, alipayKeys(app));
      const requests = await recorded(async () => {
        const code = provider === 'alipay' ? await paymentCode('alipay') : undefined;
        await lifecycle(session, code);
        // Yesterday nobody sold anything here; the client itself does not ask for a day that is not over.
        if (provider === 'alipay')
          assert.equal((await session.ask({ do: 'bill', day: yesterday() })).error, 'NotFound');
        const again = provider === 'alipay' ? { code: await paymentCode('alipay') } : {};
        await session.ask({ do: 'pay', amount_fen: 100, ...again });
        await session.ask({ do: 'reverse' });
      });
      session.close();
      const signed = requests.filter((one) => one.target.startsWith('/gateway.do'));
      const methods = new Set(signed.map((one) => new URLSearchParams(`${one.target.split('?')[1]}&${one.body}`).get('method')));
      assert.ok(methods.size >= 5, [...methods].join());
      for (const request of signed)
        assert.ok(isSignedAlipay(request, app), `${request.target} ${request.body}`);
    });
  }
}

test('mendian-ctl sell and return, through the recorder', async () => {
  const shop = `${folder}/shop`;
  const run = async (...args) => {
    const done = await ctl(...args, '--data', shop);
    assert.equal(done.exit, 0, `${args.join(' ')}: ${done.err} ${JSON.stringify(done.json)}`);
    return done.json;
  };
  await run('demo-data', '--goods', '300');
  await run('keys', 'import', 'wechat', file('wechat.json', wechatKeys()));
  await run('keys', 'import', 'alipay', file('alipay.json', alipayKeys(keyApp)));
  const goods = `${folder}/goods.csv`;
  await run('export', 'goods', goods);
  const [barcode] = readFileSync(goods, 'utf8').match(/\b69[0-9]{11}\b/);
  const requests = await recorded(async () => {
    for (const wallet of ['wechat', 'alipay']) {
      const sold = await run('sell', '--code', barcode, '--pay', `${wallet}:${await paymentCode(wallet)}`);
      assert.equal(sold.state, 'finished');
      assert.equal(sold.payments[0].provider, wallet);
      const returned = await ctl('return', '--receipt', sold.receipt, '--line', '1', '--reason', 'quality', '--wait', '1',
        '--data', shop);
      assert.ok([0, 4].includes(returned.exit), returned.err);
    }
  });
  const [alipay, wechat] = [requests.filter((one) => one.target.startsWith('/gateway.do')),
    requests.filter((one) => !one.target.startsWith('/gateway.do'))];
  assert.ok(wechat.some((one) => one.target === '/pay/micropay') && wechat.some((one) => one.target === '/secapi/pay/refund'),
    paths(wechat).join());
  assert.ok(alipay.length >= 2);
  for (const request of wechat)
    assert.equal(digestOf(request), 'HMAC-SHA256', request.target);
  for (const request of alipay)
    assert.ok(isSignedAlipay(request, keyApp), request.target);
});
