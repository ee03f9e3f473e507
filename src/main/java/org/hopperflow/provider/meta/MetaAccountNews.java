package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hopperflow.provider.ProviderEvent.AccountChanged.Standing;
import org.hopperflow.provider.ProviderEvent.AccountChanged;
import org.hopperflow.provider.ProviderEvent.NumberChanged;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.PhoneNumbers;

/**
 * News of a number or of a whole business account (Cloud API, "webhooks": account_update, account_alerts, phone_number_quality_update,
 * business_capability_update). Told apart by the field, and by the keys when another provider passes them on without one.
 *
 * @param number digits of the sender's number it is about; empty when it is about the business account
 * @param events what it is for an account; none for what we pass over by name
 */
record MetaAccountNews(String number, Function<AccountKey, List<ProviderEvent>> events) {

    /** Nobody here shows a number's name, and a template's new text comes with the next look at all templates. */
    private static final Set<String> PASSED_OVER = Set.of("phone_number_name_update", "message_template_components_update");
    private static final String NO_CAMPAIGNS = "RESTRICTED_BIZ_INITIATED_MESSAGING";
    private static final Map<String, Standing> STANDINGS = Map.of("ACCOUNT_DELETED", Standing.BLOCKED, "ACCOUNT_OFFBOARDED",
            Standing.BLOCKED,
            "PARTNER_REMOVED", Standing.BLOCKED, "ACCOUNT_RECONNECTED", Standing.LIFTED);
    private static final Map<String, Standing> BANS = Map.of("DISABLE", Standing.BLOCKED, "REINSTATE", Standing.LIFTED);

    private static final Map<String, String> RATINGS = Map.of("FLAGGED", "RED", "UNFLAGGED", "UNKNOWN");

    List<ProviderEvent> of(AccountKey account) {
        return events.apply(account);
    }

    /** Empty when the change is something else, or of a shape that says nothing. */
    static Optional<MetaAccountNews> of(JsonNode entry, JsonNode change, Instant receipt) {
        JsonNode value = change.path("value");
        if (value.has("message_template_id") || value.has("message_template_name")) {
            return PASSED_OVER.contains(change.path("field").asText("")) ? Optional.of(nothing()) : Optional.empty();
        }
        Told told = new Told(value, MetaHash.of(value) + "-" + entry.path("time").asText(""), at(entry, receipt));
        return switch (field(change, value)) {
            case "account_update" -> told.account();
            case "account_alerts" -> told.alert();
            case "phone_number_quality_update", "business_capability_update" -> told.number();
            case "phone_number_name_update" -> Optional.of(nothing());
            default -> Optional.empty();
        };
    }

    /** An error that belongs to no message. */
    static ProviderEvent error(AccountKey account, JsonNode error, Instant receipt) {
        String code = MetaJson.text(error, "code");
        String words = MetaStatus.words(error);
        return new AccountChanged(account, Standing.NOTICE, code == null ? "error" : code, words == null ? "An error without words" : words,
                null, MetaHash.of(error) + "-" + receipt.getEpochSecond(), receipt);
    }

    private static MetaAccountNews nothing() {
        return new MetaAccountNews("", account -> List.of());
    }

    private static String field(JsonNode change, JsonNode value) {
        String field = change.path("field").asText("");
        if (!field.isEmpty()) {
            return field;
        }
        if (value.has("restriction_info") || value.has("ban_info") || value.has("violation_info")) {
            return "account_update";
        }
        return value.has("display_phone_number") || value.has("max_daily_conversations_per_business") ? "phone_number_quality_update" : "";
    }

    private static Instant at(JsonNode entry, Instant receipt) {
        Instant told = MetaTime.orNull(entry.path("time"));
        return told == null ? receipt : told;
    }

    /** @param id equal for two deliveries */
    private record Told(JsonNode value, String id, Instant at) {

        Optional<MetaAccountNews> number() {
            String limit = MetaJson.upper(value, "max_daily_conversations_per_business");
            String current = limit == null ? MetaJson.upper(value, "current_limit") : limit;
            String event = MetaJson.upper(value, "event");
            String quality = event == null ? null : RATINGS.get(event);
            String throughput = event != null && event.startsWith("THROUGHPUT") ? event : null;
            String about = PhoneNumbers.digits(MetaJson.text(value, "display_phone_number"));
            return current == null && event == null ? Optional.empty() : Optional.of(new MetaAccountNews(about,
                    account -> List.of(new NumberChanged(account, quality, throughput, current, id, at))));
        }

        Optional<MetaAccountNews> alert() {
            JsonNode info = value.path("alert_info").isObject() ? value.path("alert_info") : value;
            String type = MetaJson.text(info, "alert_type");
            String words = MetaJson.text(info, "alert_description");
            String severity = MetaJson.text(info, "alert_severity");
            return type == null && words == null ? Optional.empty() : changed(Standing.NOTICE, type == null ? "ALERT" : type,
                    (severity == null ? "" : severity + ": ") + (words == null || words.equals("..") ? type : words), null);
        }

        Optional<MetaAccountNews> account() {
            String event = MetaJson.upper(value, "event");
            if (event == null) {
                return Optional.empty();
            }
            return switch (event) {
                case "ACCOUNT_RESTRICTION" -> restriction();
                case "DISABLED_UPDATE" -> ban(MetaJson.upper(value.path("ban_info"), "waba_ban_state"));
                case "ACCOUNT_VIOLATION" -> changed(Standing.NOTICE, event, "Meta sees a violation of its policy ("
                        + MetaJson.text(value.path("violation_info"), "violation_type")
                        + "). Look at the account in the Business Support Home before it is restricted.", null);
                default -> changed(STANDINGS.getOrDefault(event, Standing.NOTICE), event, "Meta tells of the account: " + event
                        + (STANDINGS.get(event) == Standing.BLOCKED ? ". Connect it again in Meta's Business Manager, then resume." : ""),
                                null);
            };
        }

        private Optional<MetaAccountNews> restriction() {
            for (JsonNode restriction : value.path("restriction_info")) {
                if (NO_CAMPAIGNS.equals(MetaJson.upper(restriction, "restriction_type"))) {
                    Instant end = MetaTime.orNull(restriction.path("expiration"));
                    return changed(Standing.BLOCKED, NO_CAMPAIGNS, "Meta has restricted the account: it may not write to customers first"
                            + (end == null ? "" : " until " + end)
                                    + ". See the reason, and ask for a review, in Meta's Business Support Home;"
                            + " resume the campaigns when the restriction has ended.", end);
                }
            }
            List<String> types = value.path("restriction_info").findValuesAsText("restriction_type");
            return types.isEmpty()
                    ? changed(Standing.LIFTED, "ACCOUNT_RESTRICTION", "Meta has lifted the restrictions of the account.", null)
                    : changed(Standing.NOTICE, "ACCOUNT_RESTRICTION", "Meta has restricted the account: " + String.join(", ", types)
                            + ". Messages of that kind are refused until it ends.", null);
        }

        private Optional<MetaAccountNews> ban(String state) {
            Standing standing = state == null ? Standing.NOTICE : BANS.getOrDefault(state, Standing.NOTICE);
            String date = MetaJson.text(value.path("ban_info"), "waba_ban_date");
            String words = switch (standing) {
                case BLOCKED -> "Meta has banned the account. Appeal in Meta's Business Support Home; resume the campaigns when it is"
                        + " reinstated.";
                case LIFTED -> "Meta has reinstated the account. Campaigns that were paused can be resumed.";
                case NOTICE -> "Meta is about to ban the account (" + state + (date == null ? "" : ", " + date)
                        + "). Appeal in Meta's Business Support Home.";
            };
            return changed(standing, state == null ? "DISABLED_UPDATE" : state, words, null);
        }

        private Optional<MetaAccountNews> changed(Standing standing, String code, String reason, Instant until) {
            return Optional.of(new MetaAccountNews("",
                    account -> List.of(new AccountChanged(account, standing, code, reason, until, id, at))));
        }
    }
}
