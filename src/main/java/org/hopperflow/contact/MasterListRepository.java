package org.hopperflow.contact;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ListId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which list takes the unknown customers of an account. */
@Repository
class MasterListRepository {

    private final JdbcClient jdbc;

    MasterListRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(AccountKey account, ListId list) {
        jdbc.sql("""
                insert into master_list (account_key, list_id) values (:account, :list)
                    on conflict (account_key) do update set list_id = excluded.list_id
                """).param("account", account.value()).param("list", list.value()).update();
    }

    Optional<ListId> find(AccountKey account) {
        return read(account, "select list_id from master_list where account_key = :account");
    }

    /** Whoever comes second waits until the first transaction ended, and then sees what it made. */
    Optional<ListId> lock(AccountKey account) {
        return read(account, "select list_id from master_list where account_key = :account for update");
    }

    /** The accounts whose master list it is. */
    List<AccountKey> accountsOf(ListId list) {
        return jdbc.sql("select account_key from master_list where list_id = :list").param("list", list.value())
                .query(String.class).list().stream().map(AccountKey::of).toList();
    }

    private Optional<ListId> read(AccountKey account, String sql) {
        return jdbc.sql(sql).param("account", account.value()).query(UUID.class).optional().map(ListId::new);
    }
}
