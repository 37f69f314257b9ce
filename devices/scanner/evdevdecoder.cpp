// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/evdevdecoder.h"

#include <algorithm>

namespace mendian::devices {

namespace {
struct KeyRow
{
    int code;
    char plain;
    char shifted;
};

// clang-format off
constexpr KeyRow kUs[] = {
    {KEY_1, '1', '!'}, {KEY_2, '2', '@'}, {KEY_3, '3', '#'}, {KEY_4, '4', '$'}, {KEY_5, '5', '%'}, {KEY_6, '6', '^'},
    {KEY_7, '7', '&'}, {KEY_8, '8', '*'}, {KEY_9, '9', '('}, {KEY_0, '0', ')'}, {KEY_MINUS, '-', '_'},
    {KEY_EQUAL, '=', '+'}, {KEY_Q, 'q', 'Q'}, {KEY_W, 'w', 'W'}, {KEY_E, 'e', 'E'}, {KEY_R, 'r', 'R'},
    {KEY_T, 't', 'T'}, {KEY_Y, 'y', 'Y'}, {KEY_U, 'u', 'U'}, {KEY_I, 'i', 'I'}, {KEY_O, 'o', 'O'}, {KEY_P, 'p', 'P'},
    {KEY_LEFTBRACE, '[', '{'}, {KEY_RIGHTBRACE, ']', '}'}, {KEY_A, 'a', 'A'}, {KEY_S, 's', 'S'}, {KEY_D, 'd', 'D'},
    {KEY_F, 'f', 'F'}, {KEY_G, 'g', 'G'}, {KEY_H, 'h', 'H'}, {KEY_J, 'j', 'J'}, {KEY_K, 'k', 'K'}, {KEY_L, 'l', 'L'},
    {KEY_SEMICOLON, ';', ':'}, {KEY_APOSTROPHE, '\'', '"'}, {KEY_GRAVE, '`', '~'}, {KEY_BACKSLASH, '\\', '|'},
    {KEY_Z, 'z', 'Z'}, {KEY_X, 'x', 'X'}, {KEY_C, 'c', 'C'}, {KEY_V, 'v', 'V'}, {KEY_B, 'b', 'B'}, {KEY_N, 'n', 'N'},
    {KEY_M, 'm', 'M'}, {KEY_COMMA, ',', '<'}, {KEY_DOT, '.', '>'}, {KEY_SLASH, '/', '?'}, {KEY_SPACE, ' ', ' '},
    {KEY_KP0, '0', '0'}, {KEY_KP1, '1', '1'}, {KEY_KP2, '2', '2'}, {KEY_KP3, '3', '3'}, {KEY_KP4, '4', '4'},
    {KEY_KP5, '5', '5'}, {KEY_KP6, '6', '6'}, {KEY_KP7, '7', '7'}, {KEY_KP8, '8', '8'}, {KEY_KP9, '9', '9'},
    {KEY_KPDOT, '.', '.'}, {KEY_KPMINUS, '-', '-'}, {KEY_KPPLUS, '+', '+'}, {KEY_KPASTERISK, '*', '*'},
    {KEY_KPSLASH, '/', '/'},
};
// clang-format on
} // namespace

bool EvdevDecoder::ends(int code) const
{
    const bool enter = code == KEY_ENTER || code == KEY_KPENTER;
    switch (m_profile.suffix) {
    case WedgeSuffix::EnterOrTab:
        return enter || code == KEY_TAB;
    case WedgeSuffix::Enter:
        return enter;
    case WedgeSuffix::Tab:
        return code == KEY_TAB;
    case WedgeSuffix::None:
        return false;
    }
    return false;
}

std::optional<Frame> EvdevDecoder::feed(const input_event &event, qint64 nowMs)
{
    if (event.type == EV_SYN) {
        if (event.code == SYN_DROPPED)
            m_lost = m_skipping = true;
        else if (event.code == SYN_REPORT)
            m_skipping = false;
        return std::nullopt;
    }
    if (event.type != EV_KEY || m_skipping || event.value == 2) // 2: key repeat
        return std::nullopt;
    const bool down = event.value == 1;
    if (event.code == KEY_LEFTSHIFT)
        m_shiftLeft = down;
    else if (event.code == KEY_RIGHTSHIFT)
        m_shiftRight = down;
    if (!down)
        return std::nullopt;
    m_lastMs = nowMs;
    if (ends(event.code))
        return finish(false);
    const auto *row =
        std::find_if(std::begin(kUs), std::end(kUs), [&](const KeyRow &key) { return key.code == event.code; });
    if (row == std::end(kUs))
        return std::nullopt;
    if (m_buffer.size() >= FrameSplitter::kCap)
        m_lost = true;
    else
        m_buffer += m_shiftLeft || m_shiftRight ? row->shifted : row->plain;
    return std::nullopt;
}

std::optional<Frame> EvdevDecoder::finish(bool incomplete)
{
    QByteArray bytes = m_buffer;
    const bool lost = m_lost;
    m_buffer.clear();
    m_lost = false;
    if (!m_profile.prefix.isEmpty() && bytes.startsWith(m_profile.prefix.toLatin1()))
        bytes.remove(0, m_profile.prefix.size());
    if (bytes.isEmpty() && !lost)
        return std::nullopt;
    return Frame{bytes, incomplete || lost};
}

std::optional<Frame> EvdevDecoder::tick(qint64 nowMs)
{
    const auto at = deadline();
    return at && nowMs >= *at ? finish(false) : std::nullopt;
}

std::optional<qint64> EvdevDecoder::deadline() const
{
    if (m_buffer.isEmpty())
        return std::nullopt;
    return m_lastMs + (m_profile.suffix == WedgeSuffix::None ? m_profile.silenceMs : FrameSplitter::kStaleMs);
}

std::optional<Frame> EvdevDecoder::close()
{
    m_shiftLeft = m_shiftRight = m_skipping = false;
    return m_buffer.isEmpty() ? std::nullopt : finish(true);
}

} // namespace mendian::devices
