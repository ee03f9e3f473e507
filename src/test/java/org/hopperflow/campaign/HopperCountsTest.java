package org.hopperflow.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.hopperflow.process.reconcile.Reconciler;
import org.hopperflow.shared.CampaignId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The kept counts are what {@code count(*)} says, whatever happens to the entries. */
@HopperflowTest
class HopperCountsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> STATUSES = List.of("FRESH", "RETRY", "PENDING", "CLOSED");

    @LocalServerPort int port;
    @Autowired HopperCountRepository counts;
    @Autowired CampaignRegister register;
    @Autowired CountFolding folding;
    @Autowired Reconciler reconciler;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    private World world;
    private CampaignId campaign;

    @BeforeEach
    void aStoppedCampaign() {
        world = World.create(new Api("http://localhost:" + port, "admin", "admin-of-the-tests"));
        campaign = stopped();
    }

    @Test
    void entries_are_counted_by_their_status() {
        fill(campaign, "FRESH", 5);
        fill(campaign, "RETRY", 2);
        fill(campaign, "PENDING", 3);
        fill(campaign, "CLOSED", 4);

        assertThat(world.hopper(campaign.toString()).toString())
                .isEqualTo("{\"total\":14,\"fresh\":5,\"retry\":2,\"pending\":3,\"closed\":4}");
    }

    @Test
    void a_hopper_without_entries_counts_zero() {
        assertThat(counts.of(campaign)).isEqualTo(HopperCounts.of(0, 0, 0, 0));
    }

    @Test
    void many_who_move_entries_at_once_lose_none() {
        CampaignId other = stopped();
        fill(campaign, "FRESH", 200);
        fill(other, "FRESH", 200);
        ExecutorService crowd = Executors.newFixedThreadPool(8);

        List<CompletableFuture<Void>> work = IntStream.range(0, 8)
                .mapToObj(seed -> CompletableFuture.runAsync(() -> moveAround(new Random(seed), campaign, other), crowd)).toList();

        while (!work.stream().allMatch(CompletableFuture::isDone)) {
            folding.fold();
            assertThat(counts.of(campaign).total()).isEqualTo(200);
        }
        work.forEach(CompletableFuture::join);
        crowd.shutdown();
        assertThat(counts.of(campaign)).isEqualTo(counted(campaign));
        assertThat(counts.of(other)).isEqualTo(counted(other));
    }

    @Test
    void what_is_rolled_back_was_never_counted() {
        fill(campaign, "FRESH", 3);

        transaction.executeWithoutResult(status -> {
            move(campaign, "CLOSED", 2);
            assertThat(counts.of(campaign)).isEqualTo(HopperCounts.of(1, 0, 0, 2));
            status.setRollbackOnly();
        });

        assertThat(counts.of(campaign)).isEqualTo(HopperCounts.of(3, 0, 0, 0));
    }

    @Test
    void a_statement_that_changes_no_status_writes_no_difference() {
        fill(campaign, "PENDING", 3);

        int written = transaction.execute(status -> {
            int before = differences();
            jdbc.sql("update hopper_entry set reason = 'y', status = 'PENDING' where campaign_id = :id").param("id", campaign.value())
                    .update();
            return differences() - before;
        });

        assertThat(written).isZero();
    }

    @Test
    void the_differences_are_folded_within_seconds() {
        fill(campaign, "FRESH", 3);
        move(campaign, "PENDING", 1);

        await().atMost(PATIENCE).until(() -> differences() == 0);

        assertThat(counts.of(campaign)).isEqualTo(HopperCounts.of(2, 0, 1, 0));
    }

    @Test
    void a_count_is_exact_while_the_differences_are_being_folded() {
        fill(campaign, "FRESH", 3);

        transaction.executeWithoutResult(status -> {
            counts.lock();
            counts.fold();
            assertThat(counts.of(campaign)).isEqualTo(HopperCounts.of(3, 0, 0, 0));
            assertThat(CompletableFuture.supplyAsync(() -> counts.of(campaign)).join()).isEqualTo(HopperCounts.of(3, 0, 0, 0));
        });
    }

    @Test
    void a_deleted_campaign_leaves_no_counts() {
        fill(campaign, "FRESH", 3);

        register.delete(campaign);

        await().atMost(PATIENCE).untilAsserted(() -> {
            folding.fold();
            folding.forgetEmpty();
            assertThat(jdbc.sql("select count(*) from hopper_count where campaign_id = :id").param("id", campaign.value())
                    .query(Integer.class).single()).isZero();
        });
        assertThat(differences()).isZero();
    }

    @Test
    void entries_that_were_moved_behind_the_counts_back_are_counted_again_by_the_reconciler() {
        fill(campaign, "FRESH", 3);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            move(campaign, "CLOSED", 2);
        });
        assertThat(counts.of(campaign)).isEqualTo(HopperCounts.of(3, 0, 0, 0));

        await().atMost(PATIENCE).untilAsserted(() -> {
            reconciler.check();
            assertThat(counts.of(campaign)).isEqualTo(HopperCounts.of(1, 0, 0, 2));
        });
    }

    @Test
    void the_board_counts_all_its_campaigns_at_once() {
        CampaignId other = stopped();
        fill(campaign, "FRESH", 2);
        fill(other, "CLOSED", 1);

        List<CampaignSummary> newest = register.newest(2);

        assertThat(newest).extracting(CampaignSummary::hopper)
                .containsExactlyInAnyOrder(HopperCounts.of(2, 0, 0, 0), HopperCounts.of(0, 0, 0, 1));
    }

    private void moveAround(Random random, CampaignId one, CampaignId other) {
        for (int i = 0; i < 40; i++) {
            transaction.executeWithoutResult(status -> {
                move(random.nextBoolean() ? one : other, STATUSES.get(random.nextInt(4)), 1 + random.nextInt(20));
                move(random.nextBoolean() ? one : other, STATUSES.get(random.nextInt(4)), 1);
                if (random.nextInt(5) == 0) {
                    status.setRollbackOnly();
                }
            });
        }
    }

    /** Any of them, whoever is free. */
    private void move(CampaignId id, String status, int some) {
        jdbc.sql("""
                update hopper_entry set status = :status where id in (select id from hopper_entry where campaign_id = :id
                 and status <> :status order by random() limit :some for update skip locked)
                """).param("status", status).param("id", id.value()).param("some", some).update();
    }

    private void fill(CampaignId id, String status, int some) {
        jdbc.sql("""
                insert into hopper_entry (id, campaign_id, account_key, contact_id, phone, status, reason)
                select gen_random_uuid(), :id, :account, gen_random_uuid(), '39000', :status, 'x' from generate_series(1, :some)
                """).param("id", id.value()).param("account", world.key).param("status", status).param("some", some).update();
    }

    private HopperCounts counted(CampaignId id) {
        return HopperCounts.of(count(id, "FRESH"), count(id, "RETRY"), count(id, "PENDING"), count(id, "CLOSED"));
    }

    private long count(CampaignId id, String status) {
        return jdbc.sql("select count(*) from hopper_entry where campaign_id = :id and status = :status").param("id", id.value())
                .param("status", status).query(Long.class).single();
    }

    private int differences() {
        return jdbc.sql("select count(*) from hopper_count_change where campaign_id = :id").param("id", campaign.value())
                .query(Integer.class).single();
    }

    private CampaignId stopped() {
        CampaignId id = CampaignId.of(world.campaign(""));
        register.stop(id);
        return id;
    }
}
