package org.hopperflow.console.demo;

import java.util.List;
import java.util.Map;
import org.hopperflow.shared.AccountKey;

/** The words and values of the demo. The credentials open nothing: only the sandbox knows them. */
final class DemoTexts {

    static final AccountKey ACCOUNT = AccountKey.of("demo");
    /** At Kaleyra. */
    static final AccountKey KALEYRA = AccountKey.of("demok");
    static final String LIVING = "order_ready";
    static final String COMPLAINTS = "Too many customers blocked or reported it.";
    static final String LIST = "Demo customers";
    static final String CONTACTS = "/demo/contacts.csv";
    static final String CAMPAIGN = "Spring offer";
    static final String TEMPLATE = "spring_offer";

    private DemoTexts() {
    }

    /** As the body of {@code POST /api/v1/accounts}; the account gets a master list of its own. */
    static Map<String, Object> account() {
        return Map.of(
                "key", ACCOUNT.value(),
                "name", "Demo shop",
                "provider", "META",
                "phoneNumber", "390600000001",
                "timeZone", "Europe/Rome",
                "credentials", Map.of(
                        "phoneNumberId", "100000000000001",
                        "wabaId", "200000000000001",
                        "appId", "300000000000001",
                        "accessToken", "sandbox-token",
                        "appSecret", "sandbox-secret",
                        "verifyToken", "sandbox-verify"));
    }

    /** As the body of {@code POST /api/v1/templates}. */
    static Map<String, Object> template() {
        return Map.of(
                "accountKey", ACCOUNT.value(),
                "name", TEMPLATE,
                "category", "MARKETING",
                "language", "en",
                "body", "Hi {{1}}, our spring collection has arrived in {{2}}. Shall we put something aside for you?",
                "buttons", List.of(reply("Yes, please"), reply("Maybe later"), reply("No, thanks")),
                "examples", Map.of("body", List.of("Anna", "Milano")));
    }

    /** As the body of {@code POST /api/v1/accounts}. */
    static Map<String, Object> kaleyra() {
        return Map.of(
                "key", KALEYRA.value(),
                "name", "Demo shop at Kaleyra",
                "provider", "KALEYRA",
                "phoneNumber", "390600000003",
                "timeZone", "Europe/Rome",
                "credentials", Map.of(
                        "apiVersion", "V2",
                        "host", "api.eu.kaleyra.io",
                        "sid", "HXEU1000000001DEMO",
                        "apiKey", "sandbox-key",
                        "wabaId", "200000000000003",
                        "webhookToken", "sandbox-webhook-token"));
    }

    /** As the body of {@code POST /api/v1/templates}. */
    static Map<String, Object> living() {
        return Map.of(
                "accountKey", ACCOUNT.value(),
                "name", LIVING,
                "category", "UTILITY",
                "language", "en",
                "body", "Your order is ready and waits for you at the desk until Friday evening.");
    }

    /** As the body of {@code PUT /api/v1/templates/{id}/mapping}. */
    static Map<String, Object> mapping() {
        return Map.of("body", Map.of(
                "1", Map.of("field", "firstName", "fallback", "there"),
                "2", Map.of("field", "custom.city", "fallback", "your town")));
    }

    private static Map<String, String> reply(String text) {
        return Map.of("type", "QUICK_REPLY", "text", text);
    }
}
