package org.hopperflow.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.shared.ListId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ContactListRepository {

    private final JdbcClient jdbc;

    ContactListRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Harmless when a list with this id exists. */
    void insert(ContactList list) {
        jdbc.sql("insert into contact_list (id, name, created_at) values (:id, :name, :now) on conflict (id) do nothing")
                .param("id", list.id().value()).param("name", list.name()).param("now", Utc.of(list.createdAt())).update();
    }

    Optional<ContactList> find(ListId id) {
        return jdbc.sql("select id, name, created_at from contact_list where id = :id")
                .param("id", id.value()).query(ContactListRepository::list).optional();
    }

    /** In order of creation, behind {@code after} (null: from the first). */
    List<ContactList> page(UUID after, int rows) {
        return jdbc.sql("select id, name, created_at from contact_list where id > :after order by id limit :rows")
                .param("after", Cursor.from(after)).param("rows", rows)
                .query(ContactListRepository::list).list();
    }

    List<ContactList> newest(int rows) {
        return jdbc.sql("select id, name, created_at from contact_list order by id desc limit :rows")
                .param("rows", rows).query(ContactListRepository::list).list();
    }

    long contacts(ListId id) {
        return jdbc.sql("select count(*) from contact where list_id = :id").param("id", id.value()).query(Long.class).single();
    }

    /** Two imports into one list take turns, or both would take the same new number. Single contacts may still be added. */
    void lockForImport(ListId id) {
        jdbc.sql("select id from contact_list where id = :id for no key update").param("id", id.value()).query(UUID.class).single();
    }

    private static ContactList list(ResultSet row, int number) throws SQLException {
        return new ContactList(new ListId(row.getObject("id", UUID.class)), row.getString("name"), Utc.read(row, "created_at"));
    }
}
