package org.hopperflow.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CustomerMoved;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SuppressionRepository {

    private static final String SELECT = "select account_key, phone, scope, reason, created_at from suppression ";

    private final JdbcClient jdbc;

    SuppressionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first reason stays: it tells since when and why the number is silent. */
    void insert(Suppression suppression) {
        jdbc.sql("""
                insert into suppression (account_key, phone, scope, reason, created_at) values (:account, :phone, :scope, :reason, :now)
                    on conflict (account_key, phone, scope) do nothing
                """)
                .param("account", suppression.account()).param("phone", suppression.phone())
                .param("scope", suppression.scope().name()).param("reason", suppression.reason()).param("now", Utc.of(suppression.createdAt())).update();
    }

    /** @param like all but the phone of each. @return how many were not suppressed so before */
    int insertAll(Collection<String> phones, Suppression like) {
        return jdbc.sql("""
                insert into suppression (account_key, phone, scope, reason, created_at)
                select distinct :account, phone, :scope, :reason, cast(:now as timestamptz) from unnest(:phones) phone
                 order by phone on conflict (account_key, phone, scope) do nothing
                """)
                .param("account", like.account()).param("scope", like.scope().name()).param("reason", like.reason())
                .param("now", Utc.of(like.createdAt())).param("phones", phones.toArray(String[]::new)).update();
    }

    Optional<Suppression> find(Suppression one) {
        return jdbc.sql(SELECT + "where account_key = :account and phone = :phone and scope = :scope")
                .param("account", one.account()).param("phone", one.phone()).param("scope", one.scope().name())
                .query(SuppressionRepository::suppression).optional();
    }

    /** The widest scope of each that is suppressed. */
    Map<String, SuppressionScope> among(AccountKey account, Collection<String> phones) {
        Map<String, SuppressionScope> found = new HashMap<>();
        jdbc.sql("select phone, scope from suppression where phone = any(:phones) and account_key in (:account, '*')")
                .param("phones", phones.toArray(String[]::new)).param("account", account.value())
                .query(row -> {
                    found.merge(row.getString("phone"), SuppressionScope.valueOf(row.getString("scope")), SuppressionScope::wider);
                });
        return found;
    }

    /** In order of phone, account and scope, behind {@code after} (empty: from the first). */
    List<Suppression> page(SuppressionFilter filter, SuppressionCursor after, int rows) {
        return jdbc.sql(SELECT + filter.where()
                        + "and (phone, account_key, scope) > (:phone, :account, :scope) order by phone, account_key, scope limit :rows")
                .param("wantedPhone", filter.phone()).param("wantedAccount", filter.account())
                .param("phone", after.phone()).param("account", after.account()).param("scope", after.scope()).param("rows", rows)
                .query(SuppressionRepository::suppression).list();
    }

    /** @param account null takes the number off every account's list; @return how many rows went */
    int delete(String phone, String account) {
        return jdbc.sql("delete from suppression where phone = :phone and account_key = coalesce(cast(:account as text), account_key)")
                .param("phone", phone).param("account", account).update();
    }

    void marketingResumed(String account, String phone, Instant at) {
        jdbc.sql("delete from suppression where account_key = :account and phone = :phone and scope = 'MARKETING' and created_at <= :at")
                .param("account", account).param("phone", phone).param("at", Utc.of(at)).update();
    }

    private static Suppression suppression(ResultSet row, int number) throws SQLException {
        return new Suppression(row.getString("account_key"), row.getString("phone"),
                SuppressionScope.valueOf(row.getString("scope")), row.getString("reason"), Utc.read(row, "created_at"));
    }

    /** What is suppressed for a customer stays so under the new number. */
    void copy(CustomerMoved moved) {
        jdbc.sql("""
                insert into suppression (account_key, phone, scope, reason, created_at)
                select account_key, :to, scope, reason, created_at from suppression
                 where phone = :from and account_key in (:account, '*')
                    on conflict (account_key, phone, scope) do nothing
                """).param("from", moved.from()).param("to", moved.to()).param("account", moved.accountKey().value()).update();
    }
}
