#include "core/domain/guard.h"
