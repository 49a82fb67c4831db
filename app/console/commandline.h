#pragma once

#include <QString>

namespace samband {

/// What the command line asks for.
struct Wish {
    QString workspace;
    bool demo = false;
    int contacts = 0; ///< people that the demo invents
};

/// Reads the arguments of the program. Needs an application object of any kind; ends the program where they only ask
/// for the help or the version, or cannot be understood.
Wish readWish();

/// Whether the arguments ask for words on the terminal only (--help, --version), which need no screen.
bool asksForWords();

} // namespace samband
