package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.camunda.bpm.engine.RuntimeService;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.hopperflow.process.reconcile.Reconciler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Damage that nothing of ours should ever do is done by hand, and found. */
@HopperflowTest
class ReconcilerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort int port;
    @Autowired Reconciler reconciler;
    @Autowired RuntimeService runtime;
    @Autowired JdbcClient jdbc;

    private World world;
    private String campaign;
    private String customer;

    @BeforeEach
    void oneContactWaitsForTheReply() {
        world = World.create(new Api("http://localhost:" + port, "admin", "admin-of-the-tests"));
        customer = world.phone(1);
        campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + customer + "\n"));
        await().atMost(PATIENCE).until(() -> world.history(campaign).size() == 1);
    }

    @Test
    void an_entry_whose_flow_is_gone_is_closed_with_a_reason() {
        jdbc.sql("update hopper_entry set process_instance_id = 'gone' where phone = :phone").param("phone", customer).update();

        reconciler.check();

        world.awaitEntry(campaign, customer, "CLOSED", "The flow was lost");
    }

    @Test
    void a_flow_without_an_entry_is_shown_as_one_incident() {
        String instance = jdbc.sql("select process_instance_id from hopper_entry where phone = :phone").param("phone", customer)
                .query(String.class).single();
        jdbc.sql("delete from hopper_entry where phone = :phone").param("phone", customer).update();

        reconciler.check();
        reconciler.check();

        assertThat(runtime.createIncidentQuery().processInstanceId(instance).incidentType("entryMissing").count()).isEqualTo(1);
        runtime.deleteProcessInstance(instance, "cleaned up");
    }

    @Test
    void a_healthy_campaign_is_left_alone() {
        reconciler.check();

        assertThat(world.entry(campaign, customer).path("status").asText()).isEqualTo("PENDING");
    }
}
