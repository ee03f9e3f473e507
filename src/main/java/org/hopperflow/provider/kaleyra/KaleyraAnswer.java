package org.hopperflow.provider.kaleyra;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.provider.meta.MetaDocuments;
import org.hopperflow.provider.wire.Answer;

/**
 * An answer of Kaleyra, read. The JSON is missing when the body is none. What an answer looks like is told by clients more than by
 * Kaleyra's pages, so everything is looked for in several places.
 */
record KaleyraAnswer(Answer http, JsonNode json) {

    private static final Duration TOO_FAST = Duration.ofSeconds(1);
    private static final Duration TOO_MANY = Duration.ofSeconds(5);
    private static final Set<String> FINE = Set.of("WA200", "200", "202", "0");
    private static final Set<Integer> ABOUT_THE_ACCOUNT = Set.of(401, 402, 403, 404, 408, 425, 429);
    /** Wrong key, no balance, daily limit, missing approval, internal error. Source: "whatsapp-api-v2-error-codes-for-send-message". */
    private static final Pattern NOT_ABOUT_THE_REQUEST = Pattern.compile("RBC001|E110|WAV2101|WA401|WA500");

    static KaleyraAnswer of(Answer http, ObjectMapper mapper) {
        try {
            JsonNode json = mapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(http.body());
            return new KaleyraAnswer(http, json == null ? MissingNode.getInstance() : json);
        } catch (IOException noJson) {
            return new KaleyraAnswer(http, MissingNode.getInstance());
        }
    }

    /** What a send came to. A yes and a no at once make no sense; without a code only a clear yes or no counts. */
    SendOutcome outcome(String idField) {
        String id = id(idField);
        if (failed() && id != null) {
            return new SendOutcome.Unknown("HTTP " + http.status() + " with both a message and an error");
        }
        if (tooMuch()) {
            return new SendOutcome.Throttled(retryAfter(), words());
        }
        if (!code().isEmpty()) {
            // For the table of errors: an unknown code of the server's own fault is tried again.
            return new SendOutcome.Rejected(code(), http.status() / 100 == 5 ? words() + " (transient)" : words());
        }
        return switch (http.status() / 100) {
            case 2 -> failed() ? new SendOutcome.Rejected("error", words()) : accepted(id);
            case 4 -> refused();
            default -> new SendOutcome.Unknown("HTTP " + http.status() + " without an error code");
        };
    }

    private SendOutcome accepted(String id) {
        return id != null && json.path("data").size() <= 1 && http.mayBeJson() && SendOutcome.Accepted.isId(id)
                ? new SendOutcome.Accepted(id)
                : new SendOutcome.Unknown("HTTP " + http.status() + " without a message id");
    }

    /** A request that timed out on its way in (408) may have been read all the same. */
    private SendOutcome refused() {
        return http.status() == 408 ? new SendOutcome.Unknown("HTTP 408 without an error code")
                : new SendOutcome.Rejected("http-" + http.status(), words());
    }

    /** Too many a second is 429 and too many at once 503; a gateway's own 503 says so in HTML, and nobody knows what was behind it. */
    private boolean tooMuch() {
        return http.status() == 429 || http.status() == 503 && json.isObject();
    }

    private Duration retryAfter() {
        String header = http.retryAfter();
        return header != null && header.strip().matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(header.strip()))
                : http.status() == 429 ? TOO_FAST : TOO_MANY;
    }

    private String id(String idField) {
        return KaleyraJson.messageId(KaleyraJson.first(json, "/" + idField, "/message_id", "/data/message_id", "/data/0/message_id", "/id",
                "/data/0/id", "/trace_id", "/messages/0/id"));
    }

    /** The document of a management call that went well. @throws ProviderRefused otherwise */
    JsonNode orRefused() {
        if (http.successful() && json.isContainerNode() && !failed()) {
            return json;
        }
        if (code().isEmpty() && (!json.isObject() || http.status() / 100 == 5)) {
            throw new ProviderRefused("unavailable", "Kaleyra answered HTTP " + http.status() + " without an error code.");
        }
        throw new ProviderRefused(codeOfRefusal(), words(), passing());
    }

    private String codeOfRefusal() {
        String subcode = KaleyraJson.first(json, "/error/error_subcode");
        String code = code().isEmpty() ? http.successful() ? "error" : "http-" + http.status() : code();
        return subcode == null ? code : code + "/" + subcode;
    }

    private boolean passing() {
        return http.status() / 100 == 5 || ABOUT_THE_ACCOUNT.contains(http.status()) || NOT_ABOUT_THE_REQUEST.matcher(code()).matches()
                || MetaDocuments.notAboutTheRequest(code());
    }

    private boolean failed() {
        JsonNode error = json.path("error");
        return !code().isEmpty() || error.isContainerNode() && !error.isEmpty() || error.isTextual() && !error.asText().isBlank();
    }

    /** Empty when there is none, or only one that says that all is well; with a refusal (4xx) 0 and 200 are errors of Meta's, passed on. */
    private String code() {
        return Stream.of("/code", "/error/code").map(path -> KaleyraJson.first(json, path)).filter(Objects::nonNull)
                .filter(code -> http.status() / 100 == 4 || !FINE.contains(code)).findFirst().orElse("");
    }

    /** Kaleyra's sentence, else the first one inside {@code error} with the field it is about. */
    private String words() {
        String words = KaleyraJson.first(json, "/error/error_user_msg", "/message", "/error/message", "/error/detail", "/error/details",
                "/error");
        if (words != null) {
            return words;
        }
        for (Map.Entry<String, JsonNode> field : json.path("error").properties()) {
            if (field.getValue().isTextual()) {
                return field.getKey() + ": " + field.getValue().asText();
            }
        }
        return code().isEmpty() ? "HTTP " + http.status() + " without an error code" : "Error " + code();
    }
}
