#include "CPostgres.h"

#include <CSystem.h>

// libpq brings the libraries of LDAP and Kerberos with it. The functions here have its names and hand over to it, so that
// callers are checked against its own header.

#define REAL(name) SYSTEM_HAND_OVER(name, "libpq.so.5", "libpq5")

PGconn *PQconnectdb(const char *text) { REAL(PQconnectdb) return now(text); }
void PQfinish(PGconn *connection) { REAL(PQfinish) now(connection); }
ConnStatusType PQstatus(const PGconn *connection) { REAL(PQstatus) return now(connection); }
char *PQerrorMessage(const PGconn *connection) { REAL(PQerrorMessage) return now(connection); }
PGTransactionStatusType PQtransactionStatus(const PGconn *connection) { REAL(PQtransactionStatus) return now(connection); }
PQconninfoOption *PQconninfoParse(const char *text, char **message) { REAL(PQconninfoParse) return now(text, message); }
void PQconninfoFree(PQconninfoOption *options) { REAL(PQconninfoFree) now(options); }
PQnoticeProcessor PQsetNoticeProcessor(PGconn *connection, PQnoticeProcessor notice, void *context) {
    REAL(PQsetNoticeProcessor) return now(connection, notice, context);
}
PGresult *PQexec(PGconn *connection, const char *query) { REAL(PQexec) return now(connection, query); }
PGresult *PQprepare(PGconn *connection, const char *name, const char *query, int count, const Oid *types) {
    REAL(PQprepare) return now(connection, name, query, count, types);
}
PGresult *PQexecPrepared(
    PGconn *connection, const char *name, int count, const char *const *values, const int *lengths, const int *formats,
    int format) {
    REAL(PQexecPrepared) return now(connection, name, count, values, lengths, formats, format);
}
void PQclear(PGresult *result) { REAL(PQclear) now(result); }
ExecStatusType PQresultStatus(const PGresult *result) { REAL(PQresultStatus) return now(result); }
char *PQresultErrorField(const PGresult *result, int field) { REAL(PQresultErrorField) return now(result, field); }
char *PQcmdTuples(PGresult *result) { REAL(PQcmdTuples) return now(result); }
int PQntuples(const PGresult *result) { REAL(PQntuples) return now(result); }
int PQnfields(const PGresult *result) { REAL(PQnfields) return now(result); }
Oid PQftype(const PGresult *result, int column) { REAL(PQftype) return now(result, column); }
char *PQgetvalue(const PGresult *result, int row, int column) { REAL(PQgetvalue) return now(result, row, column); }
int PQgetisnull(const PGresult *result, int row, int column) { REAL(PQgetisnull) return now(result, row, column); }
int PQgetlength(const PGresult *result, int row, int column) { REAL(PQgetlength) return now(result, row, column); }
