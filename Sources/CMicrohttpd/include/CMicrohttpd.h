/// libmicrohttpd, loaded when it is first called: GnuTLS and what it needs come with it, and a build serves nothing.
#pragma once

#include <microhttpd.h>

// Functions of any number of arguments cannot be handed on; who calls them gets them.
typeof(MHD_start_daemon) *microhttpd_start_daemon(void);
typeof(MHD_get_connection_info) *microhttpd_get_connection_info(void);
#define MHD_start_daemon(...) microhttpd_start_daemon()(__VA_ARGS__)
#define MHD_get_connection_info(...) microhttpd_get_connection_info()(__VA_ARGS__)
