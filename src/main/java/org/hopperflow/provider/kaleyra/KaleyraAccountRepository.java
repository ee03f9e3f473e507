package org.hopperflow.provider.kaleyra;

import java.util.List;
import org.hopperflow.shared.AccountKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys of the accounts at Kaleyra; everything else about them is asked of the account room. */
@Repository
class KaleyraAccountRepository {

    private final JdbcClient jdbc;

    KaleyraAccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AccountKey> all() {
        return jdbc.sql("select key from account where provider = 'KALEYRA' order by key")
                .query(String.class).list().stream().map(AccountKey::of).toList();
    }
}
