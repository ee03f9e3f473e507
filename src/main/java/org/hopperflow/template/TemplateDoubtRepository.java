package org.hopperflow.template;

import java.sql.Array;
import java.util.Set;
import org.hopperflow.shared.AccountKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was missing in each account's last list, where that list is in doubt. */
@Repository
class TemplateDoubtRepository {

    private final JdbcClient jdbc;

    TemplateDoubtRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The provider's ids; none when nothing is in doubt. */
    Set<String> missing(AccountKey account) {
        return jdbc.sql("select provider_ids from template_doubt where account_key = :account").param("account", account.value())
                .query((row, number) -> texts(row.getArray("provider_ids"))).optional().orElse(Set.of());
    }

    void save(AccountKey account, Set<String> providerIds) {
        jdbc.sql("""
                insert into template_doubt (account_key, provider_ids) values (:account, :ids)
                    on conflict (account_key) do update set provider_ids = excluded.provider_ids
                """).param("account", account.value()).param("ids", providerIds.toArray(String[]::new)).update();
    }

    void clear(AccountKey account) {
        jdbc.sql("delete from template_doubt where account_key = :account").param("account", account.value()).update();
    }

    private static Set<String> texts(Array array) throws java.sql.SQLException {
        return Set.of((String[]) array.getArray());
    }
}
