package org.hopperflow.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ContactRepository {

    private static final String SELECT = """
            select id, list_id, phone, mobile, first_name, last_name, email, custom, opted_in_at, opt_in_source from contact
            """;

    private static final String INSERT = """
            insert into contact (id, list_id, phone, mobile, first_name, last_name, email, custom, opted_in_at, opt_in_source,
                                 created_at, updated_at)
            values (:id, :list, :phone, :mobile, :firstName, :lastName, :email, cast(:custom as jsonb), :optedInAt, :optInSource,
                    :now, :now)
            """;

    private final JdbcClient jdbc;

    ContactRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever calls holds the row of its list. */
    void insert(Contact contact, Instant now) {
        jdbc.sql(INSERT).paramSource(parameters(contact, now)).update();
    }

    void update(Contact contact, Instant now) {
        jdbc.sql("""
                update contact set phone = :phone, mobile = :mobile, first_name = :firstName, last_name = :lastName, email = :email,
                       custom = cast(:custom as jsonb), opted_in_at = :optedInAt, opt_in_source = :optInSource, updated_at = :now
                 where id = :id
                """).paramSource(parameters(contact, now)).update();
    }

    void delete(ContactId id) {
        jdbc.sql("delete from contact where id = :id").param("id", id.value()).update();
    }

    Optional<Contact> find(ContactId id) {
        return jdbc.sql(SELECT + "where id = :id").param("id", id.value()).query(ContactRepository::contact).optional();
    }

    /** Keeps others from changing the contact until the transaction ends. */
    Optional<Contact> lock(ContactId id) {
        return jdbc.sql(SELECT + "where id = :id for update").param("id", id.value()).query(ContactRepository::contact).optional();
    }

    List<Contact> byIds(Collection<ContactId> ids) {
        return jdbc.sql(SELECT + "where id = any(cast(:ids as uuid[]))")
                .param("ids", ids.stream().map(ContactId::toString).toArray(String[]::new))
                .query(ContactRepository::contact).list();
    }

    /** In order of creation, behind {@code after} (null: from the first). */
    List<Contact> page(ListId list, UUID after, int rows) {
        return jdbc.sql(SELECT + "where list_id = :list and id > :after order by id limit :rows")
                .param("list", list.value()).param("after", Cursor.from(after)).param("rows", rows)
                .query(ContactRepository::contact).list();
    }

    /** Like {@link #page}, those only that have the searched text in number, name or e-mail address. */
    List<Contact> search(ListId list, ContactSearch search, UUID after, int rows) {
        return jdbc.sql(SELECT + """
                where list_id = :list and id > :after
                  and (strpos(lower(concat_ws(' ', first_name, last_name, email)), :text) > 0
                       or :digits <> '' and strpos(concat_ws(' ', phone, mobile), :digits) > 0)
                order by id limit :rows
                """)
                .param("list", list.value()).param("after", Cursor.from(after)).param("rows", rows)
                .param("text", search.text()).param("digits", search.digits())
                .query(ContactRepository::contact).list();
    }

    /** The names of all custom fields that contacts of the list have, in their order. */
    List<String> customNames(ListId list) {
        return jdbc.sql("select distinct jsonb_object_keys(custom) as name from contact where list_id = :list order by name")
                .param("list", list.value()).query(String.class).list();
    }

    /** The oldest one when the list has the number more than once. */
    Optional<Contact> byPhone(ListId list, String phone) {
        return jdbc.sql(SELECT + "where list_id = :list and phone = :phone order by id limit 1")
                .param("list", list.value()).param("phone", phone).query(ContactRepository::contact).optional();
    }

    /**
     * Those of {@code phones} that the list already has; the answer may be changed. One look into the index per number: left to
     * itself, the planner knows nothing of the rows this very transaction added and reads the whole list for each batch.
     */
    Set<String> phonesAmong(ListId list, Collection<String> phones) {
        return new HashSet<>(jdbc.sql("""
                select asked.phone from unnest(:phones) as asked (phone)
                 cross join lateral (select 1 from contact where list_id = :list and contact.phone = asked.phone limit 1) as known
                """)
                .param("list", list.value()).param("phones", phones.toArray(String[]::new))
                .query(String.class).list());
    }

    long withoutOptIn(ListId list) {
        return jdbc.sql("select count(*) from contact where list_id = :list and opted_in_at is null").param("list", list.value())
                .query(Long.class).single();
    }

    private static SqlParameterSource parameters(Contact contact, Instant now) {
        return new MapSqlParameterSource()
                .addValue("id", contact.id().value())
                .addValue("list", contact.listId().value())
                .addValue("phone", contact.phone())
                .addValue("mobile", contact.mobile())
                .addValue("firstName", contact.firstName())
                .addValue("lastName", contact.lastName())
                .addValue("email", contact.email())
                .addValue("custom", CustomFields.toJson(contact.custom()))
                .addValue("optedInAt", Utc.of(contact.optedInAt()))
                .addValue("optInSource", contact.optInSource())
                .addValue("now", Utc.of(now));
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        return new Contact(new ContactId(row.getObject("id", UUID.class)), new ListId(row.getObject("list_id", UUID.class)),
                row.getString("phone"), row.getString("mobile"), row.getString("first_name"), row.getString("last_name"),
                row.getString("email"), CustomFields.fromJson(row.getString("custom")), Utc.read(row, "opted_in_at"),
                row.getString("opt_in_source"));
    }

    /** Contacts with that number have this one now, and those whose mobile it was; unless their list has the new one already. */
    List<ContactId> moved(String from, String to, Instant now) {
        return jdbc.sql("""
                update contact moved
                   set phone = :to, mobile = case when mobile = :from then :to else mobile end, updated_at = :now
                 where phone = :from and not exists (select 1 from contact other where other.list_id = moved.list_id and other.phone = :to)
                returning id
                """).param("from", from).param("to", to).param("now", Utc.of(now))
                .query((row, number) -> new ContactId(row.getObject(1, UUID.class))).list();
    }
}
