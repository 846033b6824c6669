// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "mizan",
    products: [
        .library(name: "MizanNumerics", targets: ["MizanNumerics"]),
        .library(name: "Mizan", targets: ["Mizan"]),
        .executable(name: "mizan", targets: ["MizanCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CKernels"),
        .target(name: "MizanNumerics", dependencies: ["CKernels", "CZlib"], swiftSettings: strict),
        .target(
            name: "Mizan",
            dependencies: [
                "MizanNumerics", "Yams",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "MizanCommand",
            dependencies: [
                "Mizan", "MizanNumerics",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .testTarget(name: "MizanNumericsTests", dependencies: ["MizanNumerics"], swiftSettings: strict),
        .testTarget(
            name: "MizanTests",
            dependencies: [
                "Mizan", "MizanNumerics", "Yams",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "MizanCommandTests",
            dependencies: [
                "MizanCommand", "Mizan",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
