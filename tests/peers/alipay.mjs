// SPDX-License-Identifier: GPL-3.0-or-later
// alipay-sdk as an application of the sandbox, with plain keys and with certificates. It checks the signature of every
// reply by itself and throws when one is wrong.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import test from 'node:test';
import { AlipaySdk } from 'alipay-sdk';
import { certificateApp, ctl, download, file, fresh, keyApp, mailbox, paymentCode, ports, scan, today, until } from './bench.mjs';

const modes = {
  'plain keys': { app: keyApp, keys: { alipayPublicKey: keyApp.alipay_public_key } },
  certificates: {
    app: certificateApp,
    keys: {
      appCertContent: certificateApp.app_certificate_pem,
      alipayPublicCertContent: certificateApp.alipay_certificate_pem,
      alipayRootCertContent: certificateApp.alipay_root_certificate_pem,
    },
  },
};
const sdkOf = ({ app, keys }) => new AlipaySdk({ appId: app.app_id, privateKey: app.app_private_key, keyType: 'PKCS8',
  gateway: ports.alipay_base_url, timeout: 30_000, ...keys });

for (const [mode, setup] of Object.entries(modes)) {
  const sdk = sdkOf(setup);
  const call = (method, bizContent, more = {}) => sdk.exec(method, { bizContent, ...more }, { validateSign: true });
  const paid = async (yuan = '3.50') => {
    const out_trade_no = fresh('ALI');
    const answer = await call('alipay.trade.pay', { out_trade_no, scene: 'bar_code', auth_code: await paymentCode('alipay'),
      subject: '门店-可乐 <茶>', total_amount: yuan });
    assert.equal(answer.code, '10000', JSON.stringify(answer));
    return out_trade_no;
  };

  test(`Alipay, ${mode}: pay and query`, async () => {
    const out_trade_no = await paid();
    const found = await call('alipay.trade.query', { out_trade_no });
    assert.equal(found.tradeStatus, 'TRADE_SUCCESS');
    assert.equal(found.totalAmount, '3.50');
  });

  test(`Alipay, ${mode}: precreate, the scan, the notification`, async () => {
    const box = await mailbox('success');
    try {
      const out_trade_no = fresh('ALI');
      const { qrCode } = await call('alipay.trade.precreate', { out_trade_no, subject: '门店 茶', total_amount: '3.50' },
        { notifyUrl: `${box.url}/paid` });
      await scan(qrCode);
      const found = await until(() => call('alipay.trade.query', { out_trade_no }),
        (answer) => answer.tradeStatus === 'TRADE_SUCCESS');
      assert.equal(found.tradeStatus, 'TRADE_SUCCESS', JSON.stringify(found));
      await until(async () => box.seen.length, (count) => count >= 1);
      const form = Object.fromEntries(new URLSearchParams(box.seen[0].body.toString()));
      assert.equal(form.out_trade_no, out_trade_no);
      assert.ok(sdk.checkNotifySignV2(form));
      assert.ok(!sdk.checkNotifySignV2({ ...form, total_amount: '3.51' }));
    } finally { box.close(); }
  });

  test(`Alipay, ${mode}: cancel, close`, async () => {
    const out_trade_no = await paid();
    assert.equal((await call('alipay.trade.cancel', { out_trade_no })).action, 'refund');
    const unpaid = fresh('ALI');
    await call('alipay.trade.precreate', { out_trade_no: unpaid, subject: '茶', total_amount: '1.00' });
    assert.equal((await call('alipay.trade.close', { out_trade_no: unpaid })).subCode, 'ACQ.TRADE_NOT_EXIST');
  });

  test(`Alipay, ${mode}: refund, refund query`, async () => {
    const out_trade_no = await paid();
    const out_request_no = fresh('R');
    const back = await call('alipay.trade.refund', { out_trade_no, out_request_no, refund_amount: '1.20' });
    assert.equal(back.fundChange, 'Y', JSON.stringify(back));
    const found = await call('alipay.trade.fastpay.refund.query', { out_trade_no, out_request_no });
    assert.equal(found.refundStatus, 'REFUND_SUCCESS');
    assert.equal(found.refundAmount, '1.20');
  });

  test(`Alipay, ${mode}: bill download`, async () => {
    const answer = await call('alipay.data.dataservice.bill.downloadurl.query', { bill_type: 'trade', bill_date: today() });
    assert.equal(answer.code, '10000', JSON.stringify(answer));
    const zip = await download(answer.billDownloadUrl);
    assert.equal(zip.subarray(0, 4).toString('latin1'), 'PK\x03\x04');
  });

  test(`Alipay, ${mode}: a refusal is signed too`, async () => {
    const answer = await call('alipay.trade.query', { out_trade_no: fresh('NO') });
    assert.equal(answer.subCode, 'ACQ.TRADE_NOT_EXIST');
  });

  // --- what the peer signs, seen by our support tool ---

  test(`mendian-ctl payment explain signs as the peer does, Alipay, ${mode}`, async () => {
    const biz = { out_trade_no: fresh('ALI'), subject: '门店-可乐 & <茶> = /', total_amount: '3.50' };
    const request = Object.fromEntries(sdk.sdkExecute('alipay.trade.precreate', { biz_content: biz }).split('&')
      .map((pair) => pair.split(/=(.*)/s).slice(0, 2).map(decodeURIComponent)));
    const { exit, json, err } = await ctl('payment', 'explain', '--provider', 'alipay', '--key-file',
      file('app.key', setup.app.app_private_key), '--request', file('request.json', request));
    assert.equal(exit, 0, err);
    assert.equal(json.signature, request.sign);
  });
}

test("mendian-ctl payment verify accepts the peer's reply and notification, Alipay", async () => {
  // The package keeps its bare signing function to itself; the file is there all the same.
  const { signatureV3 } = createRequire(import.meta.url)('./node_modules/alipay-sdk/dist/commonjs/util.js');
  const sdk = sdkOf(modes['plain keys']);
  const sign = (text) => signatureV3(text, sdk.config.privateKey);
  const args = ['payment', 'verify', '--provider', 'alipay', '--key-file', file('public.key', keyApp.app_public_key)];
  const node = JSON.stringify({ code: '10000', msg: 'Success', out_trade_no: fresh('ALI'), subject: '门店 {"}' });
  const reply = `{"alipay_trade_query_response":${node},"sign":"${sign(node)}"}`;
  const good = await ctl(...args, '--reply', file('reply.json', reply));
  assert.equal(good.exit, 0, good.err);
  const bad = await ctl(...args, '--reply', file('reply.json', reply.replace('10000', '10001')));
  assert.equal(bad.json.error.code, 'BadSignature');

  const fields = { app_id: keyApp.app_id, notify_id: fresh(), subject: '门店 & 茶 + 100%', total_amount: '3.50' };
  const text = Object.keys(fields).sort().map((key) => `${key}=${fields[key]}`).join('&');
  const form = new URLSearchParams({ ...fields, sign_type: 'RSA2', sign: sign(text) }).toString();
  const notice = await ctl(...args, '--reply', file('notice.txt', form));
  assert.equal(notice.exit, 0, notice.err);
  const forged = await ctl(...args, '--reply', file('notice.txt', form.replace('3.50', '3.51')));
  assert.equal(forged.json.error.code, 'BadSignature');
});
