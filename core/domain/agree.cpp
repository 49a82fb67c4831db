#include "core/domain/agree.h"
