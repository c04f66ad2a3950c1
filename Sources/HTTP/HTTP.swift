// The room `HTTP`: requests in, responses out.
//
//     let site = StaticFiles(folders: ["output/public"])
//     let live = StaticFiles(folders: ["data/live"], options: .init(caching: .alwaysRevalidate))
//     let server = HTTPServer(
//         .init(port: 8080, securityHeaders: .init(contentSecurityPolicy: "default-src 'self'")),
//         responder: Mounts([("/live", live)], otherwise: site))
//     try server.start()          // server.port is the real one
//     …
//     server.stop()
//
// Messages/   Request, Response and their parts; pure values, no I/O but reading an open file
// Files/      StaticFiles and what it decides by: types, ranges, codings, conditions, caching
// Serving/    Service (what every request passes, with or without a socket), HTTPServer, its callbacks
// Live/       LiveReload for `serve --watch`
