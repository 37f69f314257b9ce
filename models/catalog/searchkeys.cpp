// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/searchkeys.h"

#include "models/catalog/textfold.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace mendian {

namespace {
// Characters of goods and place names whose readings begin with different letters; ICU gives only one of them. The
// first is the usual one on a shelf (番茄 qie, 豆豉 chi).
// clang-format off
constexpr const char16_t *kReadings =
    u"重zc 行xh 长cz 乐ly 单ds 曾zc 朝cz 会hk 率ls 调td 弹dt 藏cz 传cz 盛sc 石sd 宿sx 沈sc 解jx 区qo 查cz 翟zd 尉wy 覃qt 校xj "
    u"降jx 系xj 厦xs 臭cx 参sc 车cj 畜xc 伺sc 澄cd 提td 囤td 恶ew 夹jg 茄qj 咖kg 卡kq 壳kq 合hg 红hg 虹hj 还hx 贾jg 见jx 槛kj "
    u"强qj 颈jg 咀jz 龟gjq 蔓mw 秘mb 粘zn 尿ns 弄nl 疟ny 炮pb 刨pb 便bp 屏pb 瀑pb 曝bp 期qj 奇qj 其qj 铅qy 纤xq 泊bp 扒bp 耙pb "
    u"磅bp 扁bp 膀bp 匙cs 褚cz 攒zc 撮cz 佛fb 否fp 脯fp 给gj 谷gy 桧gh 巷xh 稽jq 将jq 缴jz 芥jg 圈qj 括kg 栅zs 召zs 识sz 莘sx "
    u"省sx 属sz 术sz 说sy 陶ty 万wm 尾wy 吓xh 轧yz 折zs 幢zc 椎zc 蛤gh 虾xh 莞gw 荨qx 荠jq 豉cs 酵jx 饨td 腌ya 腊lx 伽gjq 咯lgk "
    u"楂zc 番fp 阿ae 魄pt 堡bp 呷xg 丁dz 种zc 仇cq 嗯en 拗an 辟pb 埔pb";
// clang-format on

QString baseLetter(const QString &latin)
{
    const QString decomposed = latin.left(2).normalized(QString::NormalizationForm_D).toLower();
    const QChar first = decomposed.isEmpty() ? QChar() : decomposed[0];
    return first >= u'a' && first <= u'z' ? QString(first) : QString();
}

/// Calls f for each code point; a lone surrogate is passed as it is.
template <typename F>
void forEachCodePoint(QStringView text, F f)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            f(QChar::surrogateToUcs4(text[i], text[i + 1]));
            ++i;
        } else {
            f(char32_t(text[i].unicode()));
        }
    }
}
} // namespace

QString searchText(QStringView text)
{
    QString out;
    out.reserve(text.size());
    forEachCodePoint(foldWidth(text).toLower(), [&](char32_t c) {
        if (c == U'×' || c == U'*')
            out += u'x';
        else if (c == U'.' || QChar::isLetterOrNumber(c))
            out += QString::fromUcs4(&c, 1);
    });
    return out;
}

struct PinyinInitials::Engine
{
    std::unique_ptr<icu::Transliterator> hanLatin;
};

PinyinInitials::PinyinInitials() : m_engine(std::make_unique<Engine>())
{
    UErrorCode status = U_ZERO_ERROR;
    m_engine->hanLatin.reset(icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD, status));
    if (U_FAILURE(status))
        m_engine->hanLatin.reset(); // ICU without its data: letters and digits are still found
    for (const QString &entry : QString::fromUtf16(kReadings).split(u' '))
        m_letters.insert(entry[0].unicode(), entry.mid(1));
}

PinyinInitials::~PinyinInitials() = default;

QString PinyinInitials::reading(char32_t character)
{
    if (character < 0x80)
        return QChar::isLetterOrNumber(character) ? QString(QChar::fromLatin1(static_cast<char>(character))).toLower()
                                                  : QString();
    if (QChar::script(character) != QChar::Script_Han || !m_engine->hanLatin)
        return baseLetter(QString::fromUcs4(&character, 1));
    icu::UnicodeString text(static_cast<UChar32>(character));
    m_engine->hanLatin->transliterate(text);
    return baseLetter(QString::fromUtf16(text.getBuffer(), text.length()));
}

QString PinyinInitials::letters(char32_t character)
{
    const auto found = m_letters.constFind(character);
    if (found != m_letters.constEnd())
        return *found;
    return *m_letters.insert(character, reading(character));
}

QStringList PinyinInitials::variants(QStringView text)
{
    QStringList all{QString()};
    forEachCodePoint(foldWidth(text), [&](char32_t c) {
        const QString options = letters(c);
        const qsizetype before = all.size();
        const qsizetype readings = qMin(options.size(), kMaxVariants / before);
        for (qsizetype r = 1; r < readings; ++r)
            for (qsizetype i = 0; i < before; ++i)
                all.append(all[i] + options[r]);
        for (qsizetype i = 0; i < before && !options.isEmpty(); ++i)
            all[i] += options[0];
    });
    if (all.first().isEmpty())
        return {};
    return all;
}

QStringList searchKeys(const Sku &sku, PinyinInitials &initials)
{
    QStringList keys = initials.variants(sku.name);
    for (const QString &key : initials.variants(sku.shortName))
        if (!keys.contains(key))
            keys.append(key);
    return keys;
}

} // namespace mendian
