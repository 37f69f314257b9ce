// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/outcome.h"

#include <array>

namespace mendian::ctl {

namespace {

/// The screens' sentences speak of windows and buttons; these are for somebody at a shell.
struct Row
{
    ErrorCode code;
    const char *english; ///< %1 is the error's first argument, if the row has it
    const char16_t *chinese;
};

constexpr std::array kRows{
    Row{ErrorCode::InvalidInput, "A value has the wrong form; the detail says which. Correct it and run again.",
        u"输入的格式不对，请按说明改正后再运行。"},
    Row{ErrorCode::NotFound, "There is nothing by that number or name; check it and run again.",
        u"没有找到，请核对编号或名称。"},
    Row{ErrorCode::Conflict, "This is there already or was changed meanwhile; look at the state and run again.",
        u"已经存在或刚被别人改动，请查看后再运行。"},
    Row{ErrorCode::PermissionDenied,
        "This person's role does not allow it; run it as somebody who may, with --staff NUMBER --pin-file FILE.",
        u"此人的权限不够，请换有权限的人：--staff 工号 --pin-file 文件。"},
    Row{ErrorCode::WrongPin, "The staff number or PIN is wrong; check --staff and the PIN.",
        u"工号或 PIN 不对，请核对。"},
    Row{ErrorCode::LockedOut, "Too many wrong PINs; wait %1 seconds and run again.",
        u"PIN 错误次数过多，请等待 %1 秒后再试。"},
    Row{ErrorCode::Busy,
        "Another process (%1) uses this folder and does not answer; wait until it has ended, then run again.",
        u"进程 %1 正在使用此文件夹且没有应答，请等它结束后再运行。"},
    Row{ErrorCode::Io, "Reading or writing failed; check disk, cable and path, then run again.",
        u"读写失败，请检查磁盘、线缆和路径。"},
    Row{ErrorCode::DiskFull, "The disk is full; free some space and run again.", u"磁盘已满，请先腾出空间。"},
    Row{ErrorCode::ReadOnly, "This place cannot be written: %1. Ask for write access or choose another folder.",
        u"无法写入：%1。请取得写权限或换一个文件夹。"},
    Row{ErrorCode::Corrupt,
        "Stored data is damaged (%1). Stop selling on this till, run `mendian-ctl verify --read-only` and call "
        "support.",
        u"存储的数据已损坏（%1）。请停止在本机收银，运行 mendian-ctl verify --read-only 并联系支持。"},
    Row{ErrorCode::WrongFolder, "This is not a data folder of the kind needed; check --data, or make one with `init`.",
        u"这不是所需的数据文件夹，请核对 --data，或用 init 新建。"},
    Row{ErrorCode::TooNew, "A newer version of the program wrote this; update mendian first.",
        u"由更新的版本写成，请先升级程序。"},
    Row{ErrorCode::Overflow, "The amount or quantity is too large; check the number.", u"金额或数量过大，请核对。"},
    Row{ErrorCode::LimitExceeded, "This is above the set limit (%1); choose less.", u"超过限额（%1），请减少。"},
    Row{ErrorCode::Timeout, "There was no answer in time; check the connection and run again.",
        u"没有及时应答，请检查连接后再试。"},
    Row{ErrorCode::Network, "The connection broke; look at the state with `status` before you run it again.",
        u"连接中断，请先用 status 查看状态再运行。"},
    Row{ErrorCode::Protocol, "The other side answered something that makes no sense; run again, then call support.",
        u"对方的应答无法理解，请重试，仍不行请联系支持。"},
    Row{ErrorCode::BadSignature, "The answer was not signed rightly and was ignored; check the merchant's key.",
        u"应答签名不对，已忽略；请核对商户密钥。"},
    Row{ErrorCode::Refused, "The other side said no; choose another way.", u"对方拒绝，请换一种方式。"},
    Row{ErrorCode::Unsupported, "This is not possible here; choose another way.", u"这里不支持，请换一种方式。"},
    Row{ErrorCode::Cancelled, "Stopped. Nothing was changed.", u"已停止，没有任何改动。"},
    Row{ErrorCode::NoShift, "No shift is open; run `mendian-ctl shift open` first.",
        u"没有开班，请先运行 shift open。"},
    Row{ErrorCode::ShiftOpen, "A shift is open already; close it with `mendian-ctl shift close` first.",
        u"班次尚未交班，请先运行 shift close。"},
    Row{ErrorCode::NotSignedIn, "Say who you are: --staff NUMBER, and the PIN on standard input with --pin-file -.",
        u"请说明身份：--staff 工号，PIN 由标准输入给出（--pin-file -）。"},
    Row{ErrorCode::EmptyBasket, "There is nothing to sell; give at least one --code.", u"没有商品，请给出 --code。"},
    Row{ErrorCode::PaymentRunning, "A payment is running at this till; finish it or put it aside first.",
        u"本机有付款正在进行，请先完成或搁置。"},
    Row{ErrorCode::ClockBack,
        "The computer's clock stands before the last sale; set the right time, or let a manager run `mendian-ctl "
        "confirm-clock`.",
        u"电脑时钟早于最后一笔销售，请校准时间，或由店长运行 mendian-ctl confirm-clock。"},
    Row{ErrorCode::Offline, "There is no way to the provider or printer now; take cash or run again later.",
        u"目前连不上支付方或打印机，请收现金或稍后再试。"},
    Row{ErrorCode::PaperOut, "The printer has no paper; put in a new roll.", u"打印机缺纸，请装纸。"},
    Row{ErrorCode::CoverOpen, "The printer's cover is open; close it.", u"打印机盖未合上，请合上。"},
    Row{ErrorCode::PrinterError, "The printer reports a fault; switch it off and on.", u"打印机故障，请重启打印机。"},
    Row{ErrorCode::Internal, "Something unexpected happened; look at the state with `status` and call support.",
        u"出现意外，请用 status 查看状态并联系支持。"},
};

constexpr bool rowsInOrder()
{
    for (size_t i = 0; i < kRows.size(); ++i)
        if (kRows[i].code != static_cast<ErrorCode>(i))
            return false;
    return kRows.size() == static_cast<size_t>(ErrorCode::Internal) + 1;
}
static_assert(rowsInOrder(), "a sentence for every error code, in the order of core/error.h");

} // namespace

QString sentenceOf(const Error &error, const QString &language)
{
    const Row &row = kRows[static_cast<size_t>(error.code)];
    const QString text =
        language == QLatin1String("zh_CN") ? QString::fromUtf16(row.chinese) : QString::fromLatin1(row.english);
    if (!text.contains(QLatin1String("%1")))
        return text;
    return text.arg(error.args.isEmpty() || error.args.first().isEmpty() ? error.detail : error.args.first());
}

} // namespace mendian::ctl
