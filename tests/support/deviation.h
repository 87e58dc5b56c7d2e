// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDebug>
#include <QString>

#include <map>

namespace undertone::test {

/// How far the engine lies from its oracles, by what was compared: judged against a tolerance as it is noted, and
/// printed at the end of a test program, so that the table of engine/README.md can be made from the output.
class Deviations {
public:
    /// Notes a deviation; false where it is not below the tolerance, or not a number.
    bool within(const QString& what, double deviation, double tolerance)
    {
        auto& worst = m_worst[what];
        worst.largest = deviation >= worst.largest ? deviation : worst.largest;
        worst.tolerance = tolerance;
        return deviation < tolerance;
    }
    void print() const
    {
        for (const auto& [what, worst] : m_worst)
            qInfo("largest deviation | %s | %.1e | tolerance %.0e", qPrintable(what), worst.largest, worst.tolerance);
    }

private:
    struct Worst {
        double largest = 0.0;
        double tolerance = 0.0;
    };
    std::map<QString, Worst> m_worst;
};

}  // namespace undertone::test
