package org.hopperflow.provider.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
@ConditionalOnSandbox
class MessageRepository {

    /** Which messages are meant; null fields mean all. */
    record Filter(String phone, String reference, String phoneNumberId) {
    }

    private static final String WHERE = """
             where (:phone::text is null or phone = :phone)
               and (:reference::text is null or reference = :reference)
               and (:phoneNumberId::text is null or phone_number_id = :phoneNumberId)
            """;

    private final JdbcClient jdbc;

    MessageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AcceptedMessage message) {
        jdbc.sql("""
                insert into sandbox_message (id, wamid, phone_number_id, phone, type, template_name, reference, body, at)
                values (:id, :wamid, :phoneNumberId, :phone, :type, :templateName, :reference, :body::jsonb, :at)
                """)
                .param("id", message.id()).param("wamid", message.wamid()).param("phoneNumberId", message.phoneNumberId())
                .param("phone", message.phone()).param("type", message.type()).param("templateName", message.templateName())
                .param("reference", message.reference()).param("body", message.body())
                .param("at", OffsetDateTime.ofInstant(message.at(), ZoneOffset.UTC))
                .update();
    }

    List<AcceptedMessage> page(Filter filter, UUID after, int limit) {
        return filtered("select * from sandbox_message" + WHERE + " and (:after::uuid is null or id > :after) order by id limit :limit", filter)
                .param("after", after).param("limit", limit)
                .query((row, number) -> message(row)).list();
    }

    MessageCounts count(Filter filter) {
        return filtered("""
                with meant as (select phone, reference from sandbox_message%s)
                select (select count(*) from meant) as messages,
                       (select count(distinct phone) from meant) as numbers,
                       (select count(*) from (select 1 from meant where reference is not null
                                               group by reference having count(*) > 1) again) as repeated_references,
                       (select coalesce(max(n), 0) from (select count(*) as n from meant group by phone) each) as most
                """.formatted(WHERE), filter).query(MessageCounts.class).single();
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter filter) {
        return jdbc.sql(sql).param("phone", filter.phone()).param("reference", filter.reference())
                .param("phoneNumberId", filter.phoneNumberId());
    }

    private static AcceptedMessage message(ResultSet row) throws SQLException {
        return new AcceptedMessage(row.getObject("id", UUID.class), row.getString("wamid"), row.getString("phone_number_id"),
                row.getString("phone"), row.getString("type"), row.getString("template_name"), row.getString("reference"),
                row.getString("body"), row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
