package org.hopperflow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules for contacts (design section 9, "Contacts"), one test each. */
class ContactScenariosTest extends Scenario {

    private static final String TOO_SHORT = "Contact with invalid phone number: %s. The phone number should have at least 5 digits.";

    @Test
    void a_number_is_digits_with_international_prefix_without_plus() {
        String phone = customer();
        String list = api.post("/api/v1/lists", "{\"name\": \"Written by hand\"}").expect(201).id();
        String written = "+" + phone.substring(0, 2) + " " + phone.substring(2, 5) + "-" + phone.substring(5);
        api.post("/api/v1/lists/" + list + "/contacts", "{\"phone\": \"" + written + "\"}").expect(201);

        String campaign = world.campaign("");
        world.add(campaign, list);

        awaitSent(campaign, phone);
        assertThat(world.entry(campaign, phone).path("phone").asText()).isEqualTo(phone);
    }

    @Test
    void a_contact_with_only_a_phone_or_a_mobile_has_both() {
        String phone = customer();
        String mobile = customer();
        String list = world.list("phone,mobile\n" + phone + ",\n," + mobile + "\n");

        JsonNode contacts = api.get("/api/v1/lists/" + list + "/contacts").expect(200).json().path("items");

        assertThat(contacts).extracting(contact -> contact.path("phone").asText() + " " + contact.path("mobile").asText())
                .containsExactlyInAnyOrder(phone + " " + phone, mobile + " " + mobile);
    }

    @Test
    void the_campaign_sends_to_the_phone_not_to_the_mobile() {
        String phone = customer();
        String mobile = customer();
        String campaign = world.campaign("");

        world.add(campaign, world.list("phone,mobile\n" + phone + "," + mobile + "\n"));

        awaitSent(campaign, phone);
        assertThat(world.received(phone)).isEqualTo(1);
        assertThat(world.received(mobile)).isZero();
    }

    @Test
    void fewer_than_five_digits_stay_pending_with_the_number_in_the_reason() {
        String campaign = campaign("", "4711");

        world.awaitEntry(campaign, "4711", "PENDING", TOO_SHORT.formatted("4711"));
        assertThat(rows(campaign, "4711")).isEmpty();
    }

    @Test
    void five_digits_are_enough() {
        String campaign = campaign("", "47114");

        awaitSent(campaign, "47114");
    }

    @Test
    void after_the_number_is_corrected_retry_checks_again_and_sends() {
        String campaign = campaign("", "4712");
        world.awaitEntry(campaign, "4712", "PENDING", TOO_SHORT.formatted("4712"));
        ask(campaign, "retry");
        world.awaitEntry(campaign, "4712", "PENDING", TOO_SHORT.formatted("4712"));
        String corrected = customer();
        String contact = world.entry(campaign, "4712").path("contactId").asText();
        api.patch("/api/v1/contacts/" + contact, "{\"phone\": \"" + corrected + "\"}").expect(200);

        ask(campaign, "retry");

        awaitSent(campaign, corrected);
        world.awaitEntry(campaign, corrected, "PENDING", "");
    }

    @Test
    void the_campaigns_end_closes_a_contact_with_an_invalid_number() {
        String campaign = campaign(", \"endAt\": \"" + now().plus(Duration.ofHours(2)) + "\"", "4713");
        world.awaitEntry(campaign, "4713", "PENDING", TOO_SHORT.formatted("4713"));

        later("PT2H1M");

        world.awaitEntry(campaign, "4713", "CLOSED", "Campaign ended");
    }

    @Test
    void a_contact_carries_when_and_how_the_opt_in_was_given() {
        String list = api.post("/api/v1/lists", "{\"name\": \"Opted in\"}").expect(201).id();

        JsonNode contact = api.post("/api/v1/lists/" + list + "/contacts", "{\"phone\": \"" + customer()
                + "\", \"optedInAt\": \"2026-01-02T10:00:00Z\", \"optInSource\": \"web shop\"}").expect(201).json();

        assertThat(contact.path("optedInAt").asText()).isEqualTo("2026-01-02T10:00:00Z");
        assertThat(contact.path("optInSource").asText()).isEqualTo("web shop");
    }

    @Test
    void custom_fields_are_synchronised_between_the_campaigns_list_and_the_master_list() {
        String phone = customer();
        String master = api.get("/api/v1/accounts/" + world.key).expect(200).json().path("masterListId").asText();
        String known = contact(master, phone, "{\"city\": \"Rome\", \"size\": \"M\"}");
        String list = api.post("/api/v1/lists", "{\"name\": \"Spring\"}").expect(201).id();
        String listed = contact(list, phone, "{\"city\": \"Milan\", \"size\": \"\", \"colour\": \"red\"}");

        String campaign = world.campaign("");
        world.add(campaign, list);
        awaitSent(campaign, phone);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(custom(known)).isEqualTo(Map.of("city", "Milan", "colour", "red", "size", "M"));
            assertThat(custom(listed)).isEqualTo(Map.of("city", "Milan", "colour", "red", "size", "M"));
        });
    }

    @Test
    void who_adds_contacts_without_opt_in_is_warned_and_they_are_written_to() {
        String phone = customer();
        String list = api.post("/api/v1/lists", "{\"name\": \"Spring\"}").expect(201).id();
        contact(list, phone, "{}");
        String campaign = world.campaign("");

        JsonNode added = api.post("/api/v1/campaigns/" + campaign + "/lists", "{\"listId\": \"" + list + "\"}").expect(201).json();

        assertThat(added.path("warnings").path(0).asText())
                .isEqualTo("Contacts of the list without opt-in: 1. WhatsApp requires one for templates.");
        awaitSent(campaign, phone);
    }

    private String contact(String list, String phone, String custom) {
        return api.post("/api/v1/lists/" + list + "/contacts", "{\"phone\": \"" + phone + "\", \"custom\": " + custom + "}").expect(201).id();
    }

    private Map<String, String> custom(String contact) {
        Map<String, String> custom = new HashMap<>();
        api.get("/api/v1/contacts/" + contact).expect(200).json().path("custom").properties()
                .forEach(field -> custom.put(field.getKey(), field.getValue().asText()));
        return custom;
    }
}
