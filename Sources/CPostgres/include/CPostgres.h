/// libpq, loaded when it is first called: who keeps everything in SQLite never waits for it.
#pragma once

#include <postgresql/libpq-fe.h>
