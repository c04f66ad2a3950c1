// Read by jemalloc when it is linked (jemalloc(3), TUNING). A build's workers are as many as there are cores and live
// for one phase each; with the usual four arenas a core, their memory would be spread over too many places to be used again.
const char *malloc_conf = "narenas:2,muzzy_decay_ms:0";
