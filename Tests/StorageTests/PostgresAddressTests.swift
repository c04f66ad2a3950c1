import Storage
import Testing

@Suite struct PostgresAddressTests {
    @Test(arguments: [
        ("postgres:///madoguchi", false), ("postgres:///m?host=/run/postgresql", false),
        ("postgres://m@127.0.0.1/m", false), ("host=localhost dbname=m", false),
        ("postgres://m:p@db.example/m", true), ("postgres://m@db.example/m?sslmode=require", true),
        ("postgres://m@db.example/m?sslmode=prefer", true), ("host=localhost,db.example dbname=m", true),
        ("hostaddr=192.0.2.1 dbname=m", true), ("postgres://m@db.example/m?sslmode=verify-full", false),
        ("postgres://m@db.example/m?sslmode=disable", false),
    ])
    func `another machine is spoken to with its certificate checked, or as the operator says`(
        address: String, isOpen: Bool
    ) throws {
        #expect(try #require(PostgresAddress(address)).isOpenToOthers == isOpen)
    }

    @Test func `what is no address says nothing`() { #expect(PostgresAddress("postgres://[") == nil) }
}
