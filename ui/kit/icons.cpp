// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/icons.h"

#include "ui/kit/kitlog.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

static void initIconResources() { Q_INIT_RESOURCE(icons); }

namespace mendian::kit {

namespace {

QString path(const QString &name)
{
    initIconResources();
    return QStringLiteral(":/mendian/icons/%1.svg").arg(name);
}

class TokenIconEngine final : public QIconEngine
{
public:
    TokenIconEngine(QString name, QColor color) : m_name(std::move(name)), m_color(color) {}
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        Icons::draw(*painter, rect, m_name, m_color);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        return Icons::pixmap(m_name, m_color, qMin(size.width(), size.height()), 1.0);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode, QIcon::State, qreal scale) override
    {
        const int side = qRound(qMin(size.width(), size.height()) / qMax(scale, 1.0));
        return Icons::pixmap(m_name, m_color, side, scale);
    }
    QIconEngine *clone() const override { return new TokenIconEngine(*this); }
    QString key() const override { return QStringLiteral("mendian"); }

private:
    QString m_name;
    QColor m_color;
};

} // namespace

bool Icons::exists(const QString &name) { return QFile::exists(path(name)); }

QPixmap Icons::pixmap(const QString &name, const QColor &color, int size, qreal ratio)
{
    const int side = qMax(1, qRound(size * ratio));
    const QString key =
        QStringLiteral("mendian/%1/%2/%3/%4").arg(name, color.name(QColor::HexArgb)).arg(size).arg(side);
    QPixmap result;
    if (QPixmapCache::find(key, &result))
        return result;
    result = QPixmap(side, side);
    result.fill(Qt::transparent);
    QFile file(path(name));
    if (file.open(QIODevice::ReadOnly)) {
        // QtSvg paints currentColor black, so the token's colour goes into the text; stroke 1.9 per ui guide §1.4.
        QByteArray svg = file.readAll();
        svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
        svg.replace("stroke-width=\"2\"", "stroke-width=\"1.9\"");
        QSvgRenderer renderer(svg);
        QPainter painter(&result);
        painter.setOpacity(color.alphaF());
        renderer.render(&painter, QRectF(0, 0, side, side));
    } else {
        qCWarning(logKit) << "no icon" << name;
    }
    result.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, result);
    return result;
}

void Icons::draw(QPainter &painter, const QRectF &box, const QString &name, const QColor &color)
{
    if (name.isEmpty())
        return;
    const qreal ratio = painter.deviceTransform().m11();
    const int size = qRound(qMin(box.width(), box.height()));
    const QPixmap image = pixmap(name, color, size, ratio > 0 ? ratio : 1.0);
    // On whole device pixels, or the thin strokes blur.
    const QPointF corner(box.center().x() - size / 2.0, box.center().y() - size / 2.0);
    const QPointF device = painter.deviceTransform().map(corner);
    const QPointF snapped(qRound(device.x()), qRound(device.y()));
    painter.drawPixmap(painter.deviceTransform().inverted().map(snapped), image);
}

QIcon Icons::icon(const QString &name, const QColor &color) { return QIcon(new TokenIconEngine(name, color)); }

} // namespace mendian::kit
