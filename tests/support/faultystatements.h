#pragma once

namespace samband {

/// Makes one step of SQL fail, whoever takes it: this is where a program with \c faultystatements.cpp steps its
/// statements. A step starts a statement or brings its next row. Steps are numbered from 1.
struct FaultyStatements {
    int at = 0; ///< 0: none
    int code = 0; ///< SQLite's result code in place of the answer
    bool after = false; ///< it was done all the same; only statements that change something are counted then
    int steps = 0;
    int hits = 0;

    FaultyStatements(); ///< takes the place of the one before
    ~FaultyStatements();
    FaultyStatements(const FaultyStatements &) = delete;
    FaultyStatements &operator=(const FaultyStatements &) = delete;

    void arm(int at, int code, bool after); ///< counts from here
    void mend() { at = 0; }
};

} // namespace samband
