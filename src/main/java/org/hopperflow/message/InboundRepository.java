package org.hopperflow.message;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.provider.ProviderEvent.MessageReceived;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.InboundMessageId;
import org.hopperflow.shared.InteractionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages of customers. The provider's id makes a repeated delivery harmless. */
@Repository
class InboundRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    InboundRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False when it is stored already. */
    boolean insert(InboundMessageId id, MessageReceived message, AttemptId answered) {
        return jdbc.sql("""
                insert into inbound_message (id, account_key, phone, user_id, profile_name, provider_message_id, type, text, payload,
                                             context_message_id, answered_attempt_id, at, received_at)
                values (:id, :account, :phone, :userId, :profile, :messageId, :type, :text, :payload, :context, :answered, :at, :now)
                    on conflict (account_key, provider_message_id) do nothing
                """)
                .param("id", id.value())
                .param("account", message.accountKey().value())
                .param("phone", message.from())
                .param("userId", message.userId())
                .param("profile", message.profileName())
                .param("messageId", message.providerMessageId())
                .param("type", message.type().word())
                .param("text", message.text())
                .param("payload", message.payload())
                .param("context", message.contextMessageId())
                .param("answered", answered == null ? null : answered.value())
                .param("at", Timestamp.from(message.at()))
                .param("now", Timestamp.from(clock.instant()))
                .update() == 1;
    }

    void assign(InboundMessageId id, InteractionId interaction) {
        jdbc.sql("update inbound_message set interaction_id = :interaction where id = :id")
                .param("interaction", interaction.value()).param("id", id.value()).update();
    }

    /** Answers of the entry's customer that belong to no conversation yet. */
    void assignAnswers(UUID entry, InteractionId interaction) {
        jdbc.sql("""
                update inbound_message m set interaction_id = :interaction
                  from attempt a
                 where a.entry_id = :entry and m.interaction_id is null
                   and m.account_key = a.account_key and m.phone = a.recipient and m.received_at >= coalesce(a.marked_at, a.queued_at)
                """).param("interaction", interaction.value()).param("entry", entry).update();
    }

    /** Whether one stands behind this one, in the order of a transcript; empty when the conversation has no such message. */
    Optional<Boolean> wroteSince(InteractionId interaction, InboundMessageId seen) {
        return jdbc.sql("""
                select exists (select 1 from inbound_message later
                                where later.interaction_id = seen.interaction_id
                                  and (date_trunc('second', later.at), later.id) > (date_trunc('second', seen.at), seen.id))
                  from inbound_message seen where seen.id = :seen and seen.interaction_id = :interaction
                """).param("seen", seen.value()).param("interaction", interaction.value()).query(Boolean.class).optional();
    }

    /** The customer's latest message that the provider knows by an id of its own. */
    Optional<MessageKey> latestOf(InteractionId interaction) {
        return jdbc.sql("""
                select account_key, provider_message_id from inbound_message
                 where interaction_id = :interaction and provider_message_id not like 'sha256:%' order by at desc, id desc limit 1
                """).param("interaction", interaction.value())
                .query((row, number) -> new MessageKey(AccountKey.of(row.getString(1)), row.getString(2))).optional();
    }
}
