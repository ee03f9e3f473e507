package org.hopperflow.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.hopperflow.shared.EntryId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether the desk lets a contact be written to, on a node that requires the opt-in and on one that only warns. */
@HopperflowTest
class HopperDeskTest {

    @LocalServerPort int port;
    @Autowired ApplicationContext rooms;
    @Autowired TransactionTemplate transaction;

    private World world;
    private String campaign;

    @BeforeEach
    void openAShop() {
        world = World.create(new Api("http://localhost:" + port, "admin", "admin-of-the-tests"));
        campaign = world.campaign("");
        world.api.post("/api/v1/campaigns/" + campaign + "/stop", "").expect(200);
        String list = world.api.post("/api/v1/lists", "{\"name\": \"Customers\"}").expect(201).id();
        contact(list, "{\"phone\": \"" + world.phone(1) + "\"}");
        contact(list, "{\"phone\": \"" + world.phone(2) + "\", \"optedInAt\": \"2024-05-01T10:00:00Z\"}");
        world.add(campaign, list);
    }

    @Test
    void where_the_opt_in_is_required_who_gave_none_is_not_written_to() {
        Check without = check("REFUSE", world.phone(1));

        assertThat(without.verdict()).isEqualTo(Check.Verdict.NO_OPT_IN);
        assertThat(without.reason()).startsWith("Contact without opt-in");
        assertThat(check("REFUSE", world.phone(2)).verdict()).isEqualTo(Check.Verdict.SEND);
    }

    @Test
    void where_its_absence_is_only_told_both_are_written_to() {
        assertThat(check("WARN", world.phone(1)).verdict()).isEqualTo(Check.Verdict.SEND);
        assertThat(check("WARN", world.phone(2)).verdict()).isEqualTo(Check.Verdict.SEND);
    }

    /** The desk of a node with that setting, among this one's other rooms. */
    private Check check(String policy, String phone) {
        EntryId entry = EntryId.of(world.entry(campaign, phone).path("id").asText());
        try (AnnotationConfigApplicationContext node = new AnnotationConfigApplicationContext()) {
            node.setParent(rooms);
            TestPropertyValues.of("hopper.campaign.opt-in=" + policy).applyTo(node);
            node.register(OptIn.class, HopperDesk.class);
            node.refresh();
            return transaction.execute(status -> node.getBean(HopperDesk.class).check(entry));
        }
    }

    private void contact(String list, String contact) {
        world.api.post("/api/v1/lists/" + list + "/contacts", contact).expect(201);
    }
}
