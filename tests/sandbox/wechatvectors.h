// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The worked examples of spec/wechat-pay.md 10: published demo material, never used for anything else.
namespace mendian::sandbox::vectors {

// clang-format off
inline constexpr char kRsaKey[] =
    "MIIEvwIBADANBgkqhkiG9w0BAQEFAASCBKkwggSlAgEAAoIBAQDmPx+QFD9BOLAUMKJg4AKqC1KjyXwdBZ1d3lXCv7S4H9DOzKt0"
    "KaplY35hpiF9ErsSukoL+LI93DTHMrCVxIruhsZ43DjV2OLmq+GHt6hmdHrVkt9z3kldKxWaGqSqVq8UbFc1zAMR4f3/Jt5mfrz5"
    "HYzoqfIGrOUlpSTHCqAGGa67d8Tu7Z6iz+137CMvJt1DgAygZNfCJnwVJwURm/d1Igre4KEDL8uGRtDPSsFS8tOS0JpqUUrEFVlv"
    "zdya2+5H9EvRVpfYf41AwE0MMaiOPN5LZjZvDX5E97HEe2mBjuayad/Ga7Wdo8PU8pTBaGSg6hpMiko2gohD09HsdGZNAgMBAAEC"
    "ggEAONHJCzhD5+eCZGkgGUIOxkHnEe5OB6d0D08n4NiIU4vebrpJcXA60ax86sIhr4joy5VXYp7r9aIbEDFtLHiFRJnT7s2B5RwR"
    "2pT+IgzrrOT/zybgp+pqNmjEevQqQLMFn8egufDvrQEVOlswNSD/p4ZoWJ5f0M/n+KNJcSkpFnfWFutdB3ab5gFWqu8R9o5OWP8R"
    "QXvCafCiz3/NuNX4mmjWY0RN22y9E6RKKWG2rSRLtwtJXXNN+tUOoBtsRG2ruRTFTi4lu5Sp76XoKiST3pVIpvLRV8PFzMcswheI"
    "M3Fe8rJd7ZiBNcQKEl7+i/IVIUto/FRdNv4N9jfnfyrgjQKBgQD+V/0SCU4XvPZfCb6Q/obS+ECw34MiXUqgBfMNe37bet/pUjh9"
    "PZpv7eMDiRAfKshwdmhVfqm7+Htv+3v13dA9ObuFc/6pZS6wzM9q4nGWq9vYbEW7etlwr2bPw0B++X9fuFr/5EQUEJe54haVtPv1"
    "KxsX53Xg18bZBky8OtvHiwKBgQDnvvZ/QAsUCLOCTRmQpQa5NroLOS5CLjeDOcnpC526QpLIQdrCKNpAukoZUkLM2X8jF/2z8sBG"
    "kOxPR11/eTA44whpXvNrbGyNrwA5fXUSlAYVHHC+aEI2AJ3q1UTSA1Oh8rViWGvPGiQ2S2u1LR2zlONQNq4JrdNdfu9CSFAEhwKB"
    "gQD3IwgEPoZjCnlaX12MBcV7uT0ioAwLmBqq4x0IPLdHDF4FmJ7LEtC9cajkBopjvm6E2IkIicrjms5WQUZx4NY2p6JOSido8ags"
    "otXoRZ+Zh+RWpt4bDYO6urRrrI0+06+wkrHZczOzS2wickz/qpwn3Xq1/3HKx9+vgS+OtqJXgQKBgQCzvKMXjIdLEXiQLdYPHj75"
    "tV1TyRR8lbXOXCqiSbUaOfn3wUO2ZNLpctJ3kxpmIKX/hOLrBvJjiJEO5823STnCVSs39kGa5mvG85yb+harwwx4oSc8NkZr9cyE"
    "zsXikFvz9fcCAIwVAzRku9gcm5I2rtoiY1ZWAXA2SnWslcMhzwKBgQCYzrloCMNzwLVQddq+DpIL97RQ8q9XeFcpGK/KqYfW5cGB"
    "keF8Ko08IkINqF4mgss7lYke56xCha9Fpf7g2PTXWdyUDF7pmT5WKN8k+4Xlrl5Od8jC61okXJ9J+aDs6mQBKRNTtEP6pHZfyYwC"
    "/5Y9YrPjzVskQnzZQZStI+iT+Q==";
inline constexpr char kV2Key[] = "MendianDemoV2Key0123456789abcdef";
inline constexpr char kV3Key[] = "MendianDemoApiV3Key0123456789ABC";
inline constexpr char kReqInfo[] =
    "ULDZ/XSuRh7kW8bREC3YlznZixkUNsU7Ap+8K2XSSzfMfe7Sq/qaUEI5yvpCA4P/twg0P/bUDTSn/Q3BLq/vc6z6bJ+qMyqljVPP"
    "GaPPumD6y4nKyMbh/Su4iMgQWHOsJA1mobNqo1bWbMh1r3dvVdhBT6sKH1pGD/Q8ivOa5/w=";
inline constexpr char kCodepayBody[] =
    "{\"appid\":\"wx0123456789abcdef\",\"mchid\":\"1900000001\""
    ",\"description\":\"门店-可乐 500ml\",\"out_trade_no\":\"MD202"
    "601310001\",\"payer\":{\"auth_code\":\"134567890123456789\""
    "},\"amount\":{\"total\":350,\"currency\":\"CNY\"},\"scene"
    "_info\":{\"store_info\":{\"id\":\"0001\"},\"device_ip\":\"10.0.0.8\"}}";
inline constexpr char kCodepaySignature[] =
    "Nfa0pe0oau2la6P3S1RrlhQgP+tVxlrJnhpCn/5W799MpBKrl5pNA+ytb8zEy4mrdfsH/jRrVrUxhp84EZG65ywURpxc8934EfB5"
    "6nVKURQ0TOnXtO58/0u2vVSzDBtmMNEYXTP513Lee5yKW1O4ueVIgpUGZyEvZyMKCQ6Ka5AHWDe3oBg1aJ1fSLaDDklBXsAAPfzq"
    "YiBjqZBEykKoVv2W5NVwNdC1AQaSAXn2jXi2KIeBKjWYK9BsdgD3RIg/sq9CcotynxyqX1S2BfawG5lg6mb2WmDOeI5c941qGNDA"
    "6f1vOeEUKuTkoe95i+frd6Ud7MQIVrUMK5esGLEL1g==";
inline constexpr char kQuerySignature[] =
    "hnfXJSaScybP8wOHoBuDk9fe6xuF/vDbPvE6P4umGwTTL02ZA6lxGKHbry6QJEctT1czaMy+mIFLEgq0BZbxPYTUQVwXZSFYR0mZ"
    "MrwilM9/cN+4AYeMiA0sunRrDqYsvuQptnMXoSgKxH1zJhgV7MG3/Hv+N5z5T1/k7Rjt6WuUk1cDcmCROwOqt6wCoICWL8ZvyXSs"
    "d1mIbMLtoe0JzRgxFr/+tKIJAoRSrMqWrapnvKas+eKGN6OgT2lKWO8BQC2LgEvNrC0RB7VgH5OyBRGvX0pVArEvr9G1usmFOtIy"
    "I6MtouctdEXDmsJayQJ0QpcjKqtLiOnHMBU8w+Nt/Q==";
inline constexpr char kNoticePlain[] =
    "{\"mchid\":\"1900000001\",\"appid\":\"wx0123456789abcdef\",\"out_trade_no\":\"MD202601310002\",\"transaction_id\":"
    "\"4200000000202601310000000001\",\"trade_type\":\"NATIVE\",\"trade_state\":\"SUCCESS\",\"trade_state_desc\":\"支付成"
    "功\",\"bank_type\":\"OTHERS\",\"attach\":\"\",\"success_time"
    "\":\"2026-01-31T17:00:05+08:00\",\"payer\":{\"openid\":\"oD"
    "emoOpenId0000000000000001\"},\"amount\":{\"total\":350,\"payer_total\":350,\"currency\":\"CNY\",\"payer_currency"
    "\":\"CNY\"}}";
inline constexpr char kNoticeCipher[] =
    "v6FMcylNQqcdqWUVUvuWxmi7nOj3RInqt04L8Myd5F4m/Bkxdq0FCzgam2pwf55HeJ3r7K6Lt/E6P9KTou8uRCuP3RdDpIMXepKQ"
    "rQvaE8jsx7rn5su/Pz94vlKrTk1DMNzd5ZqMpa9rfHik0Jr+XClXckwQ70LJxJuAM0TN2FFzu7VdSfoA2aEhsRB3g/akLDt00fm6"
    "EMLxJjPrf6tHR3o0QILgOvKiPbOhjRlsLDIbdlwSmvkngwxMeEZs3MAsc8cGnHe//d/rLNxLsrWBMwTCWLN7zwmHtDsyFKKeEUSJ"
    "W46i1BEnsy/vFFj+TFw+Acj+mTBHOeadmOADDzYdjTC0fqqDZatNDhjNw4FU62GFrqq7J18KSu8g2SqRJbawSFocReqhSbtrJi9q"
    "VPtEq0lFNm2f5vhO5YCORDzPrMN1brmO0MAAwIDF6Dbi8i7p5lYEQFx48hpCPoDzvhPk7aJLcI7NkeDmokEXbzYxjevJq+YzrkA3"
    "fLltbbHuSO2sTNffq0Qq+AFhwNUN3xy3tlm6xtwHSQympCrVlNDwiQklc7YqK6f8d30383KhP7q9AA==";
inline constexpr char kNoticeSignature[] =
    "DnnK84O1z6i22lhzhf7lwO9tmEbBEkiV2wUDOW1S3/gRj0lMnFeuIsNq9aaUKIuBg2zFZWkhtDfB4t75lNKj2/xVhrkjNHvUvFYf"
    "KISp/8nt9gsBfr4XPZgvqgd3KJyBZVuHMnhhxBrR3tlM0M6gSEVQ2WcLvyHAThFiRXce/dJBK8cckNNItUjLqirqzaqe9wlz3MtT"
    "EH4vOJGnOrElSEvnZ/3DpuohvCsQBhjpBCAWJ/Y2d6aZ8OvTzZv6tHcSSmAw/QQVLvzB09rBR1yZbvk/wBC64EsMBBYo/+33pUsC"
    "KjDpiu68qRVh4bHxTmCL0iXKSNPTdf+05ZKtCsj4og==";
inline constexpr char kEmptyReplySignature[] =
    "pML8bCuGMfYX/xvjHirZ8/YZVi9rQu2ZDIknJWiq4Wm4iTmKoX8jtk/86E7rg1datdZo5bFWq7nJbEzahOCIYvffRCcBK7lmnke5"
    "FGZBWfYLRlRRJh1JcHYEAD/CwroAOY0/3WKggw4LI+G8iY6X68pBCFLUMPdvNjHcwYYVfdp3gYqxZcyqZzsVMib7T/5Mwde5n5O0"
    "ySCgF02b3PDFr7Nt0vU81kVUr3ah4S1Lkf++qr1PGP9S//shhDzs/gQLjnGCum5E6Wul+itm6pdrHF69tQudNoxC41Yzdk5cdqji"
    "XraMmtWP1e8QH7pYjFwHehy6Rch2ZKkhd+mpC4nylA==";
// clang-format on

} // namespace mendian::sandbox::vectors
