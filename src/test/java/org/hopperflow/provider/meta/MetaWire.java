package org.hopperflow.provider.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import org.hopperflow.media.MediaKind;
import org.hopperflow.provider.MessagingProvider;
import org.hopperflow.provider.MetaShapes;
import org.hopperflow.provider.Wire;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.MediaId;

/** Meta's own format. */
public final class MetaWire implements Wire {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MetaForTests adapter;

    public MetaWire(String baseUrl) {
        this.adapter = new MetaForTests(baseUrl);
    }

    @Override
    public String name() {
        return "meta";
    }

    @Override
    public MessagingProvider provider() {
        return adapter.provider();
    }

    @Override
    public AccountKey account() {
        return MetaForTests.ACCOUNT;
    }

    @Override
    public String sends() {
        return "/v25.0/800111222333444/messages";
    }

    @Override
    public Map.Entry<String, String> credential() {
        return Map.entry("Authorization", "Bearer token-1");
    }

    @Override
    public JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public MediaId file(MediaKind kind) {
        return MetaForTests.FILES.add(kind, "application/pdf", "Prices.pdf", new byte[] {1, 2, 3});
    }

    @Override
    public String fileOnTheWire(MediaId file) {
        return "600000000000001";
    }

    @Override
    public String accepts(String id) {
        return """
                {"messaging_product": "whatsapp", "contacts": [{"input": "+15557654321", "wa_id": "15557654321"}],
                 "messages": [{"id": "%s", "message_status": "accepted"}]}""".formatted(id);
    }

    @Override
    public String refuses(String code, String words) {
        return """
                {"error": {"message": "(#%1$s) m", "type": "OAuthException", "code": %1$s, "fbtrace_id": "A",
                           "error_data": {"messaging_product": "whatsapp", "details": "%2$s"}}}""".formatted(code, words);
    }

    @Override
    public String submits() {
        return "/v25.0/900100200300400/message_templates";
    }

    @Override
    public String lists() {
        return submits();
    }

    @Override
    public String submitted() {
        return "{\"id\": \"7001\", \"status\": \"PENDING\", \"category\": \"MARKETING\"}";
    }

    @Override
    public String list() {
        return MetaShapes.list();
    }

    @Override
    public String says(Written what) {
        return wrapped(MetaShapes.message(what));
    }

    @Override
    public String tells(String status, String reference) {
        return wrapped(MetaShapes.status("out-1", status, reference, ""));
    }

    @Override
    public String fails(String code, String words) {
        return wrapped(MetaShapes.status("out-1", "failed", "ref-1", MetaShapes.errors(code, words)));
    }

    @Override
    public String rejectsTemplate() {
        return wrapped(MetaShapes.rejectedTemplate());
    }

    @Override
    public Map<String, String> seal(byte[] body, boolean right) {
        return Map.of("x-hub-signature-256", MetaSignature.of(body, right ? "app secret" : "another secret"));
    }

    private static String wrapped(String value) {
        return """
                {"object": "whatsapp_business_account", "entry": [{"id": "900100200300400", "changes": [{"field": "messages", "value": {
                  "messaging_product": "whatsapp", "metadata": {"phone_number_id": "800111222333444"}, %s}}]}]}""".formatted(value);
    }

    @Override
    public void close() {
        adapter.close();
    }
}
