package org.hopperflow.provider.kaleyra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hopperflow.media.MediaKind;
import org.hopperflow.provider.MessagingProvider;
import org.hopperflow.provider.MetaShapes;
import org.hopperflow.provider.Wire;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.MediaId;

/** Kaleyra's format, of its first or its second generation. */
public final class KaleyraWire implements Wire {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KaleyraForTests adapter;
    private final boolean second;

    private KaleyraWire(String baseUrl, boolean second) {
        this.adapter = new KaleyraForTests(baseUrl);
        this.second = second;
    }

    public static Wire first(String baseUrl) {
        return new KaleyraWire(baseUrl, false);
    }

    public static Wire second(String baseUrl) {
        return new KaleyraWire(baseUrl, true);
    }

    @Override
    public String name() {
        return second ? "kaleyra-v2" : "kaleyra-v1";
    }

    @Override
    public MessagingProvider provider() {
        return adapter.provider();
    }

    @Override
    public AccountKey account() {
        return second ? KaleyraForTests.SECOND : KaleyraForTests.FIRST;
    }

    @Override
    public String sends() {
        return second ? "/v2/HX1/whatsapp/+390600000002/messages" : "/v1/HX1/messages";
    }

    @Override
    public Map.Entry<String, String> credential() {
        return Map.entry("api-key", "key-1");
    }

    /** A form as an object of its fields; the field that is JSON itself as what it says. */
    @Override
    public JsonNode read(String body) {
        try {
            return body.startsWith("{") ? JSON.readTree(body) : form(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode form(String body) throws JsonProcessingException {
        ObjectNode fields = JSON.createObjectNode();
        for (String field : body.split("&")) {
            String[] parts = field.split("=", 2);
            String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            fields.set(parts[0], parts[0].equals("action") ? JSON.readTree(value) : fields.textNode(value));
        }
        return fields;
    }

    @Override
    public MediaId file(MediaKind kind) {
        return MediaId.next();
    }

    @Override
    public String fileOnTheWire(MediaId file) {
        return "https://hopper.example/media/" + file + "/" + KaleyraForTests.LINK_END;
    }

    @Override
    public String accepts(String id) {
        return second ? "{\"code\": \"WA200\", \"message\": \"ok\", \"message_id\": \"" + id + "\"}" : """
                {"id": "%1$s", "type": "template", "channel": "whatsapp", "totalCount": 1,
                 "data": [{"message_id": "%1$s:0", "recipient": "15557654321"}], "error": {}}""".formatted(id);
    }

    @Override
    public String refuses(String code, String words) {
        return "{\"code\": \"%s\", \"message\": \"%s\", \"data\": [], \"error\": {\"detail\": \"d\"}}".formatted(code, words);
    }

    @Override
    public String submits() {
        return second ? "/v2/HX1/whatsapp/900100/message_templates" : "/v1/HX1/whatsapp/template";
    }

    @Override
    public String lists() {
        return second ? submits() : "/v1/HX1/whatsapp/templates/status";
    }

    @Override
    public String submitted() {
        return second ? "{\"id\": \"7001\", \"status\": \"PENDING\", \"category\": \"MARKETING\"}" : "{\"data\": {\"status\": \"Pending\"}, \"error\": {}}";
    }

    @Override
    public String list() {
        return second ? MetaShapes.list() : """
                {"data": [{"name": "one", "language": "en_US", "status": "Approved", "category": "MARKETING", "body": "Hello there!"},
                          {"name": "two", "language": "it", "status": "Rejected", "reason": "INVALID_FORMAT", "category": "UTILITY",
                           "body": "Ciao a te!"}]}""";
    }

    @Override
    public String says(Written what) {
        return second ? wrapped(MetaShapes.message(what)) : "{\"from\": \"15557654321\", \"name\": \"Dana\", \"wanumber\": \"390600000002\","
                + " \"created_at\": \"1793000000\", " + switch (what) {
                    case TEXT -> "\"type\": \"text\", \"body\": \"Gr\\u00fc\\u00dfe\", \"reply_to\": \"out-1:0\"";
                    case TAP -> "\"type\": \"button\", \"body\": \"Yes\", \"custom_response\": \"YES\", \"reply_to\": \"out-1:0\"";
                    case REPLY -> "\"type\": \"interactive\", \"reply_to\": \"out-1:0\","
                            + " \"custom_response\": {\"button_reply\": {\"id\": \"y\", \"title\": \"Yes\"}}";
                    case CHOICE -> "\"type\": \"interactive\", \"reply_to\": \"out-1:0\","
                            + " \"custom_response\": {\"list_reply\": {\"id\": \"s1\", \"title\": \"09:00\"}}";
                    case FILE -> "\"type\": \"image\", \"body\": \"see\", \"media_url\": \"https://s3.example/1\", \"reply_to\": \"out-1\"";
                    case PLACE -> "\"type\": \"location\", \"location\": {\"latitude\": 52.1, \"longitude\": 13.2}";
                } + "}";
    }

    @Override
    public String tells(String status, String reference) {
        return second ? ofMessage(MetaShapes.status("other", status, null, ""), reference)
                : "{\"id\": \"out-1:0\", \"status\": \"%s\", \"timestamp\": \"1793000020\"%s}".formatted(status,
                        reference == null ? "" : ", \"ref\": \"" + reference + "\"");
    }

    @Override
    public String fails(String code, String words) {
        return second ? ofMessage(MetaShapes.status("other", "failed", null, MetaShapes.errors(code, words)), "ref-1") : """
                {"id": "out-1:0", "status": "FAILED", "timestamp": "1793000020", "ref": "ref-1", "code": "%s", "reason": "%s"}"""
                .formatted(code, words);
    }

    @Override
    public String rejectsTemplate() {
        return second ? wrapped(MetaShapes.rejectedTemplate()) : """
                {"event": "Rejected", "message_template_id": "7", "message_template_name": "spring_offer",
                 "message_template_language": "en-US", "reason": "INVALID_FORMAT"}""";
    }

    @Override
    public Map<String, String> seal(byte[] body, boolean right) {
        return Map.of(MessagingProvider.PATH_TOKEN, right ? "hook-1" : "hook-2");
    }

    private static String wrapped(String value) {
        return "{\"meta_object\": {\"value\": {\"messaging_product\": \"whatsapp\", %s}, \"field\": \"messages\"}}".formatted(value);
    }

    private static String ofMessage(String value, String reference) {
        String ref = reference == null ? "" : ", \"ref\": \"" + reference + "\"";
        return """
                {"meta_object": {"value": {"messaging_product": "whatsapp", %s}, "field": "messages"}, "message_id": "out-1",
                 "extra_info": {"trace_id": "t", "message_id": "out-1"%s}}""".formatted(value, ref);
    }

    @Override
    public void close() {
        adapter.close();
    }
}
