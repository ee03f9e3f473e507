package org.hopperflow.interaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads conversations together with who has them, for pages. */
@Repository
class DeskRepository {

    private static final String HELD = """
            select i.*, to_jsonb(i) ->> 'agent' as held_by, to_jsonb(i) ->> 'offered_to' as asked,
                   to_jsonb(i) ->> 'escalated_at' as escalated, md5(i::text) as word
              from interaction i
            """;

    private final JdbcClient jdbc;

    DeskRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Held(Interaction interaction, Holding holding) {
    }

    /** @param word changes with every column */
    record Condition(Interaction interaction, String word) {
    }

    /** @throws RuleBroken interaction-not-found */
    Held require(InteractionId id) {
        return jdbc.sql(HELD + " where id = :id").param("id", id.value()).query(DeskRepository::held).optional()
                .orElseThrow(() -> RuleBroken.notFound("interaction", id));
    }

    /** The agents' open ones, the newest first. @param accounts null: all */
    List<Held> open(Collection<AccountKey> accounts, int limit) {
        var statement = jdbc.sql(HELD + " where kind = 'AGENT' and status = 'OPEN'"
                + (accounts == null ? "" : " and account_key = any(:accounts)") + " order by id desc limit :limit").param("limit", limit);
        if (accounts != null) {
            statement = statement.param("accounts", accounts.stream().map(AccountKey::value).toArray(String[]::new));
        }
        return statement.query(DeskRepository::held).list();
    }

    /** Of those that exist. */
    List<Condition> conditions(Collection<InteractionId> ids) {
        return jdbc.sql(HELD + " where id = any(:ids)").param("ids", ids.stream().map(InteractionId::value).toArray(UUID[]::new))
                .query((row, n) -> new Condition(InteractionRow.read(row, n), row.getString("word"))).list();
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        String escalated = row.getString("escalated");
        return new Held(InteractionRow.read(row, number), new Holding(row.getString("held_by"), row.getString("asked"),
                escalated == null ? null : OffsetDateTime.parse(escalated).toInstant()));
    }
}
