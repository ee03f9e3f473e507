package org.hopperflow.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ButtonPolicy;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.ProviderName;
import org.hopperflow.shared.ServiceWindowStart;
import org.hopperflow.shared.TemplateId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountRepository {

    private final JdbcClient jdbc;
    private final CredentialSeal seal;
    private final Clock clock;

    AccountRepository(JdbcClient jdbc, CredentialSeal seal, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
    }

    Optional<StoredAccount> find(AccountKey key) {
        return jdbc.sql("select * from account where key = :key").param("key", key.value()).query(this::stored).optional();
    }

    /** Locks the row until the transaction ends, so that two changes do not undo each other. */
    Optional<StoredAccount> findForChange(AccountKey key) {
        return jdbc.sql("select * from account where key = :key for update").param("key", key.value()).query(this::stored).optional();
    }

    Optional<StoredAccount> findByProviderNumberId(String id) {
        return jdbc.sql("select * from account where provider_number_id = :id order by created_at desc, key limit 1")
                .param("id", id).query(this::stored).optional();
    }

    /**
     * Closes with the key of today what an older one closed, each by itself: nodes that still have only the old key read no further.
     *
     * @throws Vault.DoesNotOpen when neither key fits
     */
    void reseal() {
        record Sealed(AccountKey key, byte[] credentials) {
        }
        List<Sealed> all = jdbc.sql("select key, credentials from account order by key")
                .query((row, number) -> new Sealed(AccountKey.of(row.getString(1)), row.getBytes(2))).list();
        all.forEach(one -> seal.anew(one.key(), one.credentials()).ifPresent(anew ->
                jdbc.sql("update account set credentials = :anew where key = :key and credentials = :before")
                        .param("anew", anew).param("key", one.key().value()).param("before", one.credentials()).update()));
    }

    List<Account> page(String after, int rows) {
        return jdbc.sql("select * from account where key > :after order by key limit :rows")
                .param("after", after).param("rows", rows).query((row, number) -> account(row)).list();
    }

    /** Messages a second of each. */
    Map<AccountKey, Integer> rates() {
        Map<AccountKey, Integer> rates = new HashMap<>();
        jdbc.sql("select key, messages_per_second from account")
                .query((RowCallbackHandler) row -> rates.put(AccountKey.of(row.getString(1)), row.getInt(2)));
        return rates;
    }

    /** False when the key is taken. */
    boolean insert(StoredAccount made) {
        return bind(made, """
                insert into account (key, name, provider, phone_number, provider_number_id, credentials, master_list_id,
                       messages_per_second, portfolio_id, daily_customer_limit, time_zone, service_window_start,
                       recontact_template_id, button_policy, mark_as_read, created_at, updated_at)
                values (:key, :name, :provider, :phoneNumber, :providerNumberId, :credentials, :masterListId,
                       :messagesPerSecond, :portfolioId, :dailyCustomerLimit, :timeZone, :serviceWindowStart,
                       :recontactTemplateId, :buttonPolicy, :markAsRead, :now, :now)
                on conflict (key) do nothing
                """).update() == 1;
    }

    void update(StoredAccount changed) {
        bind(changed, """
                update account
                   set name = :name, provider = :provider, phone_number = :phoneNumber, provider_number_id = :providerNumberId,
                       credentials = :credentials, master_list_id = :masterListId, messages_per_second = :messagesPerSecond,
                       portfolio_id = :portfolioId, daily_customer_limit = :dailyCustomerLimit, time_zone = :timeZone,
                       service_window_start = :serviceWindowStart, recontact_template_id = :recontactTemplateId,
                       button_policy = :buttonPolicy, mark_as_read = :markAsRead, updated_at = :now
                 where key = :key
                """).update();
    }

    private StatementSpec bind(StoredAccount stored, String sql) {
        Account account = stored.account();
        return jdbc.sql(sql)
                .param("key", account.key().value())
                .param("name", account.name())
                .param("provider", account.provider().name())
                .param("phoneNumber", account.phoneNumber())
                .param("providerNumberId", stored.credentials().providerNumberId())
                .param("credentials", seal.close(account.key(), stored.credentials()))
                .param("masterListId", account.masterListId().value())
                .param("messagesPerSecond", account.messagesPerSecond())
                .param("portfolioId", account.portfolioId())
                .param("dailyCustomerLimit", account.dailyCustomerLimit())
                .param("timeZone", account.timeZone().getId())
                .param("serviceWindowStart", account.serviceWindowStart().name())
                .param("recontactTemplateId", account.recontactTemplateId() == null ? null : account.recontactTemplateId().value())
                .param("buttonPolicy", account.buttonPolicy().name())
                .param("markAsRead", account.markAsRead())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private StoredAccount stored(ResultSet row, int number) throws SQLException {
        Account account = account(row);
        return new StoredAccount(account, seal.open(account.key(), account.provider(), row.getBytes("credentials")));
    }

    private static Account account(ResultSet row) throws SQLException {
        UUID recontact = row.getObject("recontact_template_id", UUID.class);
        return new Account(AccountKey.of(row.getString("key")), row.getString("name"),
                ProviderName.valueOf(row.getString("provider")), row.getString("phone_number"),
                new ListId(row.getObject("master_list_id", UUID.class)), row.getInt("messages_per_second"),
                row.getString("portfolio_id"), row.getObject("daily_customer_limit", Integer.class),
                ZoneId.of(row.getString("time_zone")), ServiceWindowStart.valueOf(row.getString("service_window_start")),
                recontact == null ? null : new TemplateId(recontact), ButtonPolicy.valueOf(row.getString("button_policy")),
                row.getBoolean("mark_as_read"));
    }
}
