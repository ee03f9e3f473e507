package org.hopperflow.interaction;

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

    private static final String HELD = "select i.*, md5(i::text) as word from interaction i";

    private final JdbcClient jdbc;

    DeskRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param word changes with every column */
    record Condition(Interaction interaction, String word) {
    }

    /** @throws RuleBroken interaction-not-found */
    Interaction require(InteractionId id) {
        return jdbc.sql(HELD + " where id = :id").param("id", id.value()).query(InteractionRow::read).optional()
                .orElseThrow(() -> RuleBroken.notFound("interaction", id));
    }

    /** The agents' open ones, the newest first. @param accounts null: all */
    List<Interaction> open(Collection<AccountKey> accounts, int limit) {
        var statement = jdbc.sql(HELD + " where kind = 'AGENT' and status = 'OPEN'"
                + (accounts == null ? "" : " and account_key = any(:accounts)") + " order by id desc limit :limit").param("limit", limit);
        if (accounts != null) {
            statement = statement.param("accounts", accounts.stream().map(AccountKey::value).toArray(String[]::new));
        }
        return statement.query(InteractionRow::read).list();
    }

    /** Of those that exist. */
    List<Condition> conditions(Collection<InteractionId> ids) {
        return jdbc.sql(HELD + " where id = any(:ids)").param("ids", ids.stream().map(InteractionId::value).toArray(UUID[]::new))
                .query((row, n) -> new Condition(InteractionRow.read(row, n), row.getString("word"))).list();
    }
}
