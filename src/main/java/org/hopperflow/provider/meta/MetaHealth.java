package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hopperflow.account.CanSend;
import org.hopperflow.account.MetaCredentials;
import org.hopperflow.provider.ProviderHealth;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.shared.AccountKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks whether a number can send (Cloud API, "health-status") and how long the token lives (Graph API, "debug_token"). */
@Component
class MetaHealth {

    private static final Logger log = LoggerFactory.getLogger(MetaHealth.class);
    private static final String FIELDS = "health_status,quality_rating";
    private static final Duration SOON = Duration.ofDays(7);
    private static final String NEW_ONE = " Make a new one in Meta's Business Manager and give it to the account"
            + " (PATCH /api/v1/accounts/{key}, \"credentials\": {\"accessToken\": …}).";
    private static final Map<String, CanSend> WORDS = Map.of("LIMITED", CanSend.LIMITED, "BLOCKED", CanSend.NO);

    private final MetaAccounts accounts;
    private final MetaAddress address;
    private final MetaApi api;
    private final MetaCalls calls;
    private final Clock clock;

    MetaHealth(MetaAccounts accounts, MetaAddress address, MetaApi api, MetaCalls calls, Clock clock) {
        this.accounts = accounts;
        this.address = address;
        this.api = api;
        this.calls = calls;
        this.clock = clock;
    }

    /** @throws ProviderRefused when Meta cannot be asked */
    ProviderHealth of(AccountKey account) {
        MetaCredentials credentials = accounts.credentials(account);
        try {
            JsonNode number = calls.manage(() -> api.health(address.of(credentials.phoneNumberId()), credentials.accessToken(), FIELDS));
            return health(number, token(credentials));
        } catch (ProviderRefused refused) {
            if (isAboutTheToken(refused)) {
                return ProviderHealth.blocked("The access token is invalid or has expired: " + refused.getMessage() + NEW_ONE);
            }
            if (!isAboutTheNumber(refused)) {
                throw refused;
            }
            return ProviderHealth.blocked("Meta does not know the number for this token: " + refused.getMessage()
                    + " Check \"phoneNumberId\" and the token's permissions.");
        }
    }

    private ProviderHealth health(JsonNode number, JsonNode token) {
        List<String> problems = new ArrayList<>();
        CanSend can = WORDS.getOrDefault(number.path("health_status").path("can_send_message").asText(""), CanSend.YES);
        MetaJson.each(number.path("health_status").path("entities"), entity -> problems(entity, problems));
        if (can != CanSend.YES && problems.isEmpty()) {
            problems.add("Meta says that the number is " + (can == CanSend.NO ? "blocked" : "limited") + ". See the WhatsApp Manager.");
        }
        Instant end = MetaTime.orNull(token.path("expires_at"));
        Instant expiresAt = end == null || end.getEpochSecond() == 0 ? null : end;
        if (token.has("is_valid") && !token.path("is_valid").asBoolean() || expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            problems.add(0, "The access token is invalid or has expired." + NEW_ONE);
            can = CanSend.NO;
        } else if (expiresAt != null && expiresAt.isBefore(clock.instant().plus(SOON))) {
            problems.add(0, "The access token expires at " + expiresAt + "." + NEW_ONE);
            can = can == CanSend.NO ? CanSend.NO : CanSend.LIMITED;
        }
        return new ProviderHealth(can, problems, expiresAt, MetaJson.upper(number, "quality_rating"));
    }

    private static void problems(JsonNode entity, List<String> problems) {
        String what = entity.path("entity_type").asText("number").toLowerCase(Locale.ROOT).replace('_', ' ');
        MetaJson.each(entity.path("errors"), error -> problems.add("The " + what + ": " + sentence(MetaJson.text(error,
                "error_description"))
                + sentence(MetaJson.text(error, "possible_solution")) + "(" + MetaJson.text(error, "error_code") + ")"));
        MetaJson.texts(entity.path("additional_info")).forEach(info -> problems.add("The " + what + ": " + info));
    }

    private static String sentence(String text) {
        return text == null ? "" : text.strip() + " ";
    }

    /** Missing when Meta does not let this app ask: then the token's first refusal tells. */
    private JsonNode token(MetaCredentials credentials) {
        String asking = credentials.appId() == null || credentials.appId().isBlank() ? credentials.accessToken()
                : credentials.appId() + "|" + credentials.appSecret();
        try {
            return calls.manage(() -> api.debugToken(address.of("debug_token"), asking, credentials.accessToken())).path("data");
        } catch (ProviderRefused refused) {
            log.info("Meta does not tell how long the token of {} lives: {}", credentials, credentials.blanked(refused.getMessage()));
            return MissingNode.getInstance();
        }
    }

    /** No such object, or not for this token. Anything else says only that the question was not answered: sending is tried. */
    private static boolean isAboutTheNumber(ProviderRefused refused) {
        return refused.code().equals("33") || refused.code().equals("100/33");
    }

    private static boolean isAboutTheToken(ProviderRefused refused) {
        String code = refused.code().split("/")[0];
        return code.equals("190") || code.equals("102") || code.equals("0");
    }
}
