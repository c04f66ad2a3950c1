#include "BrowserFiles.h"
