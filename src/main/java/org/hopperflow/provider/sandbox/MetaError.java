package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A no in Meta's words. {@code subcode} is 0 when there is none; HTTP statuses are those of Meta's table of December 2025. */
final class MetaError extends RuntimeException {

    private static final Map<Integer, Integer> HTTP = Map.of(0, 401, 190, 401, 2, 503, 3, 500, 10, 403, 131000, 500, 131016, 500,
            131057, 500, 133004, 503, 132001, 404);
    private static final Map<Integer, String> WORDS = Map.of(
            131000, "Something went wrong.",
            131026, "Message undeliverable.",
            131047, "More than 24 hours have passed since the recipient last replied.",
            131049, "This message was not delivered to maintain healthy ecosystem engagement.",
            130429, "Cloud API message throughput has been reached.",
            131056, "Too many messages sent from this phone number to the same phone number in a short period of time.",
            190, "The access token is missing or has expired.");

    private final int code;
    private final int subcode;

    private MetaError(int code, int subcode, String words) {
        super(words);
        this.code = code;
        this.subcode = subcode;
    }

    /** @param words null: Meta's own for that code */
    static MetaError of(int code, String words) {
        return new MetaError(code, 0, words != null ? words : WORDS.getOrDefault(code, "Error " + code));
    }

    static MetaError of(int code, int subcode, String words) {
        return new MetaError(code, subcode, words);
    }

    int code() {
        return code;
    }

    int subcode() {
        return subcode;
    }

    int http() {
        return HTTP.getOrDefault(code, code >= 200 && code < 300 ? 403 : 400);
    }

    ObjectNode document(ObjectMapper mapper) {
        ObjectNode error = mapper.createObjectNode().put("message", "(#" + code + ") " + getMessage()).put("type", "OAuthException")
                .put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode).put("error_user_msg", getMessage());
        }
        error.putObject("error_data").put("messaging_product", "whatsapp").put("details", getMessage());
        error.put("fbtrace_id", "sandbox");
        return mapper.createObjectNode().set("error", error);
    }

    ObjectNode inWebhook(ObjectMapper mapper) {
        ObjectNode error = mapper.createObjectNode().put("code", code).put("title", getMessage()).put("message", getMessage());
        error.putObject("error_data").put("details", getMessage());
        return error;
    }
}
