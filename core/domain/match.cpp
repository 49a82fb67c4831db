#include "core/domain/match.h"
