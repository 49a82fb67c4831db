#include "core/domain/normalise.h"
