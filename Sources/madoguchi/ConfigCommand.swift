import Glibc
import SiteBuild

/// `madoguchi config nginx|caddy|systemd`: what stands in front of the server, to be read and put in place.
enum ConfigCommand {
    private static let options: Set<String> = [
        "host", "output", "data", "port", "staff-from", "staff-host", "staff-port", "user", "certificate", "key",
    ]

    private struct Setting {
        var host: String
        var output: String
        var data: String
        var port: Int
        var staffFrom: [String]
        /// A host of its own for the desk, and where the server listens for it; nil: it stands on the site's.
        var desk: (host: String, port: Int)?
        var user: String
        var certificate: String
        var key: String
        var folder: String
    }

    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let arguments = try Arguments(arguments, values: options, flags: [])
        let setting = try setting(arguments)
        switch arguments.words {
        case ["nginx"]: console.print(nginx(setting))
        case ["caddy"]: console.print(caddy(setting))
        case ["systemd"]: console.print(systemd(setting))
        default:
            throw UsageError(
                ja: "使い方: madoguchi config nginx|caddy|systemd --host ホスト名 [--staff-from 範囲] [--staff-host ホスト名]",
                en: "usage: madoguchi config nginx|caddy|systemd --host NAME [--staff-from RANGES] [--staff-host NAME]")
        }
        return .fine
    }

    private static func setting(_ arguments: Arguments) throws(UsageError) -> Setting {
        let host = try name(arguments, "host") ?? "www.town.example"
        let port = try arguments.int("port", in: 1...65_535) ?? 8080
        let deskPort = try arguments.int("staff-port", in: 1...65_535) ?? port + 1
        let here = workingFolder
        return Setting(
            host: host, output: absolute(arguments["output"] ?? "output", here),
            data: absolute(arguments["data"] ?? "data", here), port: port,
            staffFrom: try arguments.addresses("staff-from").map(\.description),
            desk: try name(arguments, "staff-host").map { ($0, deskPort) }, user: arguments["user"] ?? "madoguchi",
            certificate: arguments["certificate"] ?? "/etc/ssl/\(host).pem",
            key: arguments["key"] ?? "/etc/ssl/private/\(host).key", folder: here)
    }

    private static func name(_ arguments: Arguments, _ option: String) throws(UsageError) -> String? {
        guard let host = arguments[option] else { return nil }
        let isName = host.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E
        }
        guard isName, !host.isEmpty else {
            throw UsageError(
                ja: "--\(option) はホスト名です（小文字）", en: "--\(option) is the name of a host, in small letters")
        }
        return host
    }

    private static var workingFolder: String {
        guard let folder = getcwd(nil, 0) else { return "/srv/madoguchi" }
        defer { free(folder) }
        return String(cString: folder)
    }

    private static func absolute(_ path: String, _ here: String) -> String {
        path.hasPrefix("/") ? path : "\(here)/\(path)"
    }

    // MARK: nginx

    /// Files come straight from the disk; only what does something reaches the server. TLS as Mozilla's "intermediate"
    /// (https://wiki.mozilla.org/Security/Server_Side_TLS). All headers stand at one place, with maps: an `add_header` inside of
    /// a location would end those outside of it.
    private static func nginx(_ setting: Setting) -> String {
        let allowed = setting.staffFrom.map { "        allow \($0);\n" }.joined()
        let staff =
            setting.staffFrom.isEmpty ? "        # allow 192.0.2.0/24; deny all;\n" : allowed + "        deny all;\n"
        let (proxied, tls) = (proxied(to: setting.port), nginxTLS(setting))
        let desk = """


                location = /staff {
            \(staff)\(proxied)
                }

                location ^~ /staff/ {
            \(staff)\(proxied)
                }
            """
        return """
            # madoguchi config nginx --host \(setting.host)  →  /etc/nginx/conf.d/madoguchi.conf
            # The server sends its own headers with its own pages; the chat's frame may be shown by other sites.
            map $uri $madoguchi_policy {
                default "\(ServeCommand.contentSecurityPolicy)";
                "~\(SiteChat.framePath)(index.html)?$" "\(ServeCommand.framePolicy)";
                ~^/(api|staff|my|open311|tiles)(/|$) "";
            }
            map $uri $madoguchi_frame {
                default DENY;
                "~\(SiteChat.framePath)(index.html)?$" "";
                ~^/(api|staff|my|open311|tiles)(/|$) "";
            }
            map $uri $madoguchi_sniffing {
                default nosniff;
                ~^/(api|staff|my|open311|tiles)(/|$) "";
            }
            map $uri $madoguchi_referrer {
                default strict-origin-when-cross-origin;
                ~^/(api|staff|my|open311|tiles)(/|$) "";
            }
            # Names with a mark of their content are kept for good; everything else is asked for again.
            map $uri $madoguchi_caching {
                default no-cache;
                "~^/assets/[0-9a-f]{10}/" "public, max-age=31536000, immutable";
                "~-[0-9]+\\.[0-9a-f]{10}\\.(jpg|png|webp)$" "public, max-age=31536000, immutable";
                ~^/(api|staff|my|open311|tiles)(/|$) "";
            }

            server {
                listen 80;
                listen [::]:80;
                server_name \(([setting.host] + (setting.desk.map { [$0.host] } ?? [])).joined(separator: " "));
                return 308 https://$host$request_uri;
            }

            server {
                listen 443 ssl http2;
                listen [::]:443 ssl http2;
                server_name \(setting.host);
            \(tls)

                root \(setting.output)/public;
                index index.html;
                error_page 404 /404.html;
                gzip_static on;
                charset utf-8;
                charset_types text/css text/javascript application/javascript application/json text/plain text/csv text/calendar;

                add_header Strict-Transport-Security "max-age=63072000" always;
                add_header Content-Security-Policy $madoguchi_policy always;
                add_header X-Frame-Options $madoguchi_frame always;
                add_header X-Content-Type-Options $madoguchi_sniffing always;
                add_header Referrer-Policy $madoguchi_referrer always;
                add_header Cache-Control $madoguchi_caching always;

                location / { try_files $uri $uri/ =404; }

                # Published at once, without a build; also while the server is off.
                location ^~ /live/ {
                    alias \(setting.data)/live/;
                    default_type application/json;
                }

                location ^~ /api/ {
            \(proxied)
                }

                location ^~ /open311/ {
            \(proxied)
                }

                location ^~ /tiles/ {
            \(proxied)
                }

                location = /my {
            \(proxied)
                }

                location ^~ /my/ {
            \(proxied)
                }\(setting.desk == nil ? desk : "")
            }\(setting.desk.map { nginxDesk($0, staff, tls) } ?? "")
            """
    }

    private static func proxied(to port: Int) -> String {
        """
                client_max_body_size 33m;
                error_page 502 503 504 /paused.html;
                proxy_pass http://127.0.0.1:\(port);
                proxy_set_header Host $host;
                proxy_set_header X-Forwarded-For $remote_addr;
                proxy_set_header X-Forwarded-Proto $scheme;
        """
    }

    private static func nginxTLS(_ setting: Setting) -> String {
        """
            ssl_certificate \(setting.certificate);
            ssl_certificate_key \(setting.key);
            ssl_protocols TLSv1.2 TLSv1.3;
            ssl_prefer_server_ciphers off;
            ssl_session_cache shared:madoguchi:1m;
            ssl_session_tickets off;
            server_tokens off;
        """
    }

    /// The certificate is for both names. The town's network answers for this one, nobody else needs to know it.
    private static func nginxDesk(_ desk: (host: String, port: Int), _ staff: String, _ tls: String) -> String {
        """


        server {
            listen 443 ssl http2;
            listen [::]:443 ssl http2;
            server_name \(desk.host);
        \(tls)
            add_header Strict-Transport-Security "max-age=63072000" always;

            location / {
        \(staff)\(proxied(to: desk.port).replacing("        error_page 502 503 504 /paused.html;\n", with: ""))
            }
        }
        """
    }

    // MARK: Caddy

    /// Caddy gets its certificate by itself and speaks TLS 1.2 and up, and HTTP/2.
    private static func caddy(_ setting: Setting) -> String {
        let ranges = setting.staffFrom.joined(separator: " ")
        let staff =
            ranges.isEmpty || setting.desk != nil
            ? ""
            : """
                @strangers {
                    path /staff /staff/*
                    not remote_ip \(ranges)
                }
                respond @strangers 403


            """
        return """
            # madoguchi config caddy --host \(setting.host)  →  /etc/caddy/Caddyfile
            \(setting.host) {
                header {
                    Strict-Transport-Security "max-age=63072000"
                    -Server
                }

            \(staff)    @server path /api/* /my /my/* /open311/*\(setting.desk == nil ? " /staff /staff/*" : "") /tiles/*
                handle @server {
                    reverse_proxy 127.0.0.1:\(setting.port) {
                        header_up X-Forwarded-For {remote_host}
                    }
                }

                # Published at once, without a build; also while the server is off.
                handle_path /live/* {
                    root * \(setting.data)/live
                    header Cache-Control no-cache
                    header X-Content-Type-Options nosniff
                    header Referrer-Policy strict-origin-when-cross-origin
                    header X-Frame-Options DENY
                    header Content-Security-Policy "\(ServeCommand.contentSecurityPolicy)"
                    file_server
                }

                # The chat's frame may be shown by other sites.
                @frame path *\(SiteChat.framePath)
                @pages not path *\(SiteChat.framePath)
                @kept path_regexp ^/assets/[0-9a-f]{10}/|-[0-9]+\\.[0-9a-f]{10}\\.(jpg|png|webp)$
                @fresh not path_regexp ^/assets/[0-9a-f]{10}/|-[0-9]+\\.[0-9a-f]{10}\\.(jpg|png|webp)$
                handle {
                    encode gzip
                    root * \(setting.output)/public
                    header X-Content-Type-Options nosniff
                    header Referrer-Policy strict-origin-when-cross-origin
                    header @pages X-Frame-Options DENY
                    header @pages Content-Security-Policy "\(ServeCommand.contentSecurityPolicy)"
                    header @frame Content-Security-Policy "\(ServeCommand.framePolicy)"
                    header @kept Cache-Control "public, max-age=31536000, immutable"
                    header @fresh Cache-Control no-cache
                    file_server {
                        precompressed br gzip
                    }
                }

                handle_errors 502 503 504 {
                    root * \(setting.output)/public
                    rewrite * /paused.html
                    file_server
                }
                handle_errors {
                    root * \(setting.output)/public
                    rewrite * /404.html
                    file_server
                }
            }\(setting.desk.map { caddyDesk($0, ranges) } ?? "")
            """
    }

    private static func caddyDesk(_ desk: (host: String, port: Int), _ ranges: String) -> String {
        let strangers =
            ranges.isEmpty ? "" : "\n    @strangers not remote_ip \(ranges)\n    respond @strangers 403"
        return """


            \(desk.host) {
                header Strict-Transport-Security "max-age=63072000"\(strangers)
                reverse_proxy 127.0.0.1:\(desk.port) {
                    header_up X-Forwarded-For {remote_host}
                }
            }
            """
    }

    // MARK: systemd

    /// `man systemd.exec`: the server writes into its data folder and the backups, and sees little else.
    private static func systemd(_ setting: Setting) -> String {
        """
        # madoguchi config systemd  →  /etc/systemd/system/madoguchi.service
        [Unit]
        Description=Madoguchi
        After=network-online.target
        Wants=network-online.target

        [Service]
        User=\(setting.user)
        # MADOGUCHI_DATABASE, MADOGUCHI_KEYS_FILE, MADOGUCHI_SMTP, MADOGUCHI_HOUSE_FEED … (readable by root only)
        EnvironmentFile=-/etc/madoguchi.env
        ExecStartPre=+install -d -o \(setting.user) -m 0711 \(setting.data)
        ExecStartPre=+install -d -o \(setting.user) -m 0700 \(setting.folder)/backups
        WorkingDirectory=\(setting.folder)
        ExecStart=/usr/local/bin/madoguchi serve --no-build --output \(setting.output) --data \(setting.data) --port \(setting.port)\(setting.desk.map { " --staff-port \($0.port)" } ?? "") --proxies 127.0.0.1,::1\(setting.staffFrom.isEmpty ? "" : " --staff-from " + setting.staffFrom.joined(separator: ",")) --backup \(setting.folder)/backups
        Restart=on-failure
        RestartSec=2
        TimeoutStopSec=30
        UMask=0077
        NoNewPrivileges=yes
        ProtectSystem=strict
        ReadWritePaths=-\(setting.data) -\(setting.folder)/backups
        ProtectHome=read-only
        PrivateTmp=yes
        PrivateDevices=yes
        ProtectKernelTunables=yes
        ProtectKernelModules=yes
        ProtectControlGroups=yes
        RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
        RestrictNamespaces=yes
        LockPersonality=yes
        MemoryDenyWriteExecute=yes
        SystemCallArchitectures=native
        CapabilityBoundingSet=

        [Install]
        WantedBy=multi-user.target
        """
    }
}
