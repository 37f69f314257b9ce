// SPDX-License-Identifier: GPL-3.0-or-later
// wechatpay-axios-plugin as a merchant of the sandbox. It verifies every reply by itself and throws when one is wrong.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { gunzipSync } from 'node:zlib';
import { Wechatpay, Aes, Formatter, Hash, Rsa, Transformer } from 'wechatpay-axios-plugin';
import { admin, ca, ctl, file, fresh, mailbox, merchants, paymentCode, ports, scan, today, until } from './bench.mjs';

const merchant = merchants.merchants[0];
const { mch_id: mchid, appid, v3 } = merchant;
let known = Object.fromEntries(v3.platform_certificates.map((one) => [one.serial_no, one.certificate_pem]));
const certs = () => ({ ...known, [v3.platform_public_key_id]: v3.platform_public_key_pem });
const byPublicKey = { headers: { 'Wechatpay-Serial': v3.platform_public_key_id } };
const peer = () => new Wechatpay({
  baseURL: ports.wechat_base_url, mchid, serial: v3.certificate_serial, privateKey: merchant.client_key_pem,
  certs: certs(), secret: merchant.v2_key,
  merchant: { cert: merchant.client_certificate_pem, key: merchant.client_key_pem, ca },
});
let pay = peer();
const wellKnown = { appid, mch_id: mchid };

for (const sign_type of ['MD5', 'HMAC-SHA256']) {
  test(`V2 ${sign_type}: micropay, orderquery, refund, refundquery`, async () => {
    const out_trade_no = fresh('V2');
    const { data: paid } = await pay.v2.pay.micropay.post({ ...wellKnown, sign_type, out_trade_no, body: '门店-可乐 & 茶',
      total_fee: '350', spbill_create_ip: '127.0.0.1', auth_code: await paymentCode() });
    assert.equal(paid.out_trade_no, out_trade_no);
    assert.equal(paid.total_fee, '350');
    assert.equal(paid.sign.length, sign_type === 'MD5' ? 32 : 64);
    const { data: found } = await pay.v2.pay.orderquery.post({ ...wellKnown, sign_type, out_trade_no });
    assert.equal(found.trade_state, 'SUCCESS');
    assert.equal(found.transaction_id, paid.transaction_id);
    const out_refund_no = fresh('R');
    const { data: back } = await pay.v2.secapi.pay.refund.post({ ...wellKnown, sign_type, out_trade_no, out_refund_no,
      total_fee: '350', refund_fee: '120' }, { security: true });
    assert.equal(back.refund_fee, '120');
    const { data: ended } = await until(
      () => pay.v2.pay.refundquery.post({ ...wellKnown, sign_type, out_refund_no }),
      ({ data }) => data.refund_status_0 !== 'PROCESSING');
    assert.equal(ended.refund_status_0, 'SUCCESS');
  });
}

test('V2: reverse, and a number that does not exist', async () => {
  const out_trade_no = fresh('V2');
  await pay.v2.pay.micropay.post({ ...wellKnown, out_trade_no, body: 'tea', total_fee: '100',
    spbill_create_ip: '127.0.0.1', auth_code: await paymentCode() });
  const { data } = await pay.v2.secapi.pay.reverse.post({ ...wellKnown, out_trade_no }, { security: true });
  assert.equal(data.recall, 'N');
  await assert.rejects(pay.v2.pay.orderquery.post({ ...wellKnown, out_trade_no: fresh('NO') }),
    (error) => error.response.data.err_code === 'ORDERNOTEXIST');
});

test('V2: trade bill and fund flow', async () => {
  const text = { transformResponse: [] };
  const bill = await pay.v2.pay.downloadbill.post(
    { ...wellKnown, bill_date: today().replaceAll('-', ''), bill_type: 'ALL' }, text);
  const { rows, summary } = Formatter.castCsvBill(`\ufeff${bill.data}`);
  assert.ok(rows.length >= 2, bill.data.slice(0, 300));
  assert.ok(rows.every((row) => row['商户号'] === mchid));
  assert.equal(Number(summary['总交易单数']), rows.length);
  const flow = await pay.v2.pay.downloadfundflow.post({ ...wellKnown, sign_type: 'HMAC-SHA256',
    bill_date: today().replaceAll('-', ''), account_type: 'Basic' }, { ...text, security: true });
  assert.match(flow.data, /资金流水单号/);
});

async function native(more = {}) {
  const out_trade_no = fresh('V3');
  const { data } = await pay.v3.pay.transactions.native.post({ mchid, appid, out_trade_no, description: '门店-可乐',
    notify_url: 'https://shop.example/notify', amount: { total: 350, currency: 'CNY' }, ...more });
  return { out_trade_no, qr: data.code_url };
}
const query = (out_trade_no) => pay.v3.pay.transactions.outTradeNo.$out_trade_no$.get({ params: { mchid }, out_trade_no });

test('V3: native, query, refund, refund query', async () => {
  const { out_trade_no, qr } = await native();
  assert.equal((await query(out_trade_no)).data.trade_state, 'NOTPAY');
  await scan(qr);
  const { data: paid } = await until(() => query(out_trade_no), ({ data }) => data.trade_state === 'SUCCESS');
  assert.equal(paid.amount.total, 350);
  const out_refund_no = fresh('R');
  const { data: refund } = await pay.v3.refund.domestic.refunds.post({ out_trade_no, out_refund_no, reason: '退货',
    amount: { refund: 120, total: 350, currency: 'CNY' } });
  assert.equal(refund.amount.refund, 120);
  const { data: ended } = await until(() => pay.v3.refund.domestic.refunds.$out_refund_no$.get({ out_refund_no }),
    ({ data }) => data.status !== 'PROCESSING');
  assert.equal(ended.status, 'SUCCESS');
});

test('V3: close answers 204, signed', async () => {
  const { out_trade_no } = await native();
  const closed = await pay.v3.pay.transactions.outTradeNo.$out_trade_no$.close.post({ mchid }, { out_trade_no });
  assert.equal(closed.status, 204);
  assert.equal((await query(out_trade_no)).data.trade_state, 'CLOSED');
});

test('V3: errors carry a code', async () => {
  await assert.rejects(query(fresh('NO')), ({ response }) => response.status === 404 && response.data.code === 'ORDER_NOT_EXIST');
});

test('V3: certificates open under the APIv3 key; after a rotation the new one verifies', async () => {
  const download = async () => Object.fromEntries((await pay.v3.certificates.get(byPublicKey)).data.data.map((one) => [
    one.serial_no, Aes.AesGcm.decrypt(one.encrypt_certificate.ciphertext, v3.api_v3_key,
      one.encrypt_certificate.nonce, one.encrypt_certificate.associated_data)]));
  const before = await download();
  assert.deepEqual(Object.keys(before), v3.platform_certificates.map((one) => one.serial_no));
  await admin('rotate', { mch_id: mchid });
  // The peer has never seen the certificate that signs now, and says so.
  await assert.rejects(pay.v3.certificates.get(), (error) => error.code === 'EV3_RES_HEADER_PLATFORM_SERIAL');
  known = await download();
  assert.equal(Object.keys(known).length, Object.keys(before).length + 1);
  pay = peer();
  const { headers } = await pay.v3.certificates.get();
  assert.ok(!(headers['wechatpay-serial'] in before) && headers['wechatpay-serial'] in known);
});

test('V3: reply under the public key when it is asked for', async () => {
  const { headers } = await pay.v3.certificates.get(byPublicKey);
  assert.equal(headers['wechatpay-serial'], v3.platform_public_key_id);
});

for (const [name, call] of [['trade', 'tradebill'], ['fund-flow', 'fundflowbill']]) {
  test(`V3: ${name} bill, plain and packed, with its digest`, async () => {
    for (const packed of [false, true]) {
      const { data } = await pay.v3.bill[call].get({ params: { bill_date: today(), ...(packed ? { tar_type: 'GZIP' } : {}) } });
      const url = new URL(data.download_url);
      const { data: bytes } = await pay.v3.billdownload.file.get(
        { params: Object.fromEntries(url.searchParams), responseType: 'arraybuffer', transformResponse: [] });
      const plain = packed ? gunzipSync(bytes) : Buffer.from(bytes);
      assert.equal(createHash(data.hash_type).update(plain).digest('hex'), data.hash_value);
      assert.equal(Hash.sha1(plain), data.hash_value);
      assert.match(plain.toString(), /交易时间|记账时间/);
    }
  });
}

/** The peer's own check of a notification, as its documentation has it. */
function openedNotice(notice) {
  const { 'wechatpay-timestamp': timestamp, 'wechatpay-nonce': nonce, 'wechatpay-serial': serial,
    'wechatpay-signature': signature } = notice.headers;
  const body = notice.body.toString();
  assert.ok(Rsa.verify(Formatter.response(timestamp, nonce, body), signature, certs()[serial]), `signed by ${serial}`);
  const { resource, event_type } = JSON.parse(body);
  return { event_type, plain: JSON.parse(
    Aes.AesGcm.decrypt(resource.ciphertext, v3.api_v3_key, resource.nonce, resource.associated_data)) };
}

test('V3: notifications of a payment and of a refund', async () => {
  const box = await mailbox('');
  try {
    const numbers = new Set();
    for (let i = 0; i < 2; ++i) { // every other one is signed with the public key
      const { out_trade_no, qr } = await native({ notify_url: `${box.url}/paid` });
      numbers.add(out_trade_no);
      await scan(qr);
    }
    await until(async () => box.seen.length, (count) => count >= 2);
    const notices = box.seen.map(openedNotice);
    assert.deepEqual(new Set(notices.map(({ plain }) => plain.out_trade_no)), numbers);
    assert.ok(notices.every(({ event_type, plain }) => event_type === 'TRANSACTION.SUCCESS' && plain.amount.total === 350));
    assert.equal(new Set(box.seen.map(({ headers }) => headers['wechatpay-serial'])).size, 2);
    const [out_trade_no] = numbers;
    const out_refund_no = fresh('R');
    await pay.v3.refund.domestic.refunds.post({ out_trade_no, out_refund_no, notify_url: `${box.url}/refunded`,
      amount: { refund: 350, total: 350, currency: 'CNY' } });
    await until(async () => box.seen.length, (count) => count >= 3);
    const refunded = openedNotice(box.seen[2]);
    assert.equal(refunded.event_type, 'REFUND.SUCCESS');
    assert.equal(refunded.plain.out_refund_no, out_refund_no);
  } finally { box.close(); }
});

test('V2: the notification of a refund opens under the digest of the key', async () => {
  const box = await mailbox('<xml><return_code>SUCCESS</return_code></xml>', 'text/xml');
  try {
    const out_trade_no = fresh('V2');
    await pay.v2.pay.micropay.post({ ...wellKnown, out_trade_no, body: 'tea', total_fee: '100',
      spbill_create_ip: '127.0.0.1', auth_code: await paymentCode() });
    const out_refund_no = fresh('R');
    await pay.v2.secapi.pay.refund.post({ ...wellKnown, out_trade_no, out_refund_no, total_fee: '100', refund_fee: '100',
      notify_url: `${box.url}/refund` }, { security: true });
    await until(async () => box.seen.length, (count) => count >= 1);
    const outer = Transformer.toObject(box.seen[0].body.toString());
    const inner = Transformer.toObject(Aes.AesEcb.decrypt(outer.req_info, Hash.md5(merchant.v2_key)));
    assert.equal(inner.out_refund_no, out_refund_no);
    assert.equal(inner.refund_status, 'SUCCESS');
  } finally { box.close(); }
});

// --- what the peer signs, seen by our support tool ---

for (const type of ['MD5', 'HMAC-SHA256']) {
  test(`mendian-ctl payment verify accepts the peer's V2 signature, ${type}`, async () => {
    const fields = { return_code: 'SUCCESS', result_code: 'SUCCESS', appid, mch_id: mchid, nonce_str: Formatter.nonce(),
      attach: '门店 & <茶>', total_fee: '350', empty: '' };
    const reply = { ...fields, sign: Hash.sign(type, fields, merchant.v2_key) };
    const args = ['payment', 'verify', '--provider', 'wechat-v2', '--key-file', file('v2.key', merchant.v2_key)];
    const good = await ctl(...args, '--reply', file('reply.xml', Transformer.toXml(reply)));
    assert.equal(good.exit, 0, good.err);
    assert.equal(good.json.sign_type, type);
    const bad = await ctl(...args, '--reply', file('reply.xml', Transformer.toXml({ ...reply, total_fee: '351' })));
    assert.equal(bad.exit, 1);
    assert.equal(bad.json.error.code, 'BadSignature');
  });
  test(`mendian-ctl payment explain signs as the peer does, V2 ${type}`, async () => {
    const request = { ...wellKnown, nonce_str: Formatter.nonce(), body: '门店-可乐', out_trade_no: fresh(), total_fee: '1',
      sign_type: type };
    const { exit, json, err } = await ctl('payment', 'explain', '--provider', 'wechat-v2', '--key-file',
      file('v2.key', merchant.v2_key), '--request', file('request.json', request));
    assert.equal(exit, 0, err);
    assert.equal(json.signature, Hash.sign(type, request, merchant.v2_key));
    assert.equal(json.string_to_sign, `${Formatter.queryStringLike(Formatter.ksort(request))}&key=***`);
  });
}

test("mendian-ctl payment verify accepts the peer's V3 signature, certificate and public key", async () => {
  const body = JSON.stringify({ out_trade_no: fresh(), attach: '门店' });
  const platform = v3.platform_certificates[0];
  for (const [privateKey, publicKey] of [[platform.private_key_pem, platform.certificate_pem],
    [v3.platform_private_key_pem, v3.platform_public_key_pem]]) {
    const [timestamp, nonce] = [Formatter.timestamp(), Formatter.nonce()];
    const reply = { headers: { 'Wechatpay-Timestamp': timestamp, 'Wechatpay-Nonce': nonce,
      'Wechatpay-Signature': Rsa.sign(Formatter.response(timestamp, nonce, body), privateKey) }, body };
    const args = ['payment', 'verify', '--provider', 'wechat-v3', '--key-file', file('platform.pem', publicKey)];
    const good = await ctl(...args, '--reply', file('reply.json', reply));
    assert.equal(good.exit, 0, good.err);
    const bad = await ctl(...args, '--reply', file('reply.json', { ...reply, body: `${body} ` }));
    assert.equal(bad.json.error.code, 'BadSignature');
  }
});

test('mendian-ctl payment explain signs as the peer does, V3', async () => {
  const body = JSON.stringify({ appid, mchid, description: '门店-可乐' });
  const [timestamp, nonce] = [Formatter.timestamp(), Formatter.nonce()];
  const { exit, json, err } = await ctl('payment', 'explain', '--provider', 'wechat-v3', '--key-file',
    file('merchant.pem', merchant.client_key_pem), '--request',
    file('request.json', { method: 'POST', url: '/v3/pay/transactions/native?a=%20b', timestamp, nonce, body }));
  assert.equal(exit, 0, err);
  const text = Formatter.request('POST', '/v3/pay/transactions/native?a=%20b', timestamp, nonce, body);
  assert.equal(json.string_to_sign, text);
  assert.ok(Rsa.verify(text, json.signature, merchant.client_certificate_pem));
});

test("mendian-ctl payment decrypt opens what the peer has encrypted", async () => {
  const [nonce, aad, plain] = [Formatter.nonce(12), 'transaction', JSON.stringify({ out_trade_no: fresh(), attach: '茶' })];
  const resource = { algorithm: 'AEAD_AES_256_GCM', nonce, associated_data: aad, original_type: 'transaction',
    ciphertext: Aes.AesGcm.encrypt(plain, v3.api_v3_key, nonce, aad) };
  const { exit, json, err } = await ctl('payment', 'decrypt', '--provider', 'wechat-v3', '--key-file',
    file('v3.key', v3.api_v3_key), '--notification', file('notice.json', { id: 'EV-1', resource }));
  assert.equal(exit, 0, err);
  assert.equal(json.plain, plain);
});
