package org.hopperflow.provider;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.MessageType;

/**
 * One piece of news from a provider, in no provider's format. A webhook call carries many. Published as a Spring event by the
 * webhook inbox, inside the transaction that marks it as done; listeners that throw have it tried again later.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ProviderEvent.MessageReceived.class, name = "message"),
    @JsonSubTypes.Type(value = ProviderEvent.StatusChanged.class, name = "status"),
    @JsonSubTypes.Type(value = ProviderEvent.TemplateChanged.class, name = "template"),
    @JsonSubTypes.Type(value = ProviderEvent.MarketingChosen.class, name = "preference"),
    @JsonSubTypes.Type(value = ProviderEvent.NumberChanged.class, name = "number"),
    @JsonSubTypes.Type(value = ProviderEvent.AccountChanged.class, name = "account"),
    @JsonSubTypes.Type(value = ProviderEvent.CustomerMoved.class, name = "moved"),
})
public sealed interface ProviderEvent {

    AccountKey accountKey();

    /** Equal for two deliveries of the same news; unique over all kinds within an account. */
    String dedupKey();

    /** The same with the provider's own words changed; what a customer wrote stays as it is. */
    default ProviderEvent worded(UnaryOperator<String> change) {
        return this;
    }

    /**
     * A customer wrote.
     *
     * @param from             digits; null when the provider gave only a user id
     * @param userId           the provider's id of the person, null when absent
     * @param text             what a person reads: the text, the button's label, the row's title, or a caption; null when there is none
     * @param payload          the button's or row's machine value, null when absent
     * @param contextMessageId the provider's id of our message that was tapped or quoted, null when absent
     * @param at               the provider's time stamp, or the receipt when it gave none
     * @param reference        what we sent as the opaque reference of the message that is answered, null when absent
     * @param file             what is to be fetched, null when there is nothing
     */
    record MessageReceived(AccountKey accountKey, String providerMessageId, String from, String userId, String profileName,
            MessageType type, String text, String payload, String contextMessageId, Instant at, String reference, ReceivedFile file)
            implements ProviderEvent {

        public MessageReceived(AccountKey accountKey, String providerMessageId, String from, String userId, String profileName,
                MessageType type, String text, String payload, String contextMessageId, Instant at) {
            this(accountKey, providerMessageId, from, userId, profileName, type, text, payload, contextMessageId, at, null, null);
        }

        public MessageReceived with(String answeredReference, ReceivedFile received) {
            return new MessageReceived(accountKey, providerMessageId, from, userId, profileName, type, text, payload, contextMessageId, at,
                    answeredReference, received);
        }

        @Override
        public String dedupKey() {
            return "message:" + providerMessageId;
        }
    }

    /**
     * A message of ours got on, or did not.
     *
     * @param reference what we sent as the opaque reference, null when the provider left it out
     * @param errorCode only with FAILED
     */
    record StatusChanged(AccountKey accountKey, String providerMessageId, DeliveryStatus status, String reference, Instant at,
            String errorCode, String errorText) implements ProviderEvent {
        @Override
        public String dedupKey() {
            return "status:" + providerMessageId + ":" + status;
        }

        @Override
        public ProviderEvent worded(UnaryOperator<String> change) {
            return errorText == null ? this
                    : new StatusChanged(accountKey, providerMessageId, status, reference, at, errorCode, change.apply(errorText));
        }
    }

    /**
     * A template was reviewed, paused, recategorised, or its quality changed. Fields that the news does not speak of are null.
     *
     * @param language Meta's spelling with an underscore
     * @param status    the provider's word in upper case, such as APPROVED
     * @param category  the one it counts to now
     * @param announced the one it will count to
     */
    record TemplateChanged(AccountKey accountKey, String providerTemplateId, String name, String language, String status,
            String quality, String category, String reason, String eventId, Announcement announced) implements ProviderEvent {

        public TemplateChanged(AccountKey accountKey, String providerTemplateId, String name, String language, String status,
                String quality, String category, String reason, String eventId) {
            this(accountKey, providerTemplateId, name, language, status, quality, category, reason, eventId, null);
        }

        @Override
        public String dedupKey() {
            return "template:" + eventId;
        }

        @Override
        public ProviderEvent worded(UnaryOperator<String> change) {
            return reason == null ? this : new TemplateChanged(accountKey, providerTemplateId, name, language, status, quality, category,
                    change.apply(reason), eventId, announced);
        }
    }

    /**
     * A customer switched our marketing messages off, or on again, at WhatsApp's own switch.
     *
     * @param phone  digits; null when the provider gave only a user id
     * @param userId the provider's id of the person, null when absent
     */
    record MarketingChosen(AccountKey accountKey, String phone, String userId, boolean stopped, String eventId, Instant at)
            implements ProviderEvent {
        @Override
        public String dedupKey() {
            return "preference:" + eventId;
        }
    }

    /**
     * The sender's number is rated anew, faster, or may write to more customers a day. Fields that the news does not speak of are null.
     *
     * @param quality    GREEN, YELLOW, RED or UNKNOWN
     * @param throughput the provider's word
     * @param limit      the provider's word for unique customers in 24 hours, such as TIER_10K
     */
    record NumberChanged(AccountKey accountKey, String quality, String throughput, String limit, String eventId, Instant at)
            implements ProviderEvent {
        @Override
        public String dedupKey() {
            return "number:" + eventId;
        }
    }

    /**
     * The provider restricts the account, lets it go again, or has something to say about it.
     *
     * @param code   the provider's word or number for it
     * @param reason a sentence for campaign managers, with what to do
     * @param until  when a restriction ends by itself; null when nobody said
     */
    record AccountChanged(AccountKey accountKey, Standing standing, String code, String reason, Instant until, String eventId, Instant at)
            implements ProviderEvent {

        public enum Standing { BLOCKED, LIFTED, NOTICE }

        @Override
        public String dedupKey() {
            return "account:" + eventId;
        }

        @Override
        public ProviderEvent worded(UnaryOperator<String> change) {
            return reason == null ? this : new AccountChanged(accountKey, standing, code, change.apply(reason), until, eventId, at);
        }
    }

    /**
     * A customer has another number, or another id; the old one is dead.
     *
     * @param from digits, or the provider's id of the person
     * @param to   the same kind of thing, new
     */
    record CustomerMoved(AccountKey accountKey, String from, String to, String eventId, Instant at) implements ProviderEvent {
        @Override
        public String dedupKey() {
            return "moved:" + eventId;
        }
    }
}
