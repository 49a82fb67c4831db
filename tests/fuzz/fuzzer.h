#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QList>
#include <QRandomGenerator>

#include <functional>

namespace samband {

/// Feeds a function with inputs made from good ones by changing them: always the same thousands, or, when
/// SAMBAND_FUZZ_SECONDS is set, new ones for so long.
class Fuzzer {
public:
    /// \a words: texts of the format, put in at random places.
    Fuzzer(QList<QByteArray> seeds, QList<QByteArray> words)
        : m_seeds(std::move(seeds))
        , m_words(std::move(words))
    {
    }

    /// Calls \a take with every input; stops at the first for which it returns false. Returns that input; null when all
    /// went well.
    QByteArray run(const std::function<bool(const QByteArray &)> &take, int rounds = 4000)
    {
        const int seconds = qEnvironmentVariableIntValue("SAMBAND_FUZZ_SECONDS");
        m_dice.seed(seconds > 0 ? QRandomGenerator::global()->generate() : 20261123);
        QElapsedTimer timer;
        timer.start();
        for (const QByteArray &seed : m_seeds) {
            if (!take(seed))
                return seed;
        }
        for (int round = 0; seconds > 0 ? timer.elapsed() < seconds * 1000LL : round < rounds; ++round) {
            const QByteArray input = changed(m_seeds.at(below(m_seeds.size())));
            if (!take(input))
                return input.isNull() ? QByteArray("") : input;
        }
        return {};
    }

private:
    qsizetype below(qsizetype end) { return end <= 0 ? 0 : m_dice.bounded(int(end)); }

    QByteArray changed(QByteArray text)
    {
        for (qsizetype left = 1 + below(6); left > 0; --left) {
            const qsizetype at = below(text.size() + 1);
            switch (below(7)) {
            case 0:
                text.truncate(at);
                break;
            case 1:
                text.remove(at, 1 + below(20));
                break;
            case 2:
                text.insert(at, char(below(256)));
                break;
            case 3:
                if (at < text.size())
                    text[at] = char(text.at(at) ^ (1 << below(8)));
                break;
            case 4:
                text.insert(at, m_words.at(below(m_words.size())));
                break;
            case 5:
                text.insert(at, text.mid(below(text.size()), below(60)));
                break;
            default:
                text.insert(at, QByteArray(1 + below(40), "[{\"(,9\\"[below(7)]));
                break;
            }
        }
        return text;
    }

    QList<QByteArray> m_seeds;
    QList<QByteArray> m_words;
    QRandomGenerator m_dice;
};

} // namespace samband
