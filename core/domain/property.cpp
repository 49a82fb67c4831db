#include "core/domain/reconcile.h"
