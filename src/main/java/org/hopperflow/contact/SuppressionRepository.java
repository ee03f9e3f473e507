package org.hopperflow.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hopperflow.shared.AccountKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SuppressionRepository {

    private static final String SELECT = "select account_key, phone, reason, created_at from suppression ";

    private final JdbcClient jdbc;

    SuppressionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first reason stays: it tells since when and why the number is silent. */
    void insert(Suppression suppression) {
        jdbc.sql("""
                insert into suppression (account_key, phone, reason, created_at) values (:account, :phone, :reason, :now)
                    on conflict (account_key, phone) do nothing
                """)
                .param("account", suppression.account()).param("phone", suppression.phone())
                .param("reason", suppression.reason()).param("now", Utc.of(suppression.createdAt())).update();
    }

    Optional<Suppression> find(String account, String phone) {
        return jdbc.sql(SELECT + "where account_key = :account and phone = :phone")
                .param("account", account).param("phone", phone).query(SuppressionRepository::suppression).optional();
    }

    Set<String> among(AccountKey account, Collection<String> phones) {
        return new HashSet<>(jdbc.sql("select phone from suppression where phone = any(:phones) and account_key in (:account, '*')")
                .param("phones", phones.toArray(String[]::new)).param("account", account.value())
                .query(String.class).list());
    }

    /** In order of phone and account, behind {@code after} (empty: from the first). */
    List<Suppression> page(SuppressionCursor after, int rows) {
        return jdbc.sql(SELECT + "where (phone, account_key) > (:phone, :account) order by phone, account_key limit :rows")
                .param("phone", after.phone()).param("account", after.account()).param("rows", rows)
                .query(SuppressionRepository::suppression).list();
    }

    /** @param account null takes the number off every account's list; @return how many rows went */
    int delete(String phone, String account) {
        return jdbc.sql("delete from suppression where phone = :phone and account_key = coalesce(cast(:account as text), account_key)")
                .param("phone", phone).param("account", account).update();
    }

    private static Suppression suppression(ResultSet row, int number) throws SQLException {
        return new Suppression(row.getString("account_key"), row.getString("phone"), row.getString("reason"),
                Utc.read(row, "created_at"));
    }
}
