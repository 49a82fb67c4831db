#include "core/domain/fingerprint.h"
