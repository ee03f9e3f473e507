package org.hopperflow.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ContactListRepository {

    private static final String SELECT = "select id, name, fields, created_at from contact_list ";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<ListField>> FIELDS = new TypeReference<>() { };

    private final JdbcClient jdbc;

    ContactListRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Harmless when a list with this id exists. */
    void insert(ContactList list) {
        jdbc.sql("""
                insert into contact_list (id, name, fields, created_at) values (:id, :name, cast(:fields as jsonb), :now)
                    on conflict (id) do nothing
                """)
                .param("id", list.id().value()).param("name", list.name()).param("fields", json(list.fields()))
                .param("now", Utc.of(list.createdAt())).update();
    }

    void update(ContactList list) {
        jdbc.sql("update contact_list set name = :name, fields = cast(:fields as jsonb) where id = :id")
                .param("id", list.id().value()).param("name", list.name()).param("fields", json(list.fields())).update();
    }

    Optional<ContactList> find(ListId id) {
        return read(id, "");
    }

    /** @throws RuleBroken list-not-found */
    ContactList require(ListId id) {
        return found(id, find(id));
    }

    /** The list cannot be deleted until the transaction ends: whoever adds a contact asks for it. @throws RuleBroken list-not-found */
    ContactList hold(ListId id) {
        return found(id, read(id, "for key share"));
    }

    /** Nobody else changes the list, adds to it or imports into it until the transaction ends. @throws RuleBroken list-not-found */
    ContactList lock(ListId id) {
        return found(id, read(id, "for update"));
    }

    /** In order of creation, behind {@code after} (null: from the first); {@code part} of the name in any case, null for all. */
    List<ContactList> page(String part, UUID after, int rows) {
        return jdbc.sql(SELECT + """
                where id > :after and (cast(:part as text) is null or strpos(lower(name), lower(:part)) > 0) order by id limit :rows
                """)
                .param("part", part).param("after", Cursor.from(after)).param("rows", rows)
                .query(ContactListRepository::list).list();
    }

    List<ContactList> newest(int rows) {
        return jdbc.sql(SELECT + "order by id desc limit :rows").param("rows", rows).query(ContactListRepository::list).list();
    }

    long contacts(ListId id) {
        return jdbc.sql("select count(*) from contact where list_id = :id").param("id", id.value()).query(Long.class).single();
    }

    /** Two imports into one list take turns, or both would take the same new number. Single contacts may still be added. */
    void lockForImport(ListId id) {
        found(id, read(id, "for no key update"));
    }

    /** With its contacts and what is known of its imports; the caller locked it. */
    void delete(ListId id) {
        jdbc.sql("delete from import_reject where import_id in (select id from import_job where list_id = :id)").param("id", id.value()).update();
        jdbc.sql("delete from import_job where list_id = :id").param("id", id.value()).update();
        jdbc.sql("delete from contact where list_id = :id").param("id", id.value()).update();
        jdbc.sql("delete from contact_list where id = :id").param("id", id.value()).update();
    }

    private Optional<ContactList> read(ListId id, String lock) {
        return jdbc.sql(SELECT + "where id = :id " + lock).param("id", id.value()).query(ContactListRepository::list).optional();
    }

    private static ContactList found(ListId id, Optional<ContactList> list) {
        return list.orElseThrow(() -> RuleBroken.notFound("list", id));
    }

    private static String json(List<ListField> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Names and types are always JSON", e);
        }
    }

    private static ContactList list(ResultSet row, int number) throws SQLException {
        try {
            return new ContactList(new ListId(row.getObject("id", UUID.class)), row.getString("name"),
                    JSON.readValue(row.getString("fields"), FIELDS), Utc.read(row, "created_at"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("contact_list.fields holds names and types only", e);
        }
    }
}
