// SPDX-License-Identifier: GPL-3.0-or-later
// One process, one test after the other: they share the sandbox's merchants.
import './wechat.mjs';
import './alipay.mjs';
import './till.mjs';
