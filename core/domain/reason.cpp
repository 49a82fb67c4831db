#include "core/domain/reason.h"
