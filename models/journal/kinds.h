// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <optional>
#include <span>

namespace mendian::journal {

// Event kinds v1 (spec/sync.md §2.1). Numbers are assigned here only and never reused; a test pins them.
// Unknown numbers are stored, chained and uploaded all the same.
// clang-format off
#define MENDIAN_EVENT_KINDS(X)                              \
    X(1, Genesis, "genesis")                                \
    X(2, Checkpoint, "checkpoint")                          \
    X(3, ConfigApplied, "config_applied")                   \
    X(4, ClockJump, "clock_jump")                           \
    X(5, DbRecovered, "db_recovered")                       \
    X(6, RefChange, "ref_change")                           \
    X(10, ShiftOpen, "shift_open")                          \
    X(11, ShiftClose, "shift_close")                        \
    X(12, CashMove, "cash_move")                            \
    X(13, DrawerOpen, "drawer_open")                        \
    X(14, Login, "login")                                   \
    X(15, Approval, "approval")                             \
    X(16, StaffChange, "staff_change")                      \
    X(20, Sale, "sale")                                     \
    X(21, Return, "return")                                 \
    X(22, Void, "void")                                     \
    X(23, PriceOverride, "price_override")                  \
    X(24, Hold, "hold")                                     \
    X(25, Recall, "recall")                                 \
    X(26, Reprint, "reprint")                               \
    X(27, SaleFrozen, "sale_frozen")                        \
    X(28, SaleAbandoned, "sale_abandoned")                  \
    X(30, AttemptStarted, "attempt_started")                \
    X(31, AttemptStep, "attempt_step")                      \
    X(32, AttemptFinal, "attempt_final")                    \
    X(33, RefundStarted, "refund_started")                  \
    X(34, RefundFinal, "refund_final")                      \
    X(35, DaySigned, "day_signed")                          \
    X(40, Reserve, "reserve")                               \
    X(41, Redeem, "redeem")                                 \
    X(42, Abandon, "abandon")                               \
    X(43, OfflineAccept, "offline_accept")                  \
    X(44, CouponIssued, "coupon_issued")                    \
    X(45, CouponMoved, "coupon_moved")                      \
    X(50, MemberJoined, "member_joined")                    \
    X(51, MemberChanged, "member_changed")                  \
    X(52, PointMove, "point_move")                          \
    X(53, ValueMove, "value_move")                          \
    X(60, StockMove, "stock_move")                          \
    X(61, Count, "count")                                   \
    X(62, Receiving, "receiving")                           \
    X(63, Transfer, "transfer")                             \
    X(70, OrderTaken, "order_taken")                        \
    X(71, PickState, "pick_state")                          \
    X(72, HandOver, "hand_over")                            \
    X(80, FootfallSlot, "footfall_slot")                    \
    X(81, FootfallCorrection, "footfall_correction")
// clang-format on

enum class EventKind : quint16 {
#define X(number, name, text) name = number,
    MENDIAN_EVENT_KINDS(X)
#undef X
};

struct KindName
{
    EventKind kind;
    const char *name;
};

std::span<const KindName> eventKinds();
/// "sale", or "unknown" for a number that this version does not know.
const char *kindName(quint16 kind);

} // namespace mendian::journal
