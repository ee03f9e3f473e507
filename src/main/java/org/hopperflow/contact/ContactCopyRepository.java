package org.hopperflow.contact;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Contacts by the thousand, with PostgreSQL's own {@code COPY}, on the connection of the transaction. */
@Repository
class ContactCopyRepository {

    private static final String COPY = """
            copy contact (id, list_id, phone, mobile, first_name, last_name, email, custom, opted_in_at, opt_in_source, created_at, updated_at)
            from stdin with (format binary)""";
    private static final int COLUMNS = 12;
    private static final int CHUNK = 1 << 16;

    private final JdbcTemplate jdbc;

    ContactCopyRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever calls holds the row of their list. */
    void insertAll(Collection<Contact> contacts, Instant now) {
        if (!contacts.isEmpty()) {
            jdbc.execute((java.sql.Connection connection) -> copy(connection.unwrap(PGConnection.class), contacts, now));
        }
    }

    private static Long copy(PGConnection connection, Collection<Contact> contacts, Instant now) throws SQLException {
        CopyIn copy = connection.getCopyAPI().copyIn(COPY);
        try {
            BinaryRows rows = new BinaryRows();
            for (Contact contact : contacts) {
                add(rows, contact, now);
                if (rows.size() >= CHUNK) {
                    send(copy, rows.take());
                }
            }
            send(copy, rows.end());
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copy, byte[] bytes) throws SQLException {
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    private static void add(BinaryRows rows, Contact contact, Instant now) {
        rows.row(COLUMNS).id(contact.id().value()).id(contact.listId().value())
                .text(contact.phone()).text(contact.mobile())
                .text(contact.firstName()).text(contact.lastName()).text(contact.email())
                .json(CustomFields.toJson(contact.custom()))
                .time(contact.optedInAt()).text(contact.optInSource())
                .time(now).time(now);
    }
}
