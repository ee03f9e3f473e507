package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A no in a provider's words. {@code subcode} is 0 when there is none; HTTP statuses are those of Meta's table of December 2025, and for
 * Kaleyra's own codes what its clients tell. A code such as {@code http-402} is that status without any code.
 */
final class MetaError extends RuntimeException {

    private static final String NO_CODE = "http-";
    private static final Map<String, Integer> HTTP = Map.ofEntries(Map.entry("0", 401), Map.entry("190", 401), Map.entry("2", 503),
            Map.entry("3", 500), Map.entry("10", 403), Map.entry("131000", 500), Map.entry("131016", 500), Map.entry("131057", 500),
            Map.entry("133004", 503), Map.entry("132001", 404), Map.entry("RBC001", 401), Map.entry("WA401", 401),
            Map.entry("E110", 402), Map.entry("WA500", 500));
    private static final Map<Integer, String> WORDS = Map.of(
            131000, "Something went wrong.",
            131026, "Message undeliverable.",
            131047, "More than 24 hours have passed since the recipient last replied.",
            131049, "This message was not delivered to maintain healthy ecosystem engagement.",
            130429, "Cloud API message throughput has been reached.",
            131056, "Too many messages sent from this phone number to the same phone number in a short period of time.",
            190, "The access token is missing or has expired.");

    private final String code;
    private final int subcode;

    private MetaError(String code, int subcode, String words) {
        super(words);
        this.code = code;
        this.subcode = subcode;
    }

    /** @param words null: Meta's own for that code */
    static MetaError of(int code, String words) {
        return new MetaError(Integer.toString(code), 0, words != null ? words : WORDS.getOrDefault(code, "Error " + code));
    }

    static MetaError of(int code, int subcode, String words) {
        return new MetaError(Integer.toString(code), subcode, words);
    }

    /** One that was ordered. @param words null: the provider's own for that code, as far as they are known here */
    static MetaError ordered(String code, String words) {
        return code.matches("\\d{1,9}") ? of(Integer.parseInt(code), words) : new MetaError(code, 0, words != null ? words : "Error " + code);
    }

    boolean hasCode() {
        return !code.startsWith(NO_CODE);
    }

    /** Kaleyra's own codes have letters in them. */
    boolean isMetas() {
        return code.matches("\\d+");
    }

    String code() {
        return code;
    }

    int subcode() {
        return subcode;
    }

    int http() {
        return hasCode() ? HTTP.getOrDefault(code, code.matches("2\\d\\d") ? 403 : 400) : Integer.parseInt(code.substring(NO_CODE.length()));
    }

    ObjectNode document(ObjectMapper mapper) {
        if (!hasCode()) {
            return mapper.createObjectNode();
        }
        ObjectNode error = mapper.createObjectNode().put("message", "(#" + code + ") " + getMessage()).put("type", "OAuthException");
        putCode(error);
        if (subcode != 0) {
            error.put("error_subcode", subcode).put("error_user_msg", getMessage());
        }
        error.putObject("error_data").put("messaging_product", "whatsapp").put("details", getMessage());
        error.put("fbtrace_id", "sandbox");
        return mapper.createObjectNode().set("error", error);
    }

    ObjectNode inWebhook(ObjectMapper mapper) {
        ObjectNode error = mapper.createObjectNode().put("title", getMessage()).put("message", getMessage());
        putCode(error);
        error.putObject("error_data").put("details", getMessage());
        return error;
    }

    private void putCode(ObjectNode error) {
        if (isMetas()) {
            error.put("code", Integer.parseInt(code));
        } else if (hasCode()) {
            error.put("code", code);
        }
    }
}
