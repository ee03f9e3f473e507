package org.hopperflow.message;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.TemplateId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds attempts; changes none. */
@Repository
class AttemptRepository {

    private final JdbcClient jdbc;
    private final AttemptRows rows;

    AttemptRepository(JdbcClient jdbc, AttemptRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    Optional<AttemptRow> find(AttemptId id) {
        return jdbc.sql("select " + AttemptRows.COLUMNS + " from attempt where id = :id").param("id", id.value())
                .query(rows::attempt).optional();
    }

    Optional<TemplateId> templateOf(AttemptId id) {
        return jdbc.sql("select template_id from attempt where id = :id and template_id is not null").param("id", id.value())
                .query((row, n) -> new TemplateId(row.getObject(1, UUID.class))).optional();
    }

    /** True when the provider has taken a message of the campaign and not failed it since. */
    boolean anyAccepted(CampaignId campaign) {
        return jdbc.sql("select exists (select 1 from attempt where campaign_id = :campaign and state = 'ACCEPTED' and failed_at is null)")
                .param("campaign", campaign.value()).query(Boolean.class).single();
    }

    boolean anyDelivered(CampaignId campaign) {
        return jdbc.sql("select exists (select 1 from attempt where campaign_id = :campaign and (delivered_at is not null or read_at is not null))")
                .param("campaign", campaign.value()).query(Boolean.class).single();
    }

    Optional<AttemptRow> byProviderMessage(AccountKey account, String messageId) {
        return jdbc.sql("select " + AttemptRows.COLUMNS + " from attempt where account_key = :account and provider_message_id = :messageId")
                .param("account", account.value()).param("messageId", messageId).query(rows::attempt).optional();
    }

    /** Whose messages these are; one that nobody has is missing. */
    Map<MessageKey, AttemptId> owners(Collection<MessageKey> keys) {
        Map<MessageKey, AttemptId> owners = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("""
                    select a.account_key, a.provider_message_id, a.id
                      from unnest(cast(:accounts as text[]), cast(:messageIds as text[])) as asked (account_key, message_id)
                     cross join lateral (select id, account_key, provider_message_id from attempt
                                          where account_key = asked.account_key and provider_message_id = asked.message_id offset 0) a
                    """)
                    .param("accounts", keys.stream().map(key -> key.accountKey().value()).toArray(String[]::new))
                    .param("messageIds", keys.stream().map(MessageKey::messageId).toArray(String[]::new))
                    .query((RowCallbackHandler) rs -> owners.put(
                            new MessageKey(AccountKey.of(rs.getString("account_key")), rs.getString("provider_message_id")),
                            AttemptRows.id(rs, 0)));
        }
        return owners;
    }

    Optional<String> providerMessageId(AttemptId id) {
        return jdbc.sql("select provider_message_id from attempt where id = :id").param("id", id.value())
                .query(String.class).optional();
    }

    /** The one that an answer is written to. */
    void holdAccepted(EntryId entry) {
        jdbc.sql("select id from attempt where entry_id = :entry and state = 'ACCEPTED' order by number desc limit 1 for no key update")
                .param("entry", entry.value()).query(UUID.class).optional();
    }

    Optional<AttemptId> latestOf(EntryId entry) {
        return jdbc.sql("select id from attempt where entry_id = :entry and state <> 'CANCELLED' order by number desc limit 1")
                .param("entry", entry.value()).query(AttemptRows::id).optional();
    }

    Set<EntryId> unsettled(Collection<EntryId> entries) {
        return new HashSet<>(jdbc.sql("""
                select entry_id from attempt where entry_id = any(:entries) and state in ('SENDING', 'UNKNOWN')
                """).param("entries", Columns.entries(entries)).query((rs, n) -> new EntryId(rs.getObject(1, UUID.class))).list());
    }

    int unconfirmed(EntryId entry) {
        return jdbc.sql("select count(*) from attempt where entry_id = :entry and state = 'UNKNOWN'").param("entry", entry.value())
                .query(Integer.class).single();
    }

    Optional<AttemptId> unconfirmedOf(EntryId entry) {
        return jdbc.sql("""
                select id from attempt where entry_id = :entry and state = 'UNKNOWN' and outcome = 'UNCONFIRMED' order by number desc limit 1
                """).param("entry", entry.value()).query(AttemptRows::id).optional();
    }

    /** Attempts to this number whose outcome is open; a reply of the customer tells that they arrived. */
    List<AttemptId> openTo(AccountKey account, String phone, Instant markedBefore) {
        return jdbc.sql("""
                select id from attempt
                 where account_key = :account and recipient = :phone and state = 'UNKNOWN' and marked_at <= :before
                """).param("account", account.value()).param("phone", phone).param("before", Columns.time(markedBefore))
                .query(AttemptRows::id).list();
    }

    /** See {@link Ledger#sentByOthersSince}. */
    boolean sentByOthersSince(AccountKey account, String phone, CampaignId campaign, Instant since) {
        return jdbc.sql("""
                select exists (select 1 from attempt
                                where account_key = :account and recipient = :phone and campaign_id is not null and campaign_id <> :campaign
                                  and (outcome is null or outcome in ('ACCEPTED', 'UNCONFIRMED')) and coalesce(sent_at, queued_at) >= :since)
                """).param("account", account.value()).param("phone", phone).param("campaign", campaign.value())
                .param("since", Columns.time(since)).query(Boolean.class).single();
    }
}
