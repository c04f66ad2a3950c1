// swift-tools-version: 6.2
import PackageDescription

// The manifest is the map: a room is a target, and arrows only go down.
// `make check` builds with --explicit-target-dependency-import-check error, so an arrow that is not written here does not compile.

/// A C library that Debian ships: a module map and nothing else.
func library(_ name: String, pkgConfig: String, package: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies)
}

/// Counters never import each other.
func counter(
    _ name: String, folder: String? = nil, and more: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
    .target(
        name: name,
        dependencies: ["FeatureKit", "Accounts", "HTTP", "Layouts", "Storage", "Japanese", "Model"] + more,
        path: "Sources/Features/\(folder ?? name)", exclude: ["Pages"] + exclude)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies)
}

let package = Package(
    name: "madoguchi",
    products: [.executable(name: "madoguchi", targets: ["madoguchi"])],
    targets: [
        // The command line; one file per verb.
        .executableTarget(
            name: "madoguchi",
            dependencies: [
                "Model", "SiteBuild", "Definitions", "OpenData", "AnswerIndex", "Server", "Questions", "Backups",
                "Mail", "HouseFeed", "Attachments", "Corporations", "Submissions", "Maps",
                "FeatureKit",
                "Accounts", "Storage", "HTTP", "Layouts", "BrowserFiles", "CSystem", "SampleFiles", "Japanese", "YAML",
                "CJemalloc",
            ]),

        // The companion server: its list of counters, then each counter by itself.
        room(
            "Server",
            [
                "StaffDesk", "Manual", "Mails", "Mail", "HouseFeed", "Residents", "Forms", "Attachments",
                "Corporations", "Backups", "Reports", "Maps",
                "Switches",
                "Questions",
                "Visits",
                "FeatureKit",
                "Accounts", "HTTP",
                "Layouts",
                "Storage",
                "Model",
            ]),
        counter("StaffDesk", folder: "Desk"),
        counter("Manual", and: ["Markdown", "YAML"], exclude: ["Texts", "Pictures"]),
        counter("Visits"),
        counter("Mails", folder: "Mail", and: ["Mail"]),
        counter("Residents", and: ["Mail"]),
        counter("HouseFeed", and: ["Transfer"]),
        counter("Backups"),
        counter("Switches"),
        counter(
            "Forms",
            and: [
                "FormEngine", "Submissions", "Exports", "Papers", "AnswerIndex", "Attachments", "Corporations",
                "Transfer", "CQrencode",
            ]),
        counter("Reports", and: ["FormEngine", "Submissions", "Attachments", "Mail"]),
        .target(
            name: "Maps", dependencies: ["FeatureKit", "HTTP", "Transfer", "Model"], path: "Sources/Features/Maps"),
        counter("Questions"),
        .target(
            name: "FeatureKit",
            dependencies: ["Accounts", "HTTP", "Storage", "Layouts", "OpenData", "Japanese", "Model"],
            exclude: ["Pages"]),

        // Content and layouts into output/.
        room(
            "SiteBuild",
            [
                "Model", "Japanese", "YAML", "Markdown", "Layouts", "Definitions", "FormEngine", "AnswerIndex",
                "OpenData",
                "BrowserFiles", "CSystem", "CVips", "CXXHash", "CZlib", "CBrotli",
            ]),
        .target(name: "AnswerIndex", dependencies: ["Model", "Japanese", "AnswerWords", "CZlib"], exclude: ["Data"]),
        room("OpenData", ["Model", "Japanese", "YAML", "Definitions", "CSystem", "CZip", "CExpat", "CXlsxwriter"]),
        room("Definitions", ["Model", "Japanese", "YAML", "FormEngine"]),
        room("FormEngine", ["Model", "Japanese"]),
        room("Layouts", ["Model"]),
        room("Markdown", ["Model", "YAML", "CCmark", "CmarkThreads"]),
        room("YAML", ["Model", "CYAML"]),
        room("Attachments", ["Model", "CVips", "CZip"]),
        room("Submissions", ["FormEngine", "Attachments", "Mail", "Storage", "Model"]),
        room("Papers", ["Model", "CPango"]),
        room("Exports", ["Submissions", "FormEngine", "OpenData", "Storage", "Model", "CZip"]),
        room("Corporations", ["Transfer", "Storage", "Model", "CExpat"]),
        room("Mail", ["Transfer", "Storage", "Japanese", "Model", "CSodium"]),
        room("Transfer", ["CTransfer"]),
        room("Accounts", ["HTTP", "Storage", "Model", "COpenSSL", "CSodium"]),
        room("Storage", ["Model", "CSQLite", "CPostgres", "CSodium"]),
        room("HTTP", ["Model", "CHTTP", "CMicrohttpd", "CMultipart", "CSystem"]),
        room("Japanese", ["Model", "CUtf8proc"]),
        room("Model"),

        // C: embedded browser files, shims for what Swift cannot import, module maps.
        .target(name: "BrowserFiles", cSettings: [.unsafeFlags(["-std=c23"])]),
        .target(name: "SampleFiles", cSettings: [.unsafeFlags(["-std=c23"])]),
        .target(name: "AnswerWords", exclude: ["compile.py", "embed.sh"], cSettings: [.unsafeFlags(["-std=c23"])]),
        .target(name: "CSystem", cSettings: [.define("_GNU_SOURCE")]),
        .target(name: "CmarkThreads", dependencies: ["CCmark"], cSettings: [.define("_GNU_SOURCE")]),
        .target(name: "CPango", cSettings: [.define("_GNU_SOURCE")]),
        .target(name: "CVips", cSettings: [.define("_GNU_SOURCE")]),
        .target(name: "CHTTP", dependencies: ["CMicrohttpd"], cSettings: [.define("_GNU_SOURCE")]),
        .target(name: "CMultipart", cSettings: [.define("_GNU_SOURCE")]),
        .target(name: "CTransfer", cSettings: [.define("_GNU_SOURCE")]),
        library("CJemalloc", pkgConfig: "jemalloc", package: "libjemalloc-dev"),
        library("CCmark", pkgConfig: "libcmark-gfm", package: "libcmark-gfm-dev"),
        library("CYAML", pkgConfig: "yaml-0.1", package: "libyaml-dev"),
        library("CUtf8proc", pkgConfig: "libutf8proc", package: "libutf8proc-dev"),
        library("CXXHash", pkgConfig: "libxxhash", package: "libxxhash-dev"),
        library("CZlib", pkgConfig: "zlib", package: "zlib1g-dev"),
        library("CBrotli", pkgConfig: "libbrotlienc", package: "libbrotli-dev"),
        library("CZip", pkgConfig: "libzip", package: "libzip-dev"),
        library("CExpat", pkgConfig: "expat", package: "libexpat1-dev"),
        library("CXlsxwriter", pkgConfig: "xlsxwriter", package: "libxlsxwriter-dev"),
        library("CSQLite", pkgConfig: "sqlite3", package: "libsqlite3-dev"),
        .target(name: "CPostgres", dependencies: ["CSystem"], cSettings: [.define("_GNU_SOURCE")]),
        library("COpenSSL", pkgConfig: "libcrypto", package: "libssl-dev"),
        library("CQrencode", pkgConfig: "libqrencode", package: "libqrencode-dev"),
        library("CSodium", pkgConfig: "libsodium", package: "libsodium-dev"),
        .target(name: "CMicrohttpd", dependencies: ["CSystem"], cSettings: [.define("_GNU_SOURCE")]),

        .target(name: "TestKit", dependencies: ["Model", "SiteBuild", "CSystem", "CVips"], path: "Tests/TestKit"),
        tests("ModelTests", ["Model"]),
        tests("JapaneseTests", ["Japanese"]),
        tests("YAMLTests", ["YAML", "Model"]),
        tests("LayoutsTests", ["Layouts", "Model", "TestKit"]),
        tests("MarkdownTests", ["Markdown", "Model"]),
        tests("FormEngineTests", ["FormEngine", "Model"]),
        tests("DefinitionsTests", ["Definitions", "FormEngine", "Model", "YAML"]),
        tests("AnswerIndexTests", ["AnswerIndex", "Model", "TestKit"]),
        tests("OpenDataTests", ["OpenData", "Definitions", "Model", "TestKit"]),
        tests("AttachmentsTests", ["Attachments", "TestKit"]),
        tests("HTTPTests", ["HTTP", "Model"]),
        tests(
            "ServerTests",
            [
                "Server", "Questions", "Manual", "Mail", "Attachments", "HouseFeed", "FormEngine", "Submissions",
                "Exports", "Maps", "OpenData", "FeatureKit",
                "Accounts", "HTTP", "Storage",
                "Model",
                "TestKit",
                "StoreKit",
                "BrowserFiles",
            ]),
        .target(name: "StoreKit", dependencies: ["Storage", "TestKit"], path: "Tests/StoreKit"),
        tests("TransferTests", ["Transfer", "TestKit"]),
        tests("MailTests", ["Mail", "Transfer", "Storage", "Model", "TestKit", "StoreKit"]),
        tests("AccountsTests", ["Accounts", "Storage", "Model", "TestKit", "StoreKit"]),
        tests("StorageTests", ["Storage", "Model", "TestKit", "StoreKit"]),
        tests(
            "SiteBuildTests",
            ["SiteBuild", "FormEngine", "AnswerIndex", "Definitions", "YAML", "Markdown", "Model", "TestKit"]),
        tests("CommandTests", ["madoguchi", "OpenData", "Japanese", "Model", "TestKit", "StoreKit"]),
    ],
    swiftLanguageModes: [.v6]
)
