// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/receiptpaper.h"

#include "models/documents/columns.h"
#include "ui/kit/codemodules.h"

#include <QTextBoundaryFinder>
#include <cmath>

namespace mendian {

using namespace kit;
using documents::LaidLine;

namespace {
constexpr int kColumn = 9; // px; a character of two columns is 18 px: 48 columns fill the panel
constexpr int kLine = 24;
constexpr int kPad = 12;
constexpr int kModule = 4;
constexpr int kQuiet = 4; // modules of light around a QR code
constexpr int kBarsHeight = 56;
} // namespace

ReceiptPaper::ReceiptPaper(const QList<LaidLine> &lines, int columns, QWidget *parent)
    : PaintedWidget(parent), m_columns(columns)
{
    setObjectName(QStringLiteral("receipt.paper"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    for (const LaidLine &line : lines) {
        Row row{line, {}, kLine};
        switch (line.kind) {
        case LaidLine::Kind::Text:
            row.height = line.large ? 2 * kLine : kLine;
            break;
        case LaidLine::Kind::Feed:
            row.height = line.feed * kLine / 2;
            break;
        case LaidLine::Kind::Qr:
            row.code = codeModules(CodeKind::Qr, line.qr.payload);
            row.height = (row.code.height() + 2 * kQuiet) * kModule;
            break;
        case LaidLine::Kind::Barcode:
            row.code = codeModules(CodeKind::Bars, line.barcode.data);
            row.height = kBarsHeight + 2 * kPad;
            break;
        case LaidLine::Kind::Cut:
            break;
        }
        m_rows.append(row);
    }
}

QString ReceiptPaper::accessibleText() const
{
    QStringList lines;
    for (const Row &row : m_rows) {
        if (const QString text = row.line.text.simplified(); !text.isEmpty())
            lines.append(text);
    }
    return lines.join(QLatin1Char('\n'));
}

QSize ReceiptPaper::sizeHint() const
{
    int height = 2 * kPad;
    for (const Row &row : m_rows)
        height += row.height;
    return {m_columns * kColumn + 2 * kPad, height};
}

// Each character in its own columns, as a printer sets it: no font on a screen is that even by itself.
void ReceiptPaper::paintText(QPainter &painter, const QRectF &box, const LaidLine &line) const
{
    const int zoom = line.large ? 2 : 1;
    QFont font = Fonts::px(2 * kColumn * zoom, line.bold || line.large);
    font.setFamilies({QStringLiteral("Noto Sans Mono CJK SC"), Fonts::family()}); // Latin half as wide as Chinese
    painter.setFont(font);
    qreal x = box.left();
    QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, line.text);
    for (qsizetype from = 0, to = characters.toNextBoundary(); to > 0; from = to, to = characters.toNextBoundary()) {
        const QString character = line.text.mid(from, to - from);
        const qreal width = documents::columnsOf(character) * kColumn * zoom;
        if (!character.front().isSpace())
            painter.drawText(
                QRectF(x - kColumn, box.top(), width + 2 * kColumn, box.height()), Qt::AlignCenter, character);
        x += width;
    }
}

void ReceiptPaper::paintCode(QPainter &painter, const QRectF &box, const Row &row) const
{
    if (row.code.isNull())
        return;
    const bool bars = row.line.kind == LaidLine::Kind::Barcode;
    const qreal ratio = devicePixelRatioF();
    const qreal module = std::floor((bars ? 2 : kModule) * ratio) / ratio; // whole device pixels
    const QSizeF size(row.code.width() * module, bars ? kBarsHeight : row.code.height() * module);
    const QPointF at(std::floor((box.center().x() - size.width() / 2) * ratio) / ratio,
        std::floor((box.center().y() - size.height() / 2) * ratio) / ratio);
    // Dark on light in every theme: a phone may read it from the screen.
    painter.fillRect(QRectF(at, size).adjusted(-kQuiet * module, -kPad / 2.0, kQuiet * module, kPad / 2.0), Qt::white);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int y = 0; y < row.code.height(); ++y) {
        for (int x = 0; x < row.code.width(); ++x) {
            if (row.code.pixelIndex(x, y) == 1)
                painter.fillRect(
                    QRectF(at.x() + x * module, at.y() + y * module, module, bars ? size.height() : module), Qt::black);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void ReceiptPaper::paint(QPainter &painter)
{
    const Theme t = theme(this);
    drawBox(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::tag, t.color(Token::Surface),
        t.color(Token::BorderStrong));
    const qreal wide = m_columns * kColumn;
    QRectF box((width() - wide) / 2, kPad, wide, 0);
    if (box.left() < 0)
        m_fits = false;
    for (const Row &row : m_rows) {
        box.setHeight(row.height);
        painter.setPen(t.color(Token::Text));
        if (row.line.kind == LaidLine::Kind::Text) {
            paintText(painter, box, row.line);
        } else if (row.line.kind == LaidLine::Kind::Cut) {
            painter.setPen(QPen(t.color(Token::BorderStrong), 1, Qt::DashLine));
            painter.drawLine(QPointF(1, box.center().y()), QPointF(width() - 1, box.center().y()));
        } else {
            paintCode(painter, box, row);
        }
        box.moveTop(box.bottom());
    }
}

} // namespace mendian
