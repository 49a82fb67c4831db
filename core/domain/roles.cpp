#include "core/domain/roles.h"
