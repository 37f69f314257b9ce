// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ui/codepicture.h"

#include "ui/kit/codemodules.h"

#include <QPainter>

namespace mendian::sandbox {

namespace {

constexpr int kQuietBars = 12; // modules of white left and right: CODE128 asks for ten
constexpr int kQuietQr = 4;
} // namespace

CodePicture::CodePicture(Kind kind, QWidget *parent) : PaintedWidget(parent), m_kind(kind)
{
    setSizePolicy(kind == Kind::Bars ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void CodePicture::setCode(const QString &code)
{
    if (code == m_code)
        return;
    m_code = code;
    m_modules = kit::codeModules(m_kind == Kind::Bars ? kit::CodeKind::Bars : kit::CodeKind::Qr, code);
    changed();
}

QString CodePicture::accessibleText() const
{
    return m_kind == Kind::Bars ? tr("Payment code as bar code: %1").arg(m_code)
                                : tr("Payment code as QR code: %1").arg(m_code);
}

QSize CodePicture::sizeHint() const { return m_kind == Kind::Bars ? QSize(320, 96) : QSize(184, 184); }

void CodePicture::paint(QPainter &painter)
{
    painter.fillRect(rect(), Qt::white);
    if (m_modules.isNull())
        return;
    const int quiet = m_kind == Kind::Bars ? kQuietBars : kQuietQr;
    const qreal ratio = devicePixelRatioF();
    const int wide = m_modules.width() + 2 * quiet;
    const int step = qMax(1, static_cast<int>(width() * ratio) / wide); // device pixels a module
    const qreal module = step / ratio;
    const qreal left = std::floor((width() * ratio - m_modules.width() * step) / 2) / ratio;
    const bool bars = m_kind == Kind::Bars;
    const qreal top = bars ? 6 : std::floor((height() * ratio - m_modules.height() * step) / 2) / ratio;
    const qreal tall = bars ? height() - 12 : module;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int y = 0; y < (bars ? 1 : m_modules.height()); ++y) {
        for (int x = 0; x < m_modules.width(); ++x) {
            if (m_modules.pixelIndex(x, y) == 1)
                painter.fillRect(QRectF(left + x * module, top + y * module, module, tall), Qt::black);
        }
    }
}

} // namespace mendian::sandbox
