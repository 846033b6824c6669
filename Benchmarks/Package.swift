// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "mizan-benchmarks",
    dependencies: [.package(name: "mizan", path: "..")],
    targets: [
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                .product(name: "Mizan", package: "mizan"),
                .product(name: "MizanNumerics", package: "mizan"),
            ],
            swiftSettings: [
                .treatAllWarnings(as: .error),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
