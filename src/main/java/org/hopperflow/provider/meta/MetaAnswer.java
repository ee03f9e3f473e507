package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.provider.wire.Answer;

/** An answer of Meta, read. The JSON is missing when the body is none: HTML of a gateway, nothing, or cut off. */
record MetaAnswer(Answer http, JsonNode json) {

    private static final Duration TOO_FAST = Duration.ofSeconds(1);
    /** Limits of calls, tokens, permissions, Meta itself in trouble. Source: Cloud API, "error codes". */
    private static final Pattern NOT_ABOUT_THE_REQUEST = Pattern.compile("[0-4]|10|17|32|33|104|190|2\\d\\d|341|368|613|80007|80008"
            + "|131000|131005|131016|131031|131042|131057|133004");

    static MetaAnswer of(Answer http, ObjectMapper mapper) {
        try {
            JsonNode json = mapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(http.body());
            return new MetaAnswer(http, json == null ? MissingNode.getInstance() : json);
        } catch (IOException noJson) {
            return new MetaAnswer(http, MissingNode.getInstance());
        }
    }

    /** What a send came to. A code decides whatever the HTTP status says; without one only a clear yes or no counts. */
    SendOutcome outcome() {
        if (!code().isEmpty()) {
            return json.has("messages")
                    ? new SendOutcome.Unknown("HTTP " + http.status() + " with both a message and an error code")
                    : new SendOutcome.Rejected(code(), transientOr(words()));
        }
        return switch (http.status() / 100) {
            case 2 -> accepted();
            case 4 -> refused();
            default -> new SendOutcome.Unknown("HTTP " + http.status() + " without an error code");
        };
    }

    /** For the table of errors: what an unknown code means depends on whether Meta calls it a fault of its own. */
    private String transientOr(String words) {
        return http.status() / 100 == 5 || error().path("is_transient").asBoolean() ? words + " (transient)" : words;
    }

    /** One message was sent, so exactly one id is an answer; whatever else is said makes no sense and counts for nothing. */
    private SendOutcome accepted() {
        JsonNode messages = json.path("messages");
        JsonNode id = messages.path(0).path("id");
        return messages.isArray() && messages.size() == 1 && id.isTextual() && SendOutcome.Accepted.isId(id.asText()) && http.mayBeJson()
                ? new SendOutcome.Accepted(id.asText())
                : new SendOutcome.Unknown("HTTP " + http.status() + " without a message id");
    }

    private SendOutcome refused() {
        String text = "HTTP " + http.status() + " without an error code";
        return http.status() == 429
                ? new SendOutcome.Throttled(retryAfter(), text)
                : new SendOutcome.Rejected("http-" + http.status(), text);
    }

    /** Seconds as a number; the date form of the header is not worth a parser, one second is as good. */
    private Duration retryAfter() {
        String header = http.retryAfter();
        return header != null && header.strip().matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(header.strip())) : TOO_FAST;
    }

    /** The document of a management call that went well. @throws ProviderRefused otherwise */
    JsonNode orRefused() {
        if (code().isEmpty() && http.successful() && json.isObject()) {
            return json;
        }
        if (code().isEmpty()) {
            throw new ProviderRefused("unavailable", "Meta answered HTTP " + http.status() + " without an error code.");
        }
        String subcode = error().path("error_subcode").asText("");
        throw new ProviderRefused(subcode.isEmpty() ? code() : code() + "/" + subcode, wordsForPeople(), passing());
    }

    private boolean passing() {
        return http.status() / 100 == 5 || error().path("is_transient").asBoolean() || notAboutTheRequest(code());
    }

    static boolean notAboutTheRequest(String code) {
        return NOT_ABOUT_THE_REQUEST.matcher(code).matches();
    }

    private JsonNode error() {
        return json.path("error");
    }

    private String code() {
        JsonNode code = error().path("code");
        return code.isIntegralNumber() || code.isTextual() ? code.asText().strip() : "";
    }

    private String words() {
        return firstOf(error().path("error_data").path("details"), error().path("message"));
    }

    private String wordsForPeople() {
        return firstOf(error().path("error_user_msg"), error().path("error_data").path("details"), error().path("message"));
    }

    private String firstOf(JsonNode... texts) {
        for (JsonNode text : texts) {
            if (text.isTextual() && !text.asText().isBlank()) {
                return text.asText();
            }
        }
        return "Error " + code();
    }
}
