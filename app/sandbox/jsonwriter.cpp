#include "app/sandbox/jsonwriter.h"

#include <array>
#include <chrono>

namespace samband::sandbox {

namespace {

void put(char *at, int digits, unsigned value)
{
    for (int i = digits - 1; i >= 0; --i) {
        at[i] = char('0' + value % 10);
        value /= 10;
    }
}

constexpr qsizetype isoLength = 24;

std::array<char, isoLength> isoChars(qint64 ms)
{
    using namespace std::chrono;
    const sys_time<milliseconds> moment{milliseconds{ms}};
    const auto day = floor<days>(moment);
    const year_month_day date{day};
    const auto rest = unsigned((moment - day).count());
    std::array<char, isoLength> out{'0', '0', '0', '0', '-', '0', '0', '-', '0', '0', 'T', '0', '0', ':', '0', '0', ':',
        '0', '0', '.', '0', '0', '0', 'Z'};
    put(out.data(), 4, unsigned(int(date.year())));
    put(out.data() + 5, 2, unsigned(date.month()));
    put(out.data() + 8, 2, unsigned(date.day()));
    put(out.data() + 11, 2, rest / 3'600'000);
    put(out.data() + 14, 2, rest / 60'000 % 60);
    put(out.data() + 17, 2, rest / 1000 % 60);
    put(out.data() + 20, 3, rest % 1000);
    return out;
}

} // namespace

QByteArray isoText(qint64 ms)
{
    const auto chars = isoChars(ms);
    return {chars.data(), isoLength};
}

void JsonWriter::separate()
{
    if (m_comma)
        m_out += ',';
    m_comma = true;
}

void JsonWriter::quote(QByteArrayView value)
{
    m_out += '"';
    qsizetype clean = 0;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const auto byte = static_cast<unsigned char>(value[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        m_out.append(value.data() + clean, i - clean);
        clean = i + 1;
        if (byte >= 0x20) {
            m_out += '\\';
            m_out += char(byte);
        } else {
            m_out += "\\u00";
            m_out += "0123456789abcdef"[byte >> 4U];
            m_out += "0123456789abcdef"[byte & 15U];
        }
    }
    m_out.append(value.data() + clean, value.size() - clean);
    m_out += '"';
}

JsonWriter &JsonWriter::begin(char bracket)
{
    separate();
    m_out += bracket;
    m_comma = false;
    return *this;
}

JsonWriter &JsonWriter::end(char bracket)
{
    m_out += bracket;
    m_comma = true;
    return *this;
}

JsonWriter &JsonWriter::key(QByteArrayView name)
{
    separate();
    quote(name);
    m_out += ':';
    m_comma = false;
    return *this;
}

JsonWriter &JsonWriter::text(QByteArrayView value)
{
    separate();
    quote(value);
    return *this;
}

JsonWriter &JsonWriter::number(qint64 value)
{
    separate();
    m_out += QByteArray::number(value);
    return *this;
}

JsonWriter &JsonWriter::numberText(qint64 value)
{
    separate();
    m_out += '"';
    m_out += QByteArray::number(value);
    m_out += '"';
    return *this;
}

JsonWriter &JsonWriter::moment(qint64 ms)
{
    separate();
    const auto chars = isoChars(ms);
    m_out += '"';
    m_out.append(chars.data(), isoLength);
    m_out += '"';
    return *this;
}

JsonWriter &JsonWriter::boolean(bool value)
{
    return raw(value ? "true" : "false");
}

JsonWriter &JsonWriter::null()
{
    return raw("null");
}

JsonWriter &JsonWriter::raw(QByteArrayView json)
{
    separate();
    m_out.append(json.data(), json.size());
    return *this;
}

} // namespace samband::sandbox
