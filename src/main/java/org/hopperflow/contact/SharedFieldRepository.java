package org.hopperflow.contact;

import java.time.Instant;
import java.util.UUID;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Custom fields of contacts with the same number in two lists. Blank ones are never stored, so one document laid over another is the rule. */
@Repository
class SharedFieldRepository {

    private final JdbcClient jdbc;

    SharedFieldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One synchronisation after the other, since two of them may want the same contacts in opposite order. */
    void takeTurns() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('hopper.shared-fields'))").query((row, number) -> 0).single();
    }

    /** What the contact says goes to those with its number in the other list. */
    void give(ContactId contact, ListId other, Instant now) {
        jdbc.sql("""
                update contact theirs set custom = theirs.custom || ours.custom, updated_at = :now
                  from contact ours
                 where ours.id = :contact and theirs.list_id = :other and theirs.phone = ours.phone
                   and not theirs.custom @> ours.custom
                """).param("contact", contact.value()).param("other", other.value()).param("now", Utc.of(now)).update();
    }

    /** What the other list knows of the contact's number fills its blanks. */
    void fill(ContactId contact, ListId other) {
        jdbc.sql("""
                update contact ours set custom = theirs.custom || ours.custom
                  from contact theirs
                 where ours.id = :contact and theirs.list_id = :other and theirs.phone = ours.phone
                   and not ours.custom @> theirs.custom
                """).param("contact", contact.value()).param("other", other.value()).update();
    }

    /** The contacts of one list that are younger than {@code since}, which may be an import: what they say goes to the other list. */
    void giveAll(ListId list, UUID since, ListId other, Instant now) {
        jdbc.sql("""
                update contact theirs set custom = theirs.custom || ours.custom, updated_at = :now
                  from contact ours
                 where ours.list_id = :list and ours.id > :since and theirs.list_id = :other and theirs.phone = ours.phone
                   and not theirs.custom @> ours.custom
                """).param("list", list.value()).param("since", since).param("other", other.value()).param("now", Utc.of(now)).update();
    }

    /** And what the other list knows fills their blanks. */
    void fillAll(ListId list, UUID since, ListId other) {
        jdbc.sql("""
                update contact ours set custom = theirs.custom || ours.custom
                  from contact theirs
                 where ours.list_id = :list and ours.id > :since and theirs.list_id = :other and theirs.phone = ours.phone
                   and not ours.custom @> theirs.custom
                """).param("list", list.value()).param("since", since).param("other", other.value()).update();
    }

    /** Of two contacts with one number the one that was changed last has the last word, field by field. */
    void meet(ListId list, ListId other, Instant now) {
        jdbc.sql("""
                update contact theirs set updated_at = :now,
                       custom = case when ours.updated_at >= theirs.updated_at then theirs.custom || ours.custom
                                     else ours.custom || theirs.custom end
                  from contact ours
                 where ours.list_id = :list and theirs.list_id = :other and theirs.phone = ours.phone and theirs.custom <> ours.custom
                """).param("list", list.value()).param("other", other.value()).param("now", Utc.of(now)).update();
        jdbc.sql("""
                update contact ours set custom = theirs.custom
                  from contact theirs
                 where ours.list_id = :list and theirs.list_id = :other and theirs.phone = ours.phone and ours.custom <> theirs.custom
                """).param("list", list.value()).param("other", other.value()).update();
    }
}
