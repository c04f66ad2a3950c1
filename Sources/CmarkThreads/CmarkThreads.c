#include "CmarkThreads.h"
