package org.hopperflow.provider;

import org.hopperflow.provider.Wire.Written;

/** Elements of Meta's documents, as Meta and the second generation of Kaleyra send them (Cloud API, "webhooks"). */
public final class MetaShapes {

    private MetaShapes() {
    }

    public static String message(Written what) {
        return """
                "contacts": [{"profile": {"name": "Dana"}, "wa_id": "15557654321"}],
                "messages": [{"from": "15557654321", "id": "in-1", "timestamp": "1793000000", %s}]""".formatted(switch (what) {
                    case TEXT -> "\"type\": \"text\", \"text\": {\"body\": \"Gr\\u00fc\\u00dfe\"}, \"context\": {\"id\": \"out-1\"}";
                    case TAP -> "\"type\": \"button\", \"button\": {\"payload\": \"YES\", \"text\": \"Yes\"}, \"context\": {\"id\": \"out-1\"}";
                    case REPLY -> "\"type\": \"interactive\", \"context\": {\"id\": \"out-1\"}, \"interactive\": {\"type\": \"button_reply\","
                            + " \"button_reply\": {\"id\": \"y\", \"title\": \"Yes\"}}";
                    case CHOICE -> "\"type\": \"interactive\", \"context\": {\"id\": \"out-1\"}, \"interactive\": {\"type\": \"list_reply\","
                            + " \"list_reply\": {\"id\": \"s1\", \"title\": \"09:00\", \"description\": \"30 min\"}}";
                    case FILE -> "\"type\": \"image\", \"image\": {\"caption\": \"see\", \"mime_type\": \"image/jpeg\", \"sha256\": \"b64=\","
                            + " \"id\": \"61\"}, \"context\": {\"id\": \"out-1\"}";
                    case PLACE -> "\"type\": \"location\", \"location\": {\"latitude\": 52.1, \"longitude\": 13.2}";
                });
    }

    /** @param reference null: none */
    public static String status(String id, String status, String reference, String errors) {
        return """
                "statuses": [{"id": "%s", "status": "%s", "timestamp": "1793000020", "recipient_id": "15557654321"%s%s}]"""
                .formatted(id, status, reference == null ? "" : ", \"biz_opaque_callback_data\": \"" + reference + "\"", errors);
    }

    public static String errors(String code, String words) {
        return ", \"errors\": [{\"code\": %s, \"title\": \"t\", \"message\": \"m\", \"error_data\": {\"details\": \"%s\"}}]".formatted(code, words);
    }

    public static String rejectedTemplate() {
        return """
                "event": "REJECTED", "message_template_id": 700000000000001, "message_template_name": "spring_offer",
                "message_template_language": "en-US", "reason": "INVALID_FORMAT\"""";
    }

    public static String list() {
        return """
                {"data": [{"id": "1", "name": "one", "language": "en_US", "status": "APPROVED", "category": "MARKETING",
                           "components": [{"type": "BODY", "text": "Hello there!"}]},
                          {"id": "2", "name": "two", "language": "it", "status": "REJECTED", "category": "UTILITY",
                           "rejected_reason": "INVALID_FORMAT", "components": [{"type": "BODY", "text": "Ciao a te!"}]}]}
                """;
    }
}
